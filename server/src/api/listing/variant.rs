//! What a listing comes in, as programs read it.

use domain::{
    catalog::{
        content::Supply,
        variant::{self, Chosen, Variation},
    },
    price::Agreed,
    promotion::discount::Percent,
    quantity::Quantity,
    text::Bilingual,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::shown::{OwnPrice, Tier, tiers};

/// A text in Chinese, in English, or in both.
#[derive(Serialize, ToSchema)]
struct Text {
    zh: Option<String>,
    en: Option<String>,
}

impl From<Bilingual> for Text {
    fn from(text: Bilingual) -> Self {
        let Bilingual { zh, en } = text;
        Self { zh, en }
    }
}

/// Something buyers choose by.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingOption)]
pub(super) struct VariantOption {
    name: Text,
    values: Vec<Text>,
}

impl From<variant::VariantOption> for VariantOption {
    fn from(option: variant::VariantOption) -> Self {
        Self {
            name: option.name.into(),
            values: option.values.into_iter().map(Text::from).collect(),
        }
    }
}

/// A combination of values that is sold.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingVariant)]
pub(super) struct Variant {
    /// What a line of an RFQ names it by.
    #[schema(example = "N-0210-R-XL")]
    sku: String,
    /// One value of each option, in their order.
    values: Vec<Text>,
    /// What can be had of it, where the supplier says; what orders reserved is not in it.
    #[schema(value_type = Option<String>, example = "120")]
    stock: Option<Quantity>,
    /// Whether nothing is left of it.
    sold_out: bool,
    /// What it costs; where it has no prices of its own, those of the listing.
    tiers: Vec<Tier>,
    /// What the key's company pays instead.
    your_price: Option<OwnPrice>,
}

/// The variants of a listing, for whoever has these prices of their own.
pub(super) fn variants(
    variation: &Variation,
    supply: &Supply,
    agreed: Option<&Agreed>,
    percent: Option<Percent>,
) -> Vec<Variant> {
    let variant = |one: Chosen| {
        let selling = supply.selling_of(&one.sku);
        let stock = supply.stock_of(Some(&one.sku));
        let own = agreed.and_then(|agreed| agreed.selling(&selling, percent));
        Variant {
            values: one.values.into_iter().map(Text::from).collect(),
            stock,
            sold_out: stock == Some(Quantity::ZERO),
            tiers: tiers(&selling),
            your_price: own.as_ref().map(OwnPrice::new),
            sku: one.sku,
        }
    };
    variation.all().map(variant).collect()
}

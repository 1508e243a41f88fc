//! The discount that holds for a listing, as the API shows it.

use domain::{
    catalog::tier::Tiers,
    id::PromotionId,
    money::Currency,
    promotion::{ZONE, discount::Discount},
    text::Locale,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::money::Price;

/// A discount off the list price, and until when.
#[derive(Serialize, ToSchema)]
pub(super) struct Promotion {
    /// The campaign.
    #[schema(value_type = uuid::Uuid)]
    id: PromotionId,
    /// The campaign's page.
    url: String,
    /// In the language of the answer, or in the other where there is no other.
    name: String,
    name_zh: Option<String>,
    name_en: Option<String>,
    /// How much less, in percent.
    #[schema(example = 15)]
    percent: u32,
    /// Its last day, in China.
    last_day: chrono::NaiveDate,
    /// The lowest tier's price with so much taken off; that of any tier is worked out the same way: list price times
    /// (100 − percent) / 100, rounded half-up to six decimals, at least 0.000001.
    price_from: Option<Price>,
}

impl Promotion {
    pub(super) fn new(
        discount: Discount,
        tiers: &Tiers,
        currency: Currency,
        site: &str,
        locale: Locale,
    ) -> Self {
        let lowest = discount.percent.off_each(tiers).lowest();
        let last = discount.until - chrono::TimeDelta::microseconds(1);
        Self {
            id: discount.campaign,
            url: format!("{site}/campaigns/{}", discount.campaign),
            name: discount.name.get(locale).to_owned(),
            name_zh: discount.name.zh,
            name_en: discount.name.en,
            percent: discount.percent.number(),
            last_day: last.with_timezone(&ZONE).date_naive(),
            price_from: lowest.map(|price| Price::new(price, currency)),
        }
    }
}

//! Variants of a listing (规格): its options with their values, and the combinations of them that are sold, each with a
//! number of its own.
//!
//! Which there are is wording, read by an operator; what is in stock of each and what it costs changes at once, like
//! everything of [`Supply`]. A variant is named by its SKU: another SKU is another variant.

pub mod draft;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    content::Supply,
    tier::{Selling, Tiers},
};
use crate::{
    money::UnitPrice,
    problem::Problem,
    quantity::Quantity,
    text::{Bilingual, Locale},
};

/// The most options a listing has.
pub const MAX_OPTIONS: usize = 3;
/// The most values an option has.
pub const MAX_VALUES: usize = 30;
/// The most variants a listing has.
pub const MAX_VARIANTS: usize = 100;
/// The longest name of an option or a value, in characters.
pub(super) const MAX_NAME: usize = 60;

/// What a listing comes in. Without variants it is empty: the listing is one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variation {
    /// What buyers choose by: one to [`MAX_OPTIONS`].
    pub options: Vec<VariantOption>,
    /// What they can choose: one to [`MAX_VARIANTS`], no combination and no SKU twice.
    pub variants: Vec<Combination>,
}

/// Something buyers choose by (颜色, 尺码).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantOption {
    /// What it is called.
    pub name: Bilingual,
    /// One to [`MAX_VALUES`]; no text stands for two of them.
    pub values: Vec<Bilingual>,
}

/// A combination of values that is sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Combination {
    /// The supplier's number of it, unique in the company like those of listings.
    pub sku: String,
    /// For each option the place of its value, from 0.
    pub values: Vec<usize>,
}

/// What changes at once about a variant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantSupply {
    /// What is in stock, if the supplier says.
    pub stock: Option<Quantity>,
    /// Its own prices in the listing's currency; none: those of the listing.
    pub tiers: Tiers,
}

/// A variant as a line of a request names it, whatever becomes of its listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// Its number.
    pub sku: String,
    /// What it is of each option, in their order.
    pub values: Vec<Bilingual>,
}

impl Chosen {
    /// The variant of this number, before it is known what it is called.
    pub fn asked(sku: String) -> Self {
        let values = Vec::new();
        Self { sku, values }
    }

    /// As it is said beside the listing's title: `红 · XL`.
    pub fn label(&self, locale: Locale) -> String {
        let values: Vec<_> = self.values.iter().map(|value| value.get(locale)).collect();
        values.join(" · ")
    }
}

impl Variation {
    /// Whether the listing has no variants.
    pub fn is_empty(&self) -> bool {
        self.variants.is_empty()
    }

    /// The numbers of its variants.
    pub fn skus(&self) -> impl Iterator<Item = &str> {
        self.variants.iter().map(|variant| variant.sku.as_str())
    }

    /// The variant of this number.
    pub fn chosen(&self, sku: &str) -> Option<Chosen> {
        let variant = self.variants.iter().find(|variant| variant.sku == sku)?;
        Some(self.named(variant))
    }

    /// All variants, by name.
    pub fn all(&self) -> impl Iterator<Item = Chosen> {
        self.variants.iter().map(|variant| self.named(variant))
    }

    fn named(&self, variant: &Combination) -> Chosen {
        let values = self.options.iter().zip(&variant.values);
        let values = values.filter_map(|(option, place)| option.values.get(*place));
        Chosen {
            sku: variant.sku.clone(),
            values: values.cloned().collect(),
        }
    }

    /// Every combination of the options' values, in their order, the last option's first to change; `None` where they
    /// are more than a listing may have.
    pub fn combinations(options: &[VariantOption]) -> Option<Vec<Vec<usize>>> {
        let mut all = vec![Vec::new()];
        for option in options {
            if all.len() * option.values.len() > MAX_VARIANTS {
                return None;
            }
            let longer = |begun: Vec<usize>| {
                (0..option.values.len()).map(move |place| [begun.as_slice(), &[place]].concat())
            };
            all = all.into_iter().flat_map(longer).collect();
        }
        Some(all)
    }

    /// What is wrong with it beside the listing of this SKU.
    fn check(&self, listing: &str) -> Result<(), Problem> {
        let mut skus = BTreeSet::from([listing]);
        if let Some(twice) = self.skus().find(|sku| !skus.insert(sku)) {
            return Err(Problem::new("variant-sku-twice").with("sku", twice));
        }
        let mut combinations = BTreeSet::new();
        match self.all().find(|one| !combinations.insert(words(one))) {
            Some(twice) => Err(Problem::new("variant-twice").with("sku", twice.sku)),
            None => Ok(()),
        }
    }
}

/// The values of a variant as one text, to be compared.
fn words(one: &Chosen) -> String {
    let values = one.values.iter().map(draft::said);
    values.collect::<Vec<_>>().join("\n")
}

impl Supply {
    /// How a variant is sold: at its own prices, or at the listing's.
    pub fn selling_of(&self, sku: &str) -> Selling {
        let own = self.variants.get(sku).map(|variant| &variant.tiers);
        let tiers = own.filter(|tiers| !tiers.on_request());
        Selling {
            tiers: tiers.unwrap_or(&self.selling.tiers).clone(),
            ..self.selling.clone()
        }
    }

    /// What is in stock of the listing, or of its variant of this number.
    pub fn stock_of(&self, sku: Option<&str>) -> Option<Quantity> {
        match sku {
            Some(sku) => self.variants.get(sku)?.stock,
            None => self.stock,
        }
    }

    /// How it is sold at the lowest price any variant has for a quantity, for "from …".
    pub fn cheapest(&self) -> Selling {
        if self.variants.is_empty() {
            return self.selling.clone();
        }
        let all: Vec<Tiers> = self
            .variants
            .keys()
            .map(|sku| self.selling_of(sku).tiers)
            .collect();
        let at = |tiers: &Tiers, quantity| -> Option<UnitPrice> { Some(tiers.at(quantity)?.unit_price) };
        Selling {
            tiers: Tiers::stepwise(&all, |quantity| {
                all.iter().filter_map(|tiers| at(tiers, quantity)).min()
            }),
            ..self.selling.clone()
        }
    }

    /// Whether nothing is left of it, nor of any variant.
    pub fn sold_out(&self) -> bool {
        let gone = |stock: Option<Quantity>| stock == Some(Quantity::ZERO);
        match self.variants.is_empty() {
            true => gone(self.stock),
            false => self.variants.values().all(|variant| gone(variant.stock)),
        }
    }

    /// The supply of these variants only, and of the listing what is in stock of all that say it.
    pub fn of_variants(mut self, variation: &Variation) -> Self {
        let named: BTreeSet<&str> = variation.skus().collect();
        self.variants.retain(|sku, _| named.contains(sku.as_str()));
        if !self.variants.is_empty() {
            let stated = self.variants.values().filter_map(|variant| variant.stock);
            self.stock = stated.clone().next().map(|_| sum(stated));
        }
        self
    }

    /// The same at other prices, each price of the listing and of its variants by the same rule.
    pub fn sold_as(&mut self, mut prices: impl FnMut(&Selling) -> Option<Selling>) -> bool {
        let (mut changed, public) = (false, self.selling.clone());
        for variant in self.variants.values_mut().filter(|one| !one.tiers.on_request()) {
            let own = Selling {
                tiers: variant.tiers.clone(),
                ..public.clone()
            };
            if let Some(selling) = prices(&own) {
                (variant.tiers, changed) = (selling.tiers, true);
            }
        }
        if let Some(selling) = prices(&public) {
            (self.selling, changed) = (selling, true);
        }
        changed
    }

    /// The supply of a listing whose variants are written elsewhere: those that stand, their prices from the least
    /// quantity on. A currency their own prices are not in is refused.
    pub fn keep_variants(&mut self, of: &Self, variation: &Variation) -> Result<(), Problem> {
        let priced = of.variants.values().any(|variant| !variant.tiers.on_request());
        if priced && of.selling.currency != self.selling.currency {
            let stays = of.selling.currency.code();
            return Err(Problem::new("variant-currency").with("currency", stays));
        }
        let kept = of.variants.iter().map(|(sku, variant)| {
            let kept = VariantSupply {
                stock: variant.stock,
                tiers: variant.tiers.clone().starting_at(self.selling.moq),
            };
            (sku.clone(), kept)
        });
        self.variants = kept.collect();
        if !variation.is_empty() {
            self.stock = None;
        }
        Ok(())
    }
}

/// All of them together, up to the most there can be.
pub fn sum(stocks: impl Iterator<Item = Quantity>) -> Quantity {
    let sum: i64 = stocks.map(Quantity::thousandths).sum();
    Quantity::from_thousandths(sum).unwrap_or(Quantity::MAX)
}

/// What is in stock and what each variant costs, by its number.
pub type VariantSupplies = BTreeMap<String, VariantSupply>;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::sample::any_listing;

    #[test]
    fn every_combination_is_there_once() {
        let option = |count: usize| VariantOption {
            name: Bilingual::both("颜色", "Colour"),
            values: vec![Bilingual::default(); count],
        };
        let all = Variation::combinations(&[option(2), option(2)]).unwrap();
        assert_eq!(all, [[0, 0], [0, 1], [1, 0], [1, 1]]);
        assert_eq!(
            Variation::combinations(&[option(10), option(10)]).unwrap().len(),
            MAX_VARIANTS
        );
        assert_eq!(Variation::combinations(&[option(10), option(11)]), None);
    }

    proptest! {
        #[test]
        fn no_variant_is_cheaper_than_the_price_from_and_one_has_it(
            listing in any_listing(), units in 1_u32..9_000,
        ) {
            let (supply, quantity) = (listing.supply, Quantity::whole(units));
            let price = |selling: &Selling| selling.tiers.at(quantity).map(|tier| tier.unit_price);
            let least = price(&supply.cheapest());
            let mut prices: Vec<_> = supply.variants.keys().filter_map(|sku| price(&supply.selling_of(sku))).collect();
            if supply.variants.is_empty() {
                prices.extend(price(&supply.selling));
            }
            prop_assert_eq!(least, prices.into_iter().min());
        }

        #[test]
        fn the_stock_of_a_listing_is_that_of_all_its_variants(listing in any_listing()) {
            let stated: Vec<_> = listing.supply.variants.values().filter_map(|one| one.stock).collect();
            let none = listing.supply.variants.is_empty();
            let before = listing.supply.stock;
            let supply = listing.supply.of_variants(&listing.wording.variation);
            let whole: i64 = stated.iter().map(|stock| stock.thousandths()).sum();
            let expected = match (none, stated.is_empty()) {
                (true, _) => before,
                (false, true) => None,
                (false, false) => Quantity::from_thousandths(whole),
            };
            prop_assert_eq!(supply.stock, expected);
            prop_assert!(!supply.sold_out() || supply.stock == Some(Quantity::ZERO));
        }
    }
}

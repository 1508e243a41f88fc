//! What the values of filters are called in the language of the page.

use crate::{
    catalog::words::asked,
    format::{group, quantity, unit_price},
    i18n::{country, locale},
    shell::MarketLink,
    t,
};
use domain::{
    catalog::{
        content::AttributeValue,
        schema::{Definition, Schema},
    },
    money::UnitPrice,
    search::{Filters, PriceRange, attribute},
    text::Bilingual,
};
use std::collections::BTreeMap;

/// The names of what has one, by what it is sent as.
pub(super) struct Words {
    pub(super) markets: Vec<MarketLink>,
    /// By path.
    pub(super) categories: BTreeMap<String, Bilingual>,
    /// By code.
    pub(super) regions: BTreeMap<String, Bilingual>,
    /// What the chosen categories ask for.
    pub(super) schema: Schema,
}

impl Words {
    pub(super) fn market(&self, slug: &str) -> String {
        let known = self.markets.iter().find(|market| market.slug == slug);
        known.map_or(slug, |market| &market.name).to_owned()
    }

    /// A category's own name, without those above it.
    pub(super) fn category(&self, path: &str) -> String {
        let own = path.rsplit(" > ").next().unwrap_or(path);
        let known = self.categories.get(path);
        known.map_or(own, |name| name.get(locale())).to_owned()
    }

    pub(super) fn region(&self, code: &str) -> String {
        let known = self.regions.get(code);
        known.map_or(code, |name| name.get(locale())).to_owned()
    }

    pub(super) fn country(&self, code: &str) -> String {
        let known = code.parse().ok();
        known.map_or_else(|| code.to_owned(), |known| country(locale(), &known))
    }

    /// An attribute's name: as its category has it, or as on the listing's page.
    pub(super) fn attribute(&self, name: &str) -> String {
        match self.asked(name) {
            Some(definition) => definition.name.get(locale()).to_owned(),
            None => name.replace('_', " "),
        }
    }

    /// An attribute's value: with its unit or by its choice's name; else suppliers' own words, but for yes and no.
    pub(super) fn value(&self, name: &str, value: &str) -> String {
        if let Some(definition) = self.asked(name) {
            return asked(definition, &AttributeValue::Text(value.to_owned()));
        }
        match value {
            "true" => t!("catalog-yes"),
            "false" => t!("catalog-no"),
            other => other.to_owned(),
        }
    }

    /// The attribute of this key that a chosen category asks for.
    pub(super) fn asked(&self, name: &str) -> Option<&Definition> {
        let key = attribute::folded(name);
        self.schema
            .0
            .iter()
            .find(|definition| definition.key.as_str() == key)
    }

    /// Its place among those: they come in the category's order, all others behind them.
    pub(super) fn place(&self, name: &str) -> usize {
        let key = attribute::folded(name);
        let place = self
            .schema
            .0
            .iter()
            .position(|definition| definition.key.as_str() == key);
        place.unwrap_or(self.schema.0.len())
    }
}

/// `Price: ¥ 1.00 – ¥ 5.00`.
pub(super) fn price(range: PriceRange) -> String {
    let price = |millionths| {
        let known = UnitPrice::from_millionths(millionths);
        known.map(|price| unit_price(price, range.currency))
    };
    match (price(range.from), price(range.to)) {
        (Some(from), Some(to)) => t!("search-price-between", from = from, to = to),
        (Some(from), None) => t!("search-price-from", from = from),
        (None, Some(to)) => t!("search-price-to", to = to),
        (None, None) => t!("search-price-any", currency = range.currency.code()),
    }
}

/// `MOQ at most 50`.
pub(super) fn moq(filters: &Filters) -> Option<String> {
    let most = filters.moq_max?;
    Some(t!("search-moq-most", quantity = quantity(most)))
}

/// `Ready within 15 days`.
pub(super) fn lead_time(filters: &Filters) -> Option<String> {
    let days = filters.lead_time_max?;
    Some(t!(
        "search-lead-time-most",
        days = days,
        shown = group(&days.to_string())
    ))
}

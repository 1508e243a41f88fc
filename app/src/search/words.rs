//! What the values of filters are called in the language of the page.

use crate::{
    format::{group, quantity, unit_price},
    i18n::{country, locale},
    shell::MarketLink,
    t,
};
use domain::{
    money::UnitPrice,
    search::{Filters, PriceRange},
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

    /// An attribute's name, as on the listing's page.
    pub(super) fn attribute(&self, name: &str) -> String {
        name.replace('_', " ")
    }

    /// An attribute's value: suppliers' own words, but for yes and no.
    pub(super) fn value(&self, value: &str) -> String {
        match value {
            "true" => t!("catalog-yes"),
            "false" => t!("catalog-no"),
            other => other.to_owned(),
        }
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

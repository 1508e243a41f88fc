//! What a search is narrowed by: as it stands in an address, and as an engine is asked.

use std::{borrow::Cow, collections::BTreeSet};

use super::attribute::{self, Chosen, folded};
use crate::{
    company::Country,
    form,
    money::{Currency, UnitPrice},
    problem::{FieldErrors, Problem},
    quantity::Quantity,
};

/// The most attributes one search is narrowed by.
const MAX_ATTRIBUTES: usize = 20;
/// The longest time from order to ready, in days, that can be asked for.
const MAX_DAYS: u32 = 9_999;

/// What narrows a search. Values of one filter are alternatives; all filters must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Only these markets (slugs); none means all.
    pub markets: Vec<String>,
    /// Only these categories (English path, `A > B`), with all below them.
    pub categories: Vec<String>,
    /// Only markets in these cities (GB/T 2260).
    pub regions: Vec<String>,
    /// Only suppliers of these countries.
    pub countries: Vec<Country>,
    /// Only this supplier's (company code).
    pub supplier: Option<String>,
    /// Only suppliers whose verification holds.
    pub verified: bool,
    /// Only suppliers with one of these certificates, each as [`certificate`] has it, which an operator found to hold.
    pub certificates: Vec<String>,
    /// Only prices in this range.
    pub price: Option<PriceRange>,
    /// Only what can be had in this quantity, or less.
    pub moq_max: Option<Quantity>,
    /// Only what is ready so many days after the order, or sooner.
    pub lead_time_max: Option<u32>,
    /// Only these values of these attributes. One that is named without values narrows nothing: it is counted in any case.
    pub attributes: Chosen,
}

/// A range of unit prices in one currency. Nothing is converted: a listing's lowest unit price lies in the range if it
/// is in this currency, and one on request lies in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceRange {
    /// Of which currency.
    pub currency: Currency,
    /// From how many millionths on.
    pub from: i64,
    /// Up to how many millionths.
    pub to: i64,
}

impl PriceRange {
    /// Whether a price lies in it.
    pub fn contains(&self, price: UnitPrice, currency: Currency) -> bool {
        currency == self.currency && (self.from..=self.to).contains(&price.millionths())
    }
}

/// The filters as they stand in an address, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterForm {
    /// Slugs.
    pub market: Vec<String>,
    /// Paths.
    pub category: Vec<String>,
    /// Codes.
    pub region: Vec<String>,
    /// Codes.
    pub country: Vec<String>,
    /// A code.
    pub supplier: String,
    /// `true`.
    pub verified: String,
    /// Names.
    pub certificate: Vec<String>,
    /// A code; the one of whoever asks, if empty.
    pub currency: String,
    /// A price.
    pub price_min: String,
    /// A price.
    pub price_max: String,
    /// A quantity.
    pub moq_max: String,
    /// Days.
    pub lead_time_max: String,
    /// Name and value.
    pub attributes: Vec<(String, String)>,
}

impl FilterForm {
    /// Takes a parameter of an address; returns whether it is a filter. Of one with a single value that stands twice
    /// the last counts.
    pub fn take(&mut self, name: &str, value: &str) -> bool {
        if let Some(name) = name.strip_prefix(attribute::PREFIX) {
            if !name.trim().is_empty() && !value.trim().is_empty() {
                self.attributes.push((name.to_owned(), value.to_owned()));
            }
            return true;
        }
        if let Some(values) = self.many(name) {
            if !value.trim().is_empty() && !values.iter().any(|known| known == value) {
                values.push(value.to_owned());
            }
            return true;
        }
        match self.one(name) {
            Some(field) => {
                value.clone_into(field);
                true
            }
            None => false,
        }
    }

    fn many(&mut self, name: &str) -> Option<&mut Vec<String>> {
        match name {
            "market" => Some(&mut self.market),
            "category" => Some(&mut self.category),
            "region" => Some(&mut self.region),
            "country" => Some(&mut self.country),
            "certificate" => Some(&mut self.certificate),
            _ => None,
        }
    }

    fn one(&mut self, name: &str) -> Option<&mut String> {
        match name {
            "supplier" => Some(&mut self.supplier),
            "verified" => Some(&mut self.verified),
            "currency" => Some(&mut self.currency),
            "price_min" => Some(&mut self.price_min),
            "price_max" => Some(&mut self.price_max),
            "moq_max" => Some(&mut self.moq_max),
            "lead_time_max" => Some(&mut self.lead_time_max),
            _ => None,
        }
    }

    /// The parameters again: those that say something.
    pub fn parameters(&self) -> Vec<(Cow<'static, str>, &str)> {
        // A currency by itself narrows nothing.
        let currency = if self.has_price() {
            self.currency.as_str()
        } else {
            ""
        };
        let many = [
            ("market", &self.market),
            ("category", &self.category),
            ("region", &self.region),
            ("country", &self.country),
            ("certificate", &self.certificate),
        ];
        let one = [
            ("supplier", self.supplier.as_str()),
            ("verified", &self.verified),
            ("price_min", &self.price_min),
            ("price_max", &self.price_max),
            ("currency", currency),
            ("moq_max", &self.moq_max),
            ("lead_time_max", &self.lead_time_max),
        ];
        let many = many
            .into_iter()
            .flat_map(|(name, values)| values.iter().map(move |value| (name.into(), value.as_str())));
        let one = one.map(|(name, value)| (name.into(), value));
        let attributes = self.attributes.iter();
        let attributes =
            attributes.map(|(name, value)| (format!("{}{name}", attribute::PREFIX).into(), value.as_str()));
        let all = many.chain(one).chain(attributes);
        all.filter(|(_, value)| !value.trim().is_empty()).collect()
    }

    /// Whether a price is asked for.
    pub fn has_price(&self) -> bool {
        [&self.price_min, &self.price_max]
            .iter()
            .any(|price| !price.trim().is_empty())
    }

    /// The filters, and all that is wrong with them: a wrong one narrows nothing. `currency` is that of prices of which
    /// none is said.
    pub fn read(&self, currency: Currency) -> (Filters, FieldErrors) {
        let mut errors = FieldErrors::default();
        let countries = self.country.iter().map(|code| code.parse());
        let countries = errors.take("country", countries.collect());
        let verified = errors.take("verified", yes(&self.verified));
        let price = self.price(currency, &mut errors);
        let moq_max = errors.take("moq_max", form::optional(&self.moq_max)).flatten();
        let lead_time_max = Some(self.lead_time_max.as_str()).filter(|days| !days.trim().is_empty());
        let lead_time_max = lead_time_max
            .and_then(|days| errors.take("lead_time_max", form::whole_number(days, 0, MAX_DAYS)));
        let mut attributes = Chosen::new();
        for (name, value) in &self.attributes {
            let values = attributes.entry(folded(name)).or_default();
            values.insert(folded(value));
        }
        if attributes.len() > MAX_ATTRIBUTES {
            errors.add(
                "attr",
                Problem::new("too-many-filters").with("max", MAX_ATTRIBUTES),
            );
            attributes.clear();
        }
        let certificates: BTreeSet<_> = self.certificate.iter().map(|name| certificate(name)).collect();
        let filters = Filters {
            markets: self.market.clone(),
            categories: self.category.clone(),
            regions: self.region.clone(),
            countries: countries.unwrap_or_default(),
            supplier: Some(self.supplier.clone()).filter(|code| !code.trim().is_empty()),
            verified: verified.unwrap_or_default(),
            certificates: certificates.into_iter().collect(),
            price,
            moq_max,
            lead_time_max,
            attributes,
        };
        (filters, errors)
    }

    fn price(&self, usual: Currency, errors: &mut FieldErrors) -> Option<PriceRange> {
        if !self.has_price() {
            return None;
        }
        let limit = |raw: &str, open: i64| match raw.trim() {
            "" => Ok(open),
            typed => form::decimal(typed, 6),
        };
        let currency = errors.take("currency", form::optional(&self.currency));
        let from = errors.take("price_min", limit(&self.price_min, 0));
        let to = errors.take("price_max", limit(&self.price_max, i64::MAX));
        let (currency, from, to) = (currency?.unwrap_or(usual), from?, to?);
        if to < from {
            errors.add("price_max", Problem::new("below-the-least"));
            return None;
        }
        Some(PriceRange { currency, from, to })
    }
}

/// A certificate's name as it is compared and counted: `iso  9001` and `ＩＳＯ 9001` are `ISO 9001`.
pub fn certificate(name: &str) -> String {
    folded(name).to_uppercase()
}

fn yes(raw: &str) -> Result<bool, Problem> {
    match raw.trim() {
        "" | "false" => Ok(false),
        "true" => Ok(true),
        _ => Err(Problem::new("not-true-or-false")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn form(pairs: &[(&str, &str)]) -> FilterForm {
        let mut form = FilterForm::default();
        for (name, value) in pairs {
            assert!(form.take(name, value), "{name}");
        }
        form
    }

    #[test]
    fn filters_are_read_as_they_are_typed() {
        let (filters, errors) = form(&[
            ("country", "cn"),
            ("country", "DE"),
            ("verified", "true"),
            ("certificate", " iso  9001"),
            ("certificate", "ISO 9001"),
            ("price_min", "０．５"),
            ("price_max", "1,200"),
            ("moq_max", "50"),
            ("lead_time_max", "15"),
            ("attr.Material", "Nylon"),
            ("attr.material", "PE"),
        ])
        .read(Currency::CNY);
        assert!(errors.is_empty());
        assert_eq!(filters.countries.len(), 2);
        assert_eq!(filters.certificates, ["ISO 9001"]);
        assert_eq!(
            filters.price,
            Some(PriceRange {
                currency: Currency::CNY,
                from: 500_000,
                to: 1_200_000_000
            })
        );
        assert_eq!(filters.moq_max, Some(Quantity::whole(50)));
        assert_eq!(filters.lead_time_max, Some(15));
        assert_eq!(filters.attributes["material"].len(), 2);
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once_and_narrows_nothing() {
        let (filters, errors) = form(&[
            ("country", "ZZ"),
            ("verified", "maybe"),
            ("price_min", "5"),
            ("price_max", "4"),
            ("moq_max", "-1"),
            ("lead_time_max", "soon"),
        ])
        .read(Currency::CNY);
        let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(
            fields,
            ["country", "verified", "price_max", "moq_max", "lead_time_max"]
        );
        assert_eq!(filters, Filters::default());
    }

    #[test]
    fn a_currency_alone_narrows_nothing() {
        let form = form(&[("currency", "USD")]);
        assert_eq!(form.read(Currency::CNY).0, Filters::default());
        assert_eq!(form.parameters(), []);
    }

    #[test]
    fn a_price_lies_in_a_range_of_its_own_currency_only() {
        let form = form(&[("price_max", "3.2"), ("currency", "usd")]);
        let range = form.read(Currency::CNY).0.price.unwrap();
        let price = |text: &str| text.parse::<UnitPrice>().unwrap();
        assert!(range.contains(price("3.2"), Currency::USD));
        assert!(!range.contains(price("3.200001"), Currency::USD));
        assert!(!range.contains(price("1"), Currency::CNY));
    }

    #[test]
    fn blanks_narrow_nothing() {
        let mut form = FilterForm::default();
        for name in [
            "market",
            "category",
            "region",
            "country",
            "supplier",
            "moq_max",
            "attr.Colour",
        ] {
            form.take(name, " ");
        }
        assert_eq!(
            form.read(Currency::CNY),
            (Filters::default(), FieldErrors::default())
        );
    }

    proptest! {
        #[test]
        fn an_address_survives(pairs in prop::collection::vec(("market|country|certificate|supplier|verified|moq_max|attr\\.[a-z网 ]{1,6}|price_min", "[ -~网]{1,9}"), 0..9)) {
            let mut form = FilterForm::default();
            for (name, value) in &pairs {
                form.take(name, value);
            }
            let mut again = FilterForm::default();
            for (name, value) in form.parameters() {
                again.take(&name, value);
            }
            prop_assert_eq!(again.read(Currency::CNY), form.read(Currency::CNY));
        }
    }
}

//! Saved searches (收藏的搜索): what a person looks for again and again, and how often they are mailed what is new in it.

mod clock;

use std::{borrow::Cow, str::FromStr};

pub use self::clock::{Every, SETTLES, tells_from};
use super::{FilterForm, Filters, MAX_QUERY};
use crate::{
    Instant, form,
    id::{ListingId, SavedSearchId},
    money::Currency,
    problem::Problem,
    text::Bilingual,
};

/// The most searches one person keeps.
pub const MAX_SAVED: usize = 50;
/// The most listings a mail names of one search; all of them are behind its link.
pub const NAMED: usize = 5;

/// The most characters of what is looked for, filters and all.
const MAX_SOUGHT: usize = 2_000;

/// What a person calls a search: one line of 1 to [`Name::MAX`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// The most characters.
    pub const MAX: usize = 80;

    /// The name offered for a search: its words and filters, as many as there is room for.
    pub fn offered(parts: &[String]) -> String {
        let mut name = String::new();
        for part in parts.iter().filter(|part| !part.trim().is_empty()) {
            let more = match name.is_empty() {
                true => part.chars().take(Self::MAX).collect(),
                false => format!("{name} · {part}"),
            };
            if more.chars().count() > Self::MAX {
                break;
            }
            name = more;
        }
        name
    }

    /// The words.
    pub fn into_inner(self) -> String {
        self.0
    }
}

impl FromStr for Name {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        form::required_line(text, Self::MAX).map(Self)
    }
}

/// What is looked for: words and filters, without an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    text: String,
    filters: FilterForm,
}

impl Sought {
    /// What is looked for, as it stands in an address. Prices of which no currency is said are in `usual`, from now on.
    pub fn new(text: &str, filters: &FilterForm, usual: Currency) -> Result<Self, Problem> {
        let text: String = form::optional_line(text, usize::MAX)?
            .unwrap_or_default()
            .chars()
            .take(MAX_QUERY)
            .collect();
        let mut kept = FilterForm::default();
        for (name, value) in filters.parameters() {
            kept.take(&name, value);
        }
        if kept.has_price() && kept.currency.trim().is_empty() {
            usual.code().clone_into(&mut kept.currency);
        }
        let sought = Self {
            text: text.trim_end().to_owned(),
            filters: kept,
        };
        let parameters = sought.parameters();
        if parameters.is_empty() {
            return Err(Problem::new("saved-everything"));
        }
        let characters = |(name, value): &(Cow<'_, str>, &str)| name.chars().count() + value.chars().count();
        let length: usize = parameters.iter().map(characters).sum();
        if length > MAX_SOUGHT {
            return Err(Problem::new("saved-too-narrow"));
        }
        Ok(sought)
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The filters, as they stand in an address.
    pub fn filters(&self) -> &FilterForm {
        &self.filters
    }

    /// The parameters of the address where it is found.
    pub fn parameters(&self) -> Vec<(Cow<'static, str>, &str)> {
        let words = (!self.text.is_empty()).then_some(("q".into(), self.text.as_str()));
        words.into_iter().chain(self.filters.parameters()).collect()
    }

    /// Whether both find the same, however they are written.
    pub fn same(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    fn key(&self) -> (String, Filters) {
        // Prices have a currency of their own.
        let (mut filters, _) = self.filters.read(Currency::CNY);
        for alternatives in [
            &mut filters.markets,
            &mut filters.categories,
            &mut filters.regions,
            &mut filters.certificates,
        ] {
            alternatives.sort_unstable();
        }
        filters
            .countries
            .sort_unstable_by_key(|country| country.code().to_owned());
        filters.countries.dedup();
        (self.text.to_lowercase(), filters)
    }
}

/// A saved search as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Which.
    pub id: SavedSearchId,
    /// What they call it.
    pub name: String,
    /// What is looked for.
    pub sought: Sought,
    /// How often they are mailed.
    pub every: Every,
    /// When they saved it.
    pub saved_at: Instant,
}

/// What a mail tells of one search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Which.
    pub id: SavedSearchId,
    /// What its person calls it.
    pub name: String,
    /// What is looked for.
    pub sought: Sought,
    /// How many listings are new.
    pub new: usize,
    /// The newest of them, [`NAMED`] at most.
    pub named: Vec<NewListing>,
    /// What makes the address at which mails about this search are stopped.
    pub stop: String,
}

/// A listing a mail names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewListing {
    /// Which.
    pub id: ListingId,
    /// Its title.
    pub title: Bilingual,
    /// Who sells it.
    pub supplier: Bilingual,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sought(text: &str, pairs: &[(&str, &str)]) -> Sought {
        try_sought(text, pairs).unwrap()
    }

    fn try_sought(text: &str, pairs: &[(&str, &str)]) -> Result<Sought, Problem> {
        let mut form = FilterForm::default();
        for (name, value) in pairs {
            form.take(name, value);
        }
        Sought::new(text, &form, Currency::EUR)
    }

    #[test]
    fn a_name_is_one_line_and_one_is_offered_that_fits() {
        assert_eq!(
            " nets \n we  buy ".parse::<Name>().unwrap().into_inner(),
            "nets we buy"
        );
        assert!("".parse::<Name>().is_err() && "x".repeat(81).parse::<Name>().is_err());
        let parts = ["渔网", "", "Zhuhai"].map(String::from);
        assert_eq!(Name::offered(&parts), "渔网 · Zhuhai");
        let long = ["x".repeat(70), "y".repeat(20), "z".into()];
        assert_eq!(Name::offered(&long), "x".repeat(70));
        assert_eq!(Name::offered(&["网".repeat(99)]).chars().count(), Name::MAX);
    }

    #[test]
    fn the_same_is_the_same_however_it_is_written() {
        let one = sought(
            "Nylon  net",
            &[
                ("market", "a"),
                ("market", "b"),
                ("country", "cn"),
                ("attr.Material", "PE"),
                ("price_max", "5"),
            ],
        );
        let other = sought(
            " nylon net",
            &[
                ("price_max", "5.00"),
                ("currency", "eur"),
                ("attr.material", "pe"),
                ("country", "CN"),
                ("market", "b"),
                ("market", "a"),
            ],
        );
        assert!(one.same(&other) && other.same(&one));
        for different in [
            sought("nylon net", &[]),
            sought(
                "nylon net",
                &[
                    ("price_max", "5"),
                    ("currency", "USD"),
                    ("attr.material", "pe"),
                    ("country", "CN"),
                    ("market", "a"),
                    ("market", "b"),
                ],
            ),
        ] {
            assert!(!one.same(&different));
        }
    }

    #[test]
    fn a_currency_is_kept_with_its_price_and_nothing_that_says_nothing() {
        let kept = sought("", &[("price_min", "2"), ("market", " "), ("verified", "")]);
        assert_eq!(
            kept.parameters(),
            [("price_min".into(), "2"), ("currency".into(), "EUR")]
        );
    }

    #[test]
    fn everything_is_no_search_and_a_search_has_its_length() {
        assert_eq!(
            try_sought("  ", &[("currency", "EUR")]).unwrap_err().code,
            "saved-everything"
        );
        let long = "x".repeat(2_001);
        assert_eq!(
            try_sought("", &[("attr.Colour", &long)]).unwrap_err().code,
            "saved-too-narrow"
        );
        assert_eq!(sought(&long, &[]).text().len(), MAX_QUERY, "as searching cuts it");
    }

    proptest! {
        #[test]
        fn a_search_survives_its_address(text in "[ -~网]{0,30}", pairs in prop::collection::vec(("market|country|verified|price_max|currency|attr\\.[a-z网]{1,6}", "[ -~网]{1,9}"), 0..9)) {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            if let Ok(one) = try_sought(&text, &pairs) {
                let parameters = one.parameters();
                let filters: Vec<_> = parameters.iter().filter(|(name, _)| name != "q").map(|(name, value)| (name.as_ref(), *value)).collect();
                let again = sought(one.text(), &filters);
                prop_assert!(again.same(&one));
                prop_assert_eq!(again, one);
            }
        }
    }
}

//! Attributes as filters and facets: names and values are any text, compared without regard to case and width.

use std::collections::{BTreeMap, BTreeSet};

use super::Facets;
use crate::{
    catalog::{content::AttributeValue, decimal},
    form::half_width,
};

/// What a facet or a parameter that is an attribute begins with: `attr.Material`.
pub const PREFIX: &str = "attr.";
/// How many attributes are offered at once.
const MAX_NAMES: usize = 8;
/// How many values of each are.
const MAX_VALUES: usize = 20;
/// Longer names and values are found as words; they are no filters.
const MAX_LENGTH: usize = 120;

/// The attributes somebody chose: folded name → folded values, any of which will do.
pub type Chosen = BTreeMap<String, BTreeSet<String>>;

/// A name or a value as it is compared.
pub fn folded(text: &str) -> String {
    plain(&half_width(text).to_lowercase())
}

/// A name or a value on one line.
fn plain(text: &str) -> String {
    let apart = |c: char| c.is_whitespace() || c.is_control();
    text.split(apart)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What can be filtered by of attributes: name and value. Of two that are compared as the same, the first.
pub fn values(attributes: &[(String, AttributeValue)]) -> Vec<(String, String)> {
    let mut seen = BTreeSet::new();
    let pair = |(name, value): &(String, AttributeValue)| {
        let value = match value {
            AttributeValue::Number(number) => {
                let text = number.to_string();
                decimal::plain(&text).unwrap_or(text)
            }
            other => plain(&other.to_string()),
        };
        (plain(name), value)
    };
    let fits = |text: &str| (1..=MAX_LENGTH).contains(&text.chars().count());
    let pairs = attributes.iter().map(pair);
    pairs
        .filter(|(name, value)| fits(name) && fits(value))
        .filter(|(name, value)| seen.insert((folded(name), folded(value))))
        .collect()
}

/// How many listings say what, in each spelling.
#[derive(Clone, Debug, Default)]
pub struct Counts(BTreeMap<String, Values>);

type Values = BTreeMap<String, BTreeMap<(String, String), u64>>;

impl Counts {
    /// So many listings say this.
    pub fn add(&mut self, name: &str, value: &str, count: u64) {
        let values = self.0.entry(folded(name)).or_default();
        let spellings = values.entry(folded(value)).or_default();
        *spellings.entry((name.to_owned(), value.to_owned())).or_default() += count;
    }

    /// Takes over the other's counts of one attribute in the place of one's own.
    pub fn replace(&mut self, name: &str, with: &mut Self) {
        match with.0.remove(name) {
            Some(values) => self.0.insert(name.to_owned(), values),
            None => self.0.remove(name),
        };
    }

    /// The facets: what is chosen, and of the rest the attributes most listings have. One that says something else of
    /// every listing narrows nothing, and is not among them. Each is spelled as most listings spell it.
    pub fn facets(self, chosen: &Chosen) -> Facets {
        let (mut offered, rest): (Vec<_>, Vec<_>) = self
            .0
            .into_iter()
            .partition(|(name, _)| chosen.contains_key(name));
        let mut rest: Vec<_> = rest.into_iter().filter(|(_, values)| repeats(values)).collect();
        rest.sort_by_key(|(_, values)| std::cmp::Reverse(listings(values)));
        rest.truncate(MAX_NAMES);
        offered.extend(rest);
        offered
            .into_iter()
            .map(|(name, values)| {
                let spelled = commonest(spellings(&values, |(name, _)| name.clone()));
                let empty = BTreeSet::new();
                let kept = fullest(values, chosen.get(&name).unwrap_or(&empty));
                (format!("{PREFIX}{spelled}"), kept)
            })
            .collect()
    }
}

fn repeats(values: &Values) -> bool {
    values
        .values()
        .any(|spellings| spellings.values().sum::<u64>() > 1)
}

fn listings(values: &Values) -> u64 {
    values.values().flat_map(BTreeMap::values).sum()
}

/// How often each spelling of something stands there.
fn spellings(values: &Values, of: impl Fn(&(String, String)) -> String) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for (spelling, count) in values.values().flatten() {
        *counts.entry(of(spelling)).or_default() += count;
    }
    counts
}

/// The commonest; among equals the first.
fn commonest(spellings: BTreeMap<String, u64>) -> String {
    let first = |best: (String, u64), next: (String, u64)| if next.1 > best.1 { next } else { best };
    spellings.into_iter().reduce(first).unwrap_or_default().0
}

/// The values most listings have, and those that are chosen.
fn fullest(values: Values, chosen: &BTreeSet<String>) -> BTreeMap<String, u64> {
    let mut counted: Vec<_> = values
        .into_iter()
        .map(|(value, spellings)| {
            let count: u64 = spellings.values().sum();
            let spellings = spellings.into_iter().map(|((_, value), count)| (value, count));
            let mut summed = BTreeMap::new();
            for (value, count) in spellings {
                *summed.entry(value).or_default() += count;
            }
            (!chosen.contains(&value), commonest(summed), count)
        })
        .collect();
    counted.sort_by_key(|(open, _, count)| (*open, std::cmp::Reverse(*count)));
    let most = MAX_VALUES.max(chosen.len());
    counted
        .into_iter()
        .take(most)
        .map(|(_, value, count)| (value, count))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(pairs: &[(&str, &str)]) -> Chosen {
        let mut chosen = Chosen::new();
        for (name, value) in pairs {
            chosen.entry(folded(name)).or_default().insert(folded(value));
        }
        chosen
    }

    #[test]
    fn case_width_and_blanks_make_no_difference() {
        assert_eq!(folded(" Ｎylon\u{1f}  66 "), "nylon 66");
        assert_eq!(folded("尼龙"), "尼龙");
    }

    #[test]
    fn spellings_are_counted_together_and_shown_as_most_write_them() {
        let mut counts = Counts::default();
        for (name, value, count) in [
            ("Material", "Nylon", 3),
            ("material", "nylon", 2),
            ("Material", "PE", 1),
        ] {
            counts.add(name, value, count);
        }
        let facets = counts.facets(&Chosen::new());
        assert_eq!(
            facets["attr.Material"],
            [("Nylon".to_owned(), 5), ("PE".to_owned(), 1)].into()
        );
    }

    #[test]
    fn what_is_different_of_every_listing_is_offered_only_when_it_is_chosen() {
        let counts = || {
            let mut counts = Counts::default();
            counts.add("Barcode", "1", 1);
            counts.add("Barcode", "2", 1);
            counts
        };
        assert!(counts().facets(&Chosen::new()).is_empty());
        assert_eq!(
            counts().facets(&chosen(&[("barcode", "2")]))["attr.Barcode"].len(),
            2
        );
    }

    #[test]
    fn of_very_many_the_fullest_are_offered_and_the_chosen_always() {
        let mut counts = Counts::default();
        for name in 0..30_u64 {
            for value in 0..60_u64 {
                counts.add(&format!("n{name}"), &format!("v{value}"), 2 + name + value);
            }
        }
        let facets = counts.facets(&chosen(&[("N0", "V0")]));
        assert_eq!(facets.len(), MAX_NAMES + 1);
        assert!(facets.contains_key("attr.n29") && facets["attr.n0"].contains_key("v0"));
        assert!(facets.values().all(|values| values.len() == MAX_VALUES));
    }
}

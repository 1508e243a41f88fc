//! What can be chosen in each facet, and how many would match with it.

use super::words::Words;
use crate::shell::MarketLink;
use domain::search::{Facets, FilterForm, Filters, attribute};
use std::{cmp::Reverse, collections::BTreeMap};

/// How many categories are offered at once: the fullest of those that could be.
const MAX_CATEGORIES: usize = 24;

/// A facet: the parameter its values are sent under, and the values.
pub(super) struct Facet {
    pub(super) name: String,
    pub(super) choices: Vec<Choice>,
}

/// One choice of a facet.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) count: u64,
    pub(super) chosen: bool,
    pub(super) depth: usize,
}

/// Markets, in the operator's order.
pub(super) fn markets(form: &FilterForm, facets: &Facets, markets: &[MarketLink]) -> Facet {
    let counts = facets.get("market");
    let choice = |market: &MarketLink| Choice {
        count: counts
            .and_then(|counts| counts.get(&market.slug))
            .copied()
            .unwrap_or_default(),
        chosen: form.market.contains(&market.slug),
        value: market.slug.clone(),
        label: market.name.clone(),
        depth: 0,
    };
    let choices = markets.iter().map(choice);
    Facet {
        name: "market".to_owned(),
        choices: choices
            .filter(|choice| choice.count > 0 || choice.chosen)
            .collect(),
    }
}

/// Categories, as a tree that is opened where something is chosen.
pub(super) fn categories(form: &FilterForm, facets: &Facets, words: &Words) -> Facet {
    let choice = |(path, count): (String, u64)| Choice {
        label: words.category(&path),
        count,
        chosen: form.category.contains(&path),
        depth: path.matches(" > ").count(),
        value: path,
    };
    Facet {
        name: "category".to_owned(),
        choices: offered(&form.category, facets).into_iter().map(choice).collect(),
    }
}

/// Regions, the fullest first.
pub(super) fn regions(form: &FilterForm, facets: &Facets, words: &Words) -> Option<Facet> {
    let counts = counted(facets, "region", &form.region);
    flat(
        "region",
        counts,
        |code| form.region.contains(code),
        |code| words.region(code),
    )
}

/// Countries, the fullest first.
pub(super) fn countries(form: &FilterForm, facets: &Facets, words: &Words) -> Option<Facet> {
    let chosen: Vec<_> = form
        .country
        .iter()
        .map(|code| code.trim().to_ascii_uppercase())
        .collect();
    let counts = counted(facets, "country", &chosen);
    flat(
        "country",
        counts,
        |code| chosen.contains(code),
        |code| words.country(code),
    )
}

/// Certificates, the commonest first.
pub(super) fn certificates(filters: &Filters, facets: &Facets) -> Option<Facet> {
    let chosen = &filters.certificates;
    flat(
        "certificate",
        counted(facets, "certificate", chosen),
        |name| chosen.contains(name),
        str::to_owned,
    )
}

/// The attributes that are offered, those first that are chosen.
pub(super) fn attributes(form: &FilterForm, filters: &Filters, facets: &Facets, words: &Words) -> Vec<Facet> {
    let chosen = |name: &str, value: &str| {
        let values = filters.attributes.get(&attribute::folded(name));
        values.is_some_and(|values| values.contains(&attribute::folded(value)))
    };
    let mut offered: BTreeMap<&str, BTreeMap<String, u64>> = facets
        .iter()
        .filter_map(|(facet, counts)| Some((facet.strip_prefix(attribute::PREFIX)?, counts.clone())))
        .collect();
    // What is chosen stays chosen even if nothing has it.
    for (name, value) in &form.attributes {
        let same = |text: &str| attribute::folded(text) == attribute::folded(name);
        let known = offered.keys().copied().find(|known| same(known)).unwrap_or(name);
        let values = offered.entry(known).or_default();
        if !values
            .keys()
            .any(|known| attribute::folded(known) == attribute::folded(value))
        {
            values.insert(value.clone(), 0);
        }
    }
    let facet = |(name, counts): (&str, BTreeMap<String, u64>)| {
        let sent = format!("{}{name}", attribute::PREFIX);
        flat(
            &sent,
            counts,
            |value| chosen(name, value),
            |value| words.value(name, value),
        )
    };
    let mut facets: Vec<_> = offered.into_iter().filter_map(facet).collect();
    facets.sort_by_key(|facet| {
        let chosen = facet.choices.iter().any(|choice| choice.chosen);
        (words.place(&facet.name[attribute::PREFIX.len()..]), !chosen)
    });
    facets
}

fn counted(facets: &Facets, facet: &str, chosen: &[String]) -> BTreeMap<String, u64> {
    let mut counts = facets.get(facet).cloned().unwrap_or_default();
    for value in chosen {
        counts.entry(value.clone()).or_default();
    }
    counts
}

/// The values of a facet, the fullest first; nothing where there is nothing to choose between.
fn flat(
    name: &str,
    counts: BTreeMap<String, u64>,
    chosen: impl Fn(&String) -> bool,
    label: impl Fn(&str) -> String,
) -> Option<Facet> {
    let choice = |(value, count): (String, u64)| Choice {
        label: label(&value),
        count,
        chosen: chosen(&value),
        depth: 0,
        value,
    };
    let mut choices: Vec<_> = counts.into_iter().map(choice).collect();
    choices.sort_by_key(|choice| (!choice.chosen, Reverse(choice.count)));
    let any = choices.len() > 1 || choices.iter().any(|choice| choice.chosen);
    any.then(|| Facet {
        name: name.to_owned(),
        choices,
    })
}

/// The categories to choose from, in the order of the tree, which is opened where something is chosen; what has one
/// branch only is open too. What is chosen is there even if nothing in it matches.
pub(super) fn offered(chosen: &[String], facets: &Facets) -> Vec<(String, u64)> {
    let empty = BTreeMap::new();
    let counts = facets.get("category").unwrap_or(&empty);
    let roots = counts.keys().filter(|path| !path.contains(" > ")).count();
    let open = |path: &str| {
        let Some((parent, _)) = path.rsplit_once(" > ") else {
            return true;
        };
        let below = |chosen: &String| chosen == parent || chosen.starts_with(&format!("{parent} > "));
        roots == 1 && !parent.contains(" > ") || chosen.iter().any(below)
    };
    let mut offered: Vec<_> = counts
        .iter()
        .filter(|(path, _)| open(path) && !chosen.contains(path))
        .map(|(path, count)| (path.clone(), *count))
        .collect();
    offered.sort_by_key(|(_, count)| Reverse(*count));
    offered.truncate(MAX_CATEGORIES);
    let counted = |path: &String| (path.clone(), counts.get(path).copied().unwrap_or_default());
    offered.extend(chosen.iter().map(counted));
    offered.sort();
    offered.dedup();
    offered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered_to(chosen: &[&str], counts: &[(&str, u64)]) -> Vec<String> {
        let counts = counts.iter().map(|(path, count)| ((*path).to_owned(), *count));
        let facets = [("category".to_owned(), counts.collect())].into();
        let chosen: Vec<_> = chosen.iter().map(|path| (*path).to_owned()).collect();
        let offered = offered(&chosen, &facets);
        offered.into_iter().map(|(path, _)| path).collect()
    }

    #[test]
    fn a_chosen_category_opens_and_shows_the_way_to_it() {
        let counts = [("A", 3), ("A > B", 2), ("A > B > C", 1), ("A > D", 1), ("E", 1)];
        assert_eq!(offered_to(&[], &counts), ["A", "E"]);
        assert_eq!(offered_to(&["A"], &counts), ["A", "A > B", "A > D", "E"]);
        assert_eq!(
            offered_to(&["A > B"], &counts),
            ["A", "A > B", "A > B > C", "A > D", "E"]
        );
        assert_eq!(offered_to(&["Gone"], &counts), ["A", "E", "Gone"]);
        assert_eq!(offered_to(&[], &counts[..4]), ["A", "A > B", "A > D"]);
    }

    #[test]
    fn of_very_many_the_fullest_are_offered() {
        let names: Vec<_> = (0..300).map(|n| format!("A > {n:03}")).collect();
        let counts: Vec<_> = names
            .iter()
            .zip(1..)
            .map(|(name, count)| (name.as_str(), count))
            .collect();
        let offered = offered_to(&["A > 000"], &[&[("A", 9_999)][..], &counts].concat());
        assert_eq!(offered.len(), MAX_CATEGORIES + 1);
        assert!(offered.contains(&"A > 000".to_owned()) && offered.contains(&"A > 299".to_owned()));
    }
}

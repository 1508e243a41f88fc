//! The filters at the left: markets and categories, each with how many would match.

use super::question::Question;
use crate::{i18n::locale, shell::MarketLink, t};
use domain::{search::Facets, text::Bilingual};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Names of categories, by path.
pub(super) type Names = BTreeMap<String, Bilingual>;

/// How many categories are offered at once: the fullest of those that could be.
const MAX_CATEGORIES: usize = 24;

/// One choice of a filter.
struct Choice {
    value: String,
    label: String,
    count: u64,
    chosen: bool,
    depth: usize,
}

/// The form of filters; what else is asked goes along.
pub(super) fn filters(
    question: &Question,
    facets: &Facets,
    markets: &[MarketLink],
    names: &Names,
) -> impl IntoView + use<> {
    let markets = group(
        "market",
        t!("search-market"),
        market_choices(question, facets, markets),
    );
    let categories = group(
        "category",
        t!("search-category"),
        category_choices(question, facets, names),
    );
    let hidden = [
        ("q", question.q.clone()),
        ("supplier", question.supplier.clone()),
        ("sort", question.sort.clone()),
    ];
    let hidden = hidden.into_iter().filter(|(_, value)| !value.is_empty());
    let hidden = hidden
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    let chosen = question.market.len() + question.category.len();
    let count = (chosen > 0).then(|| view! { " "<span class="count">{chosen}</span> });
    // Folded on a phone; on a wide screen the style sheet keeps it open.
    view! {
        <details class="filters">
            <summary class="filters-summary">{t!("search-filters")}{count}</summary>
            <form class="filters-form" method="get" action="/search" aria-label=t!("search-filters")>
                {hidden}{markets}{categories}
                <button class="button button-plain" type="submit">{t!("search-apply")}</button>
            </form>
        </details>
    }
}

fn group(name: &'static str, title: String, choices: Vec<Choice>) -> Option<impl IntoView> {
    let boxes = |(index, choice): (usize, Choice)| {
        let id = format!("{name}-{index}");
        view! {
            <li class="filter" data-depth=choice.depth>
                <input type="checkbox" id=id.clone() name=name value=choice.value checked=choice.chosen/>
                <label for=id><span>{choice.label}</span>" "<span class="filter-count">{choice.count}</span></label>
            </li>
        }
    };
    (!choices.is_empty()).then(|| {
        let boxes = choices.into_iter().enumerate().map(boxes).collect_view();
        view! { <fieldset><legend>{title}</legend><ul>{boxes}</ul></fieldset> }
    })
}

fn market_choices(question: &Question, facets: &Facets, markets: &[MarketLink]) -> Vec<Choice> {
    let counts = facets.get("market");
    let choice = |market: &MarketLink| Choice {
        count: counts
            .and_then(|counts| counts.get(&market.slug))
            .copied()
            .unwrap_or_default(),
        chosen: question.market.contains(&market.slug),
        value: market.slug.clone(),
        label: market.name.clone(),
        depth: 0,
    };
    markets
        .iter()
        .map(choice)
        .filter(|choice| choice.count > 0 || choice.chosen)
        .collect()
}

fn category_choices(question: &Question, facets: &Facets, names: &Names) -> Vec<Choice> {
    let choice = |(path, count): (String, u64)| Choice {
        label: name(&path, names),
        count,
        chosen: question.category.contains(&path),
        depth: path.matches(" > ").count(),
        value: path,
    };
    offered(question, facets).into_iter().map(choice).collect()
}

/// The categories to choose from, in the order of the tree, which is opened where something is chosen; what has one
/// branch only is open too. What is chosen is there even if nothing in it matches.
pub(super) fn offered(question: &Question, facets: &Facets) -> Vec<(String, u64)> {
    let empty = BTreeMap::new();
    let counts = facets.get("category").unwrap_or(&empty);
    let chosen = &question.category;
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
    offered.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    offered.truncate(MAX_CATEGORIES);
    let counted = |path: &String| (path.clone(), counts.get(path).copied().unwrap_or_default());
    offered.extend(chosen.iter().map(counted));
    offered.sort();
    offered.dedup();
    offered
}

/// A category's own name in the page's language.
pub(super) fn name(path: &str, names: &Names) -> String {
    let own = path.rsplit(" > ").next().unwrap_or(path);
    names.get(path).map_or(own, |name| name.get(locale())).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered_to(chosen: &[&str], counts: &[(&str, u64)]) -> Vec<String> {
        let counts = counts.iter().map(|(path, count)| ((*path).to_owned(), *count));
        let facets = [("category".to_owned(), counts.collect())].into();
        let question = Question {
            category: chosen.iter().map(|path| (*path).to_owned()).collect(),
            ..Question::default()
        };
        let offered = offered(&question, &facets);
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

//! The filters at the left: markets and categories, each with how many would match.

use super::question::Question;
use crate::{i18n::locale, shell::MarketLink, t};
use domain::{search::Facets, text::Bilingual};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Names of categories, by path.
pub(super) type Names = BTreeMap<String, Bilingual>;

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
    view! {
        <form class="filters" method="get" action="/search" aria-label=t!("search-filters")>
            {hidden}{markets}{categories}
            <button class="button button-plain" type="submit">{t!("search-apply")}</button>
        </form>
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

/// The tree, opened where something is chosen; what has one branch only is open too.
fn category_choices(question: &Question, facets: &Facets, names: &Names) -> Vec<Choice> {
    let Some(counts) = facets.get("category") else {
        return Vec::new();
    };
    let roots = counts.keys().filter(|path| !path.contains(" > ")).count();
    let open = |path: &str| {
        let Some((parent, _)) = path.rsplit_once(" > ") else {
            return true;
        };
        let below = |chosen: &String| chosen == parent || chosen.starts_with(&format!("{parent} > "));
        roots == 1 && !parent.contains(" > ") || question.category.iter().any(below)
    };
    let shown = counts
        .iter()
        .filter(|(path, _)| open(path) || question.category.contains(path));
    shown
        .map(|(path, count)| Choice {
            label: name(path, names),
            count: *count,
            chosen: question.category.contains(path),
            depth: path.matches(" > ").count(),
            value: path.clone(),
        })
        .collect()
}

/// A category's own name in the page's language.
pub(super) fn name(path: &str, names: &Names) -> String {
    let own = path.rsplit(" > ").next().unwrap_or(path);
    names.get(path).map_or(own, |name| name.get(locale())).to_owned()
}

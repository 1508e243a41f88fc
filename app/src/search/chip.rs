//! What narrows a search, each with a link that takes it away.

use super::{
    page::Answer,
    question::Question,
    words::{self, Words},
};
use crate::t;
use domain::search::{Filters, filter::certificate};
use leptos::prelude::*;

/// Whether anything narrows the search.
pub(super) fn any(answer: &Answer) -> bool {
    count(answer) > 0
}

/// How many things do.
pub(super) fn count(answer: &Answer) -> usize {
    all(answer).len()
}

pub(super) fn chips(answer: &Answer) -> impl IntoView + use<> {
    let question = &answer.question;
    let chips = all(answer);
    (!chips.is_empty()).then(|| {
        let everything = (chips.len() > 1).then(|| {
            let href = question.filtered(|form| *form = Default::default());
            view! { <li><a class="chip-all" href=href>{t!("search-without-any")}</a></li> }
        });
        let chips = chips.into_iter().map(|(label, href)| {
            let without = t!("search-without", filter = label.as_str());
            view! { <li><a class="chip" href=href aria-label=without>{label}" "<span aria-hidden="true">"×"</span></a></li> }
        });
        view! { <ul class="chips">{chips.collect_view()}{everything}</ul> }
    })
}

fn all(answer: &Answer) -> Vec<(String, String)> {
    each(&answer.question, &answer.filters, &answer.words)
}

/// Each filter in words, and the address of the search without it.
pub(super) fn each(question: &Question, filters: &Filters, words: &Words) -> Vec<(String, String)> {
    let form = &question.filters;
    let mut chips = Vec::new();
    for slug in &form.market {
        let href = question.filtered(|form| form.market.retain(|chosen| chosen != slug));
        chips.push((words.market(slug), href));
    }
    for path in &form.category {
        let href = question.filtered(|form| form.category.retain(|chosen| chosen != path));
        chips.push((words.category(path), href));
    }
    for code in &form.region {
        let href = question.filtered(|form| form.region.retain(|chosen| chosen != code));
        chips.push((words.region(code), href));
    }
    for country in &filters.countries {
        let same = |code: &String| code.parse().as_ref() == Ok(country);
        let href = question.filtered(|form| form.country.retain(|code| !same(code)));
        chips.push((words.country(country.code()), href));
    }
    if let Some(code) = &filters.supplier {
        let href = question.filtered(|form| form.supplier.clear());
        chips.push((t!("search-of", supplier = code.as_str()), href));
    }
    if filters.verified {
        let href = question.filtered(|form| form.verified.clear());
        chips.push((t!("search-verified"), href));
    }
    for name in &filters.certificates {
        let same = |typed: &String| certificate(typed) == *name;
        let href = question.filtered(|form| form.certificate.retain(|typed| !same(typed)));
        chips.push((name.clone(), href));
    }
    if let Some(range) = filters.price {
        let href = question.filtered(|form| {
            form.price_min.clear();
            form.price_max.clear();
        });
        chips.push((words::price(range), href));
    }
    if let Some(label) = words::moq(filters) {
        chips.push((label, question.filtered(|form| form.moq_max.clear())));
    }
    if let Some(label) = words::lead_time(filters) {
        chips.push((label, question.filtered(|form| form.lead_time_max.clear())));
    }
    for pair in &form.attributes {
        let href = question.filtered(|form| form.attributes.retain(|chosen| chosen != pair));
        let label = t!(
            "search-attribute",
            name = words.attribute(&pair.0),
            value = words.value(&pair.0, &pair.1)
        );
        chips.push((label, href));
    }
    chips
}

//! Nothing was found: what is nearest, and whom one can ask for it.

use super::{chip, facet::offered, page::Answer};
use crate::{
    i18n::locale,
    t,
    ui::{Empty, LinkButton},
};
use domain::{company::Standing, search::FilterForm};
use leptos::prelude::*;
use service::search::Near;
use std::{cmp::Reverse, collections::BTreeMap};

/// How many categories and suppliers are shown.
const MAX_CATEGORIES: usize = 8;
const MAX_SUPPLIERS: usize = 3;

pub(super) fn nothing(answer: &Answer) -> impl IntoView + use<> {
    let question = &answer.question;
    let (text, href, action) = if chip::any(answer) {
        (
            t!("search-none-narrowed"),
            question.filtered(|form| *form = FilterForm::default()),
            t!("search-none-wider"),
        )
    } else {
        (
            t!("search-none-text"),
            "/search".to_owned(),
            t!("search-none-browse"),
        )
    };
    let near = answer.near.as_ref();
    view! {
        <Empty title=t!("search-none") text=text><LinkButton href=href>{action}</LinkButton></Empty>
        {near.and_then(|near| categories(answer, near))}
        {near.and_then(|near| suppliers(answer, near))}
    }
}

/// The categories that have such goods, or, where no goods are such, all that have any.
fn categories(answer: &Answer, near: &Near) -> Option<impl IntoView + use<>> {
    let mut counted = offered(&[], &near.found.facets);
    counted.sort_by_key(|(_, count)| Reverse(*count));
    counted.truncate(MAX_CATEGORIES);
    let title = if near.by_words {
        t!("search-near")
    } else {
        t!("search-near-none")
    };
    let link = |(path, count): (String, u64)| {
        let href = answer.question.with(|other| {
            other.filters = FilterForm::default();
            other.filters.category.push(path.clone());
            if !near.by_words {
                other.q.clear();
            }
        });
        let name = answer.words.category(&path);
        view! { <li><a class="chip" href=href>{name}" "<span class="filter-count">{count}</span></a></li> }
    };
    (!counted.is_empty()).then(|| {
        let links = counted.into_iter().map(link).collect_view();
        view! { <section class="search-near"><h2>{title}</h2><ul class="chips">{links}</ul></section> }
    })
}

/// Suppliers of what is nearest, each asked in the words that were looked for.
fn suppliers(answer: &Answer, near: &Near) -> Option<impl IntoView + use<>> {
    let wanted = answer.question.q.trim();
    let mut suppliers = BTreeMap::new();
    for found in &near.found.items {
        let hit = &found.hit;
        let stopped = answer.beside.standing(&hit.supplier_code) == Standing::Suspended;
        if !stopped && suppliers.len() < MAX_SUPPLIERS {
            let name = hit.supplier.get(locale()).to_owned();
            suppliers.insert(hit.supplier_code.clone(), name);
        }
    }
    let link = |(code, name): (String, String)| {
        let pairs = [("supplier", code.as_str()), ("wanted", wanted)];
        let query = serde_html_form::to_string(pairs).unwrap_or_default();
        view! { <li><a href=format!("/rfqs/new?{query}")>{t!("search-ask-supplier", supplier = name)}</a></li> }
    };
    (!wanted.is_empty() && !suppliers.is_empty()).then(|| {
        let links = suppliers.into_iter().map(link).collect_view();
        view! {
            <section class="search-near">
                <h2>{t!("search-ask-instead")}</h2>
                <p>{t!("search-ask-instead-text")}</p>
                <ul>{links}</ul>
            </section>
        }
    })
}

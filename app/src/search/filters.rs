//! The form of filters at the left; folded on phones. It is sent by its button, so that several can be chosen at once.

use super::{
    chip,
    facet::{Choice, Facet, attributes, categories, certificates, countries, markets, regions},
    page::Answer,
    words,
};
use crate::{
    i18n::error_of,
    t,
    ui::{Field, FieldKind, Select, SelectOption},
};
use domain::{
    money::Currency,
    search::{PRICE, attribute, band::Band},
};
use leptos::prelude::*;
use std::cmp::Reverse;

/// How many values of a facet are in sight; the rest unfolds.
const IN_SIGHT: usize = 8;

/// The form; what else is asked goes along.
pub(super) fn filters(answer: &Answer) -> impl IntoView + use<> {
    let question = &answer.question;
    let hidden = [
        ("q", &question.q),
        ("supplier", &question.filters.supplier),
        ("by", &question.by),
        ("sort", &question.sort),
    ];
    let hidden = hidden
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value.clone()/> })
        .collect_view();
    let chosen = chip::count(answer);
    let count = (chosen > 0).then(|| view! { " "<span class="count">{chosen}</span> });
    let groups = groups(answer);
    let counted = answer.suppliers.is_some();
    let counted = counted.then(|| view! { <p class="filters-hint">{t!("search-suppliers-counted")}</p> });
    // Folded on a phone; on a wide screen the style sheet keeps it open.
    view! {
        <details class="filters" open=!answer.errors.is_empty()>
            <summary class="filters-summary">{t!("search-filters")}{count}</summary>
            <form class="filters-form" method="get" action="/search" aria-label=t!("search-filters")>
                {hidden}{counted}{groups}
                <button class="button button-plain" type="submit">{t!("search-apply")}</button>
            </form>
        </details>
    }
}

fn groups(answer: &Answer) -> impl IntoView + use<> {
    let (form, facets, words) = (&answer.question.filters, &answer.found.facets, &answer.words);
    let places = [
        Some((t!("search-market"), markets(form, facets, &words.markets))),
        Some((t!("search-category"), categories(form, facets, words))),
        regions(form, facets, words).map(|facet| (t!("search-region"), facet)),
        countries(form, facets, words).map(|facet| (t!("search-country"), facet)),
    ];
    let places = places.into_iter().flatten();
    let places = places
        .map(|(title, facet)| group(&facet.name.clone(), title, facet))
        .collect_view();
    let attributes = attributes(form, &answer.filters, facets, words);
    let attributes = attributes
        .into_iter()
        .enumerate()
        .map(|(index, facet)| {
            let title = words.attribute(&facet.name[attribute::PREFIX.len()..]);
            group(&format!("attribute-{index}"), title, facet)
        })
        .collect_view();
    let certificates = certificates(&answer.filters, facets);
    let certificates = certificates.map(|facet| group("certificate", t!("search-certificate"), facet));
    view! { {places}{verified(answer)}{certificates}{price(answer)}{terms(answer)}{attributes} }
}

fn group(id: &str, title: String, facet: Facet) -> Option<impl IntoView + use<>> {
    let Facet { name, choices } = facet;
    let boxes: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| check(format!("{id}-{index}"), name.clone(), choice))
        .collect();
    let tree = name == "category" || name == "market";
    let rest = if tree { boxes.len() } else { IN_SIGHT };
    let mut boxes = boxes.into_iter();
    let first = boxes.by_ref().take(rest).collect_view();
    let rest: Vec<_> = boxes.collect();
    let more = (!rest.is_empty()).then(|| {
        let more = t!("search-more", count = rest.len());
        view! { <details class="filters-more"><summary>{more}</summary><ul>{rest}</ul></details> }
    });
    (!first.is_empty()).then(|| view! { <fieldset><legend>{title}</legend><ul>{first}</ul>{more}</fieldset> })
}

fn check(id: String, name: String, choice: Choice) -> impl IntoView {
    view! {
        <li class="filter" data-depth=choice.depth>
            <input type="checkbox" id=id.clone() name=name value=choice.value checked=choice.chosen/>
            <label for=id><span>{choice.label}</span>" "<span class="filter-count">{choice.count}</span></label>
        </li>
    }
}

fn verified(answer: &Answer) -> impl IntoView + use<> {
    let counts = answer.found.facets.get("verified");
    let choice = Choice {
        value: "true".to_owned(),
        label: t!("search-verified"),
        count: counts
            .and_then(|counts| counts.get("true"))
            .copied()
            .unwrap_or_default(),
        chosen: answer.filters.verified,
        depth: 0,
    };
    let facet = Facet {
        name: "verified".to_owned(),
        choices: vec![choice],
    };
    group("verified", t!("search-supplier"), facet)
}

/// The bands of prices there are, to be chosen with one press.
fn bands(answer: &Answer, currency: Currency) -> Option<impl IntoView + use<>> {
    let counts = answer.found.facets.get(PRICE)?;
    let mut bands: Vec<(Band, u64)> = counts
        .iter()
        .filter_map(|(band, count)| Some((band.parse().ok()?, *count)))
        .collect();
    bands.sort_by_key(|(_, count)| Reverse(*count));
    bands.truncate(IN_SIGHT);
    bands.sort_unstable();
    let chosen = answer.filters.price.map(|range| (range.from, range.to));
    let links = bands.into_iter().map(|(band, count)| {
        let range = band.range(currency);
        let href = answer.question.filtered(|form| {
            let text = band.to_string();
            let (from, to) = text.split_once('-').unwrap_or_default();
            from.clone_into(&mut form.price_min);
            to.clone_into(&mut form.price_max);
            currency.code().clone_into(&mut form.currency);
        });
        let current = (chosen == Some((range.from, range.to))).then_some("true");
        let label = words::price(range);
        view! {
            <li class="filter">
                <a href=href aria-current=current>{label}</a>" "<span class="filter-count">{count}</span>
            </li>
        }
    });
    let links: Vec<_> = links.collect();
    (links.len() > 1).then(|| view! { <ul class="filters-bands">{links}</ul> })
}

/// There are no rates of exchange: the form says that prices of other currencies are left out.
fn price(answer: &Answer) -> impl IntoView + use<> {
    let form = &answer.question.filters;
    let chosen = answer
        .filters
        .price
        .map_or(answer.currency, |range| range.currency);
    let mut currencies = Currency::COMMON.to_vec();
    if !currencies.contains(&chosen) {
        currencies.push(chosen);
    }
    let option = |currency: Currency| SelectOption {
        value: currency.code().to_owned(),
        label: currency.code().to_owned(),
    };
    let options = currencies.into_iter().map(option).collect();
    let error = |field| error_of(&answer.errors, field);
    view! {
        <fieldset>
            <legend>{t!("search-price")}</legend>
            <p class="filters-hint">{t!("search-price-hint")}</p>
            <div class="filters-fields">
                <Select
                    name="currency" label=t!("search-currency") options=options value=chosen.code()
                    error=error("currency")
                />
                <Field
                    name="price_min" label=t!("search-price-min") value=form.price_min.clone()
                    kind=FieldKind::Decimal error=error("price_min")
                />
                <Field
                    name="price_max" label=t!("search-price-max") value=form.price_max.clone()
                    kind=FieldKind::Decimal error=error("price_max")
                />
            </div>
            {bands(answer, chosen)}
        </fieldset>
    }
}

fn terms(answer: &Answer) -> impl IntoView + use<> {
    let form = &answer.question.filters;
    let error = |field| error_of(&answer.errors, field);
    view! {
        <fieldset>
            <legend>{t!("search-terms")}</legend>
            <div class="filters-fields">
                <Field
                    name="moq_max" label=t!("search-moq-max") value=form.moq_max.clone()
                    kind=FieldKind::Decimal error=error("moq_max")
                />
                <Field
                    name="lead_time_max" label=t!("search-lead-time-max") value=form.lead_time_max.clone()
                    kind=FieldKind::Whole error=error("lead_time_max")
                />
            </div>
        </fieldset>
    }
}

//! Suppliers that were found: who they are, where, and how much of what was looked for they have.

use super::question::Question;
use crate::{
    company::words,
    i18n::locale,
    t,
    ui::{Badge, LinkButton, Tone},
    verification::StandingBadge,
};
use domain::{company::Standing, search::supplier::SupplierFound};
use leptos::prelude::*;

/// How many characters of what a company says of itself are shown.
const SUMMARY: usize = 160;

pub(super) fn list(question: &Question, suppliers: &[SupplierFound]) -> impl IntoView + use<> {
    let cards: Vec<_> = suppliers
        .iter()
        .map(|supplier| card(question, supplier))
        .collect();
    view! { <ol class="results">{cards}</ol> }
}

fn card(question: &Question, supplier: &SupplierFound) -> impl IntoView + use<> {
    let (company, profile) = (&supplier.company, &supplier.profile);
    let (name, shown) = profile.name.shown(locale());
    let lang = (shown != locale()).then(|| shown.tag());
    let standing = company.standing;
    let href = words::path(&company.code);
    let booths = supplier.booths.iter().map(|booth| {
        let market = booth.market.name.get(locale()).to_owned();
        let place = [booth.place.hall.clone(), booth.place.number.clone()]
            .into_iter()
            .flatten();
        let place: Vec<_> = std::iter::once(market).chain(place).collect();
        view! { <Badge tone=Tone::Sea>{place.join(" · ")}</Badge> }
    });
    let booths: Vec<_> = booths.collect();
    let listings = question.with(|other| {
        other.by.clear();
        other.filters.supplier.clone_from(&company.code);
    });
    let count = if question.q.trim().is_empty() {
        t!("market-listings", count = supplier.listings)
    } else {
        t!("search-suppliers-matching", count = supplier.listings)
    };
    let ask = (standing != Standing::Suspended).then(|| {
        let mut pairs = vec![("supplier", company.code.as_str())];
        pairs.extend(
            Some(question.q.trim())
                .filter(|q| !q.is_empty())
                .map(|q| ("wanted", q)),
        );
        let query = serde_html_form::to_string(pairs).unwrap_or_default();
        let href = format!("/rfqs/new?{query}");
        view! { <LinkButton href>{t!("search-ask")}</LinkButton> }
    });
    let (about, about_in) = told(supplier);
    let about_lang = (about_in != locale()).then(|| about_in.tag());
    view! {
        <li class="result result-company">
            <div class="result-words">
                <h3 lang=lang><a href=href>{name.to_owned()}</a></h3>
                <p class="result-details">{words::place(profile)}</p>
                <p class="result-summary" lang=about_lang>{about}</p>
                <p class="badges"><StandingBadge standing/>{booths}</p>
            </div>
            <div class="result-price"><p><a href=listings>{count}</a></p>{ask}</div>
        </li>
    }
}

/// Its main products, or else how it begins to tell of itself.
fn told(supplier: &SupplierFound) -> (String, domain::text::Locale) {
    let profile = &supplier.profile;
    let products = profile.factory.products.shown(locale());
    let (text, language) = if products.0.is_empty() {
        profile.about.shown(locale())
    } else {
        products
    };
    let first = text.lines().next().unwrap_or_default();
    (first.chars().take(SUMMARY).collect(), language)
}

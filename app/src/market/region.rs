//! `/regions/{code}`: the markets of a city, and what is new in them.

use super::{
    card::{cards, figures},
    newest::Newest,
};
use crate::{
    failure::Failure,
    i18n::locale,
    page::Page,
    t,
    ui::{LinkButton, PageHead},
    visit::Visit,
};
use axum::{extract::Path, response::Response};
use domain::{market::RegionView, search::Filters};
use leptos::prelude::*;

/// How many of the newest listings are shown.
const NEWEST: u32 = 12;

pub(super) async fn show(visit: Visit, Path(code): Path<String>) -> Result<Response, Failure> {
    let region = service::market::region(&visit.ctx, &code).await?;
    let filters = Filters {
        regions: vec![code],
        ..Filters::default()
    };
    let newest = Newest::of(&visit, filters, NEWEST).await?;
    Ok(visit.page(|| page(region, &newest)))
}

fn page(region: RegionView, newest: &Newest) -> Page {
    let name = region.name.get(locale()).to_owned();
    let count = t!("market-count", count = region.markets.len());
    let lede = format!("{count} · {}", figures(region.suppliers, region.listings));
    let all = format!("/search?region={}", region.code);
    let text = t!("market-region-text", region = name.as_str());
    let body = view! {
        <PageHead title=name.clone() lede>
            <LinkButton href=all>{t!("market-region-browse")}</LinkButton>
        </PageHead>
        <section class="stack">
            <h2>{t!("market-region-markets")}</h2>
            {cards(region.markets)}
        </section>
        {newest.section()}
    };
    Page::new(name, body)
        .public(text)
        .crumb(t!("market-all"), "/markets")
}

//! `/regions/{code}`: the markets of a city, and what is new in them.

use super::card::{cards, figures};
use crate::{
    failure::Failure,
    i18n::locale,
    page::Page,
    search::card::{Beside, results},
    shell::MarketLink,
    t,
    ui::{Empty, LinkButton, PageHead},
    visit::Visit,
};
use axum::{extract::Path, response::Response};
use domain::{
    market::RegionView,
    page::PageRequest,
    search::{Filters, Found, SearchQuery, Sort},
};
use leptos::prelude::*;

/// How many of the newest listings are shown.
const NEWEST: u32 = 12;

pub(super) async fn show(visit: Visit, Path(code): Path<String>) -> Result<Response, Failure> {
    let region = service::market::region(&visit.ctx, &code).await?;
    let newest = SearchQuery {
        filters: Filters {
            regions: vec![code],
            ..Filters::default()
        },
        sort: Sort::Newest,
        locale: visit.locale(),
        page: PageRequest::new(Some(NEWEST), None),
        ..SearchQuery::default()
    };
    let newest = service::search::newest(&visit.ctx, &newest).await?.items;
    let beside = Beside::of(&visit.ctx, &newest).await?;
    let links = visit.frame.markets.clone();
    Ok(visit.page(|| page(region, newest, &beside, &links)))
}

fn page(region: RegionView, newest: Vec<Found>, beside: &Beside, links: &[MarketLink]) -> Page {
    let name = region.name.get(locale()).to_owned();
    let count = t!("market-count", count = region.markets.len());
    let lede = format!("{count} · {}", figures(region.suppliers, region.listings));
    let all = format!("/search?region={}", region.code);
    let listings = if newest.is_empty() {
        view! { <Empty title=t!("market-empty") text=t!("market-empty-text")/> }.into_any()
    } else {
        view! { <h2>{t!("market-newest")}</h2>{results(&newest, beside, links)} }.into_any()
    };
    let text = t!("market-region-text", region = name.as_str());
    let body = view! {
        <PageHead title=name.clone() lede>
            <LinkButton href=all>{t!("market-region-browse")}</LinkButton>
        </PageHead>
        <section class="stack">
            <h2>{t!("market-region-markets")}</h2>
            {cards(region.markets)}
        </section>
        <section class="stack">{listings}</section>
    };
    Page::new(name, body)
        .public(text)
        .crumb(t!("market-all"), "/markets")
}

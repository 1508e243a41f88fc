//! `/markets/{slug}`: a market's story, its figures, its newest listings.

use super::{card::figures, demonstration::shown};
use crate::{
    failure::Failure,
    i18n::locale,
    page::Page,
    rfq::open::wanted,
    search::card::{Beside, results},
    shell::MarketLink,
    t,
    ui::{Empty, LinkButton, PageHead},
    visit::Visit,
};
use axum::{extract::Path, response::Response};
use domain::{
    market::{MarketView, demonstration::Demonstration},
    page::PageRequest,
    rfq::view::Wanted,
    search::{Filters, Found, SearchQuery, Sort},
};
use leptos::prelude::*;
use service::rfq::open::wanted_in;

/// How many of the newest listings are shown.
const NEWEST: u32 = 12;

pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Failure> {
    let market = service::market::view(&visit.ctx, &slug).await?;
    let newest = SearchQuery {
        filters: Filters {
            markets: vec![slug],
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
    let wanted = wanted_in(&visit.ctx, &visit.actor, &market.market.slug).await?;
    let examples = service::market::demonstrations(&visit.ctx, &market.market.slug).await?;
    Ok(visit.page(|| page(market, newest, &wanted, &examples, &beside, &links)))
}

fn page(
    view: MarketView,
    newest: Vec<Found>,
    wanted: &[Wanted],
    examples: &[Demonstration],
    beside: &Beside,
    links: &[MarketLink],
) -> Page {
    let locale = locale();
    let name = view.market.name.get(locale).to_owned();
    let story = view.story.get(locale).to_owned();
    let region = view.region.get(locale).to_owned();
    let lede = figures(view.suppliers, view.listings);
    let all = format!("/search?market={}", view.market.slug);
    let listings = if newest.is_empty() {
        view! { <Empty title=t!("market-empty") text=t!("market-empty-text")/> }.into_any()
    } else {
        view! { <h2>{t!("market-newest")}</h2>{results(&newest, beside, links)} }.into_any()
    };
    let body = view! {
        <PageHead title=name.clone() lede=lede>
            <LinkButton href=all.clone()>{t!("market-browse")}</LinkButton>
        </PageHead>
        <p class="market-story market-story-whole">{story.clone()}</p>
        {shown::section(examples)}
        {wanted::section(&view.market.slug, wanted)}
        <section class="stack">{listings}</section>
    };
    Page::new(name, body)
        .public(story)
        .crumb(t!("market-all"), "/markets")
        .crumb(region, format!("/regions/{}", view.region_code))
        .searching("", Some(view.market.slug))
}

//! `/`: what this is, its markets, what is new.

use super::card::cards;
use crate::{
    failure::Failure,
    page::Page,
    search::card::{Beside, results},
    shell::MarketLink,
    t,
    ui::{ButtonKind, LinkButton},
    visit::Visit,
};
use axum::response::Response;
use domain::{
    market::MarketView,
    page::PageRequest,
    search::{Found, SearchQuery, Sort},
};
use leptos::prelude::*;

/// How many of the newest listings are shown.
const NEWEST: u32 = 6;

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let markets = service::market::overview(&visit.ctx).await?;
    let newest = SearchQuery {
        sort: Sort::Newest,
        locale: visit.locale(),
        page: PageRequest::new(Some(NEWEST), None),
        ..SearchQuery::default()
    };
    let newest = service::search::newest(&visit.ctx, &newest).await?.items;
    let beside = Beside::of(&visit.ctx, &newest).await?;
    let guest = visit.actor.member().is_none();
    let links = visit.frame.markets.clone();
    Ok(visit.page(|| page(markets, newest, &beside, &links, guest)))
}

fn page(
    markets: Vec<MarketView>,
    newest: Vec<Found>,
    beside: &Beside,
    links: &[MarketLink],
    guest: bool,
) -> Page {
    let (suppliers, listings): (u64, u64) = markets.iter().fold((0, 0), |(suppliers, listings), m| {
        (suppliers + m.suppliers, listings + m.listings)
    });
    let figures = t!(
        "market-home-figures",
        markets = markets.len(),
        suppliers = suppliers,
        listings = listings
    );
    let body = view! {
        <section class="hero">
            <h1>{t!("market-home-title")}</h1>
            <p class="hero-text">{t!("market-home-text")}</p>
            <p class="muted">{figures}</p>
            {guest.then(|| view! {
                <p class="actions">
                    <LinkButton href="/register">{t!("market-home-register")}</LinkButton>
                    <LinkButton href="/search" kind=ButtonKind::Plain>{t!("market-home-browse")}</LinkButton>
                </p>
            })}
        </section>
        <section class="stack">
            <h2>{t!("market-all")}</h2>
            {cards(markets)}
        </section>
        {(!newest.is_empty()).then(|| view! {
            <section class="stack">
                <h2>{t!("market-newest")}</h2>
                {results(&newest, beside, links)}
                <p><a href="/search?sort=newest">{t!("market-newest-all")}</a></p>
            </section>
        })}
    };
    Page::new(t!("market-home-title"), body).public(t!("market-home-text"))
}

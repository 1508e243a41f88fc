//! `/`: what this is, its markets, what is new.

use super::{card::cards, newest::Newest};
use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{ButtonKind, LinkButton},
    visit::Visit,
};
use axum::response::Response;
use domain::{market::MarketView, search::Filters};
use leptos::prelude::*;

/// How many of the newest listings are shown.
const NEWEST: u32 = 6;

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let markets = service::market::overview(&visit.ctx).await?;
    let newest = Newest::of(&visit, Filters::default(), NEWEST).await?;
    let guest = visit.actor.member().is_none();
    Ok(visit.page(|| page(markets, &newest, guest)))
}

fn page(markets: Vec<MarketView>, newest: &Newest, guest: bool) -> Page {
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
        {newest.listed().map(|listed| view! {
            <section class="stack">
                {listed}
                <p><a href="/search?sort=newest">{t!("market-newest-all")}</a></p>
            </section>
        })}
    };
    Page::new(t!("market-home-title"), body).public(t!("market-home-text"))
}

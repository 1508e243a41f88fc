//! A market in a list: its name, its city, what it is known for, its figures.

use crate::{i18n::locale, t};
use domain::market::MarketView;
use leptos::prelude::*;

/// The cards of these markets.
pub(super) fn cards(markets: Vec<MarketView>) -> impl IntoView {
    let cards = markets.into_iter().map(card).collect_view();
    view! { <ul class="market-cards">{cards}</ul> }
}

fn card(view: MarketView) -> impl IntoView {
    let locale = locale();
    let name = view.market.name.get(locale).to_owned();
    view! {
        <li class="market-card">
            <h3><a href=format!("/markets/{}", view.market.slug)>{name}</a></h3>
            <p class="market-place">
                <a href=format!("/regions/{}", view.region_code)>{view.region.get(locale).to_owned()}</a>
            </p>
            <p class="market-story">{view.story.get(locale).to_owned()}</p>
            <p class="market-figures">{figures(view.suppliers, view.listings)}</p>
        </li>
    }
}

/// `63 suppliers · 412 listings`.
pub(super) fn figures(suppliers: u64, listings: u64) -> String {
    let suppliers = t!("market-suppliers", count = suppliers);
    let listings = t!("market-listings", count = listings);
    format!("{suppliers} · {listings}")
}

//! `/markets`: every market.

use super::card::cards;
use crate::{failure::Failure, page::Page, t, ui::PageHead, visit::Visit};
use axum::response::Response;
use leptos::prelude::*;

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let markets = service::market::overview(&visit.ctx).await?;
    Ok(visit.page(|| {
        let title = t!("market-all");
        let body = view! {
            <PageHead title=title.clone() lede=t!("market-all-lede")/>
            <h2 class="visually-hidden">{t!("market-list")}</h2>
            {cards(markets)}
        };
        Page::new(title, body).public(t!("market-all-lede"))
    }))
}

//! What is new on show: in a market, in a city, everywhere.

use crate::{
    failure::Failure,
    search::card::{Beside, results},
    shell::MarketLink,
    t,
    ui::Empty,
    visit::Visit,
};
use domain::{
    page::PageRequest,
    search::{Filters, Found, SearchQuery, Sort},
};
use leptos::prelude::*;

/// The newest listings, with what stands beside them.
pub(super) struct Newest {
    found: Vec<Found>,
    beside: Beside,
    markets: Vec<MarketLink>,
}

impl Newest {
    /// At most so many of those that fit.
    pub(super) async fn of(visit: &Visit, filters: Filters, most: u32) -> Result<Self, Failure> {
        let newest = SearchQuery {
            filters,
            sort: Sort::Newest,
            locale: visit.locale(),
            page: PageRequest::new(Some(most), None),
            ..SearchQuery::default()
        };
        let found = service::search::newest(&visit.ctx, &newest).await?.items;
        Ok(Self {
            beside: Beside::of(visit, &found).await?,
            markets: visit.frame.markets.clone(),
            found,
        })
    }

    /// Under their heading; nothing where there are none.
    pub(super) fn listed(&self) -> Option<impl IntoView + use<>> {
        let listings = results(&self.found, &self.beside, &self.markets);
        (!self.found.is_empty()).then(|| view! { <h2>{t!("market-newest")}</h2>{listings} })
    }

    /// The same, with a word where there are none.
    pub(super) fn section(&self) -> impl IntoView + use<> {
        let listings = match self.listed() {
            Some(listed) => listed.into_any(),
            None => view! { <Empty title=t!("market-empty") text=t!("market-empty-text")/> }.into_any(),
        };
        view! { <section class="stack">{listings}</section> }
    }
}

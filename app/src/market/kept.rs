//! The markets one keeps: one of them is at hand, tabs lead to the others.

use crate::{
    failure::Failure,
    i18n::locale,
    t,
    ui::{Tab, Tabs},
    visit::Visit,
};
use domain::{actor::Right, market::MarketRef};
use leptos::prelude::*;
use service::Error;

/// The markets one keeps.
pub(super) struct Kept {
    all: Vec<MarketRef>,
    /// The one at hand.
    pub(super) market: MarketRef,
}

impl Kept {
    /// With the market of this slug at hand; by default the first.
    pub(super) async fn of(visit: &Visit, slug: &str) -> Result<Self, Failure> {
        visit.require(Right::Operate)?;
        let all = service::market::operated(&visit.ctx, &visit.actor).await?;
        let named = |market: &&MarketRef| slug.is_empty() || market.slug == slug;
        let market = all.iter().find(named).cloned().ok_or(Error::NotFound)?;
        Ok(Self { all, market })
    }

    /// The way to the others' pages of this kind; nothing where there are none.
    pub(super) fn tabs(&self, path: &str) -> Option<impl IntoView + use<>> {
        let tab = |market: &MarketRef| Tab {
            href: format!("{path}?market={}", market.slug),
            label: market.name.get(locale()).to_owned(),
            count: None,
            current: *market == self.market,
        };
        (self.all.len() > 1).then(|| {
            let tabs = self.all.iter().map(tab).collect();
            view! { <Tabs label=t!("booth-markets") tabs/> }
        })
    }
}

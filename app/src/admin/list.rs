//! `/admin`: every market, who runs it, and whether anybody can.

use super::page;
use crate::{
    failure::Failure,
    i18n::locale,
    page::Page,
    t,
    ui::{DataColumn, DataTable, Empty, LinkButton, Moment, PageHead, Panel},
    visit::Visit,
};
use axum::response::Response;
use domain::market::KeptMarket;
use leptos::prelude::*;
use service::market;

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let markets = market::kept_all(&visit.ctx, &visit.actor).await?;
    Ok(visit.page(|| list(markets)))
}

fn list(markets: Vec<KeptMarket>) -> Page {
    let title = t!("admin-markets");
    let new = || view! { <LinkButton href="/admin/markets/new">{t!("admin-market-new")}</LinkButton> };
    let columns = vec![
        DataColumn::words(t!("admin-market")),
        DataColumn::words(t!("admin-region")),
        DataColumn::words(t!("admin-operator-company")),
        DataColumn::figures(t!("admin-operators")),
        DataColumn::words(t!("admin-since")),
    ];
    let list = if markets.is_empty() {
        view! { <Empty title=t!("admin-markets-none") text=t!("admin-markets-none-text")>{new()}</Empty> }
            .into_any()
    } else {
        let rows = markets.into_iter().map(row).collect();
        let caption = title.clone();
        view! { <Panel><DataTable caption columns rows/></Panel> }.into_any()
    };
    let body = view! {
        <PageHead title=title.clone() lede=t!("admin-markets-lede")>{new()}</PageHead>
        {list}
    };
    page(title, body)
}

fn row(kept: KeptMarket) -> Vec<AnyView> {
    let href = format!("/admin/markets/{}", kept.market.slug);
    vec![
        view! {
            <a href=href>{kept.market.name.get(locale()).to_owned()}</a>
            <span class="under">{kept.market.slug}</span>
        }
        .into_any(),
        kept.charter.region.get(locale()).to_owned().into_any(),
        kept.operator.name.get(locale()).to_owned().into_any(),
        kept.operators.into_any(),
        view! { <Moment at=kept.since/> }.into_any(),
    ]
}

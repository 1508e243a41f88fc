//! `/markets/{slug}/halls/{sign}`: a hall's plan, and who stands where.

use super::{plan::drawn, title};
use crate::{
    company::words,
    failure::Failure,
    i18n::locale,
    page::Page,
    t,
    ui::{DataColumn, DataTable, Empty, PageHead, Panel},
    visit::Visit,
};
use axum::{extract::Path, response::Response};
use domain::market::hall::{HallView, Stand};
use leptos::prelude::*;
use service::market;

pub(super) async fn show(
    visit: Visit,
    Path((slug, sign)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let view = market::hall(&visit.ctx, &slug, &sign).await?;
    Ok(visit.page(|| page(view)))
}

fn page(view: HallView) -> Page {
    let name = title(&view.hall);
    let market = view.market.name.get(locale()).to_owned();
    let suppliers = t!("market-suppliers", count = view.stands.len());
    let lede = match view.hall.plan.booths() {
        0 => format!("{market} · {suppliers}"),
        booths => format!("{market} · {} · {suppliers}", t!("hall-booths", count = booths)),
    };
    let plan = drawn(&view).map(|plan| {
        view! { <Panel title=t!("hall-plan")><p class="muted">{t!("hall-plan-text")}</p>{plan}</Panel> }
    });
    let about = format!("{name} · {lede}");
    let list = match view.stands.is_empty() {
        true => view! { <Empty title=t!("hall-empty") text=t!("hall-empty-text")/> }.into_any(),
        false => table(view.stands).into_any(),
    };
    let body = view! {
        <PageHead title=name.clone() lede/>
        {plan}
        <Panel title=t!("hall-suppliers")>{list}</Panel>
    };
    Page::new(name, body)
        .public(about)
        .crumb(t!("market-all"), "/markets")
        .crumb(market, format!("/markets/{}", view.market.slug))
}

fn table(stands: Vec<Stand>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("booth-number")),
        DataColumn::words(t!("booth-supplier")),
    ];
    let row = |stand: Stand| -> Vec<AnyView> {
        let number = stand.number.unwrap_or_else(|| t!("hall-no-number"));
        vec![
            number.into_any(),
            view! { <div>{words::link(&stand.company)}</div> }.into_any(),
        ]
    };
    let rows = stands.into_iter().map(row).collect();
    view! { <DataTable caption=t!("hall-suppliers") columns rows/> }
}

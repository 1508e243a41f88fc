//! The fairs of the markets one operates, and those on a market's page.

use super::PATH;
use crate::{
    failure::Failure,
    i18n::locale,
    page::Page,
    promotion::words::days,
    shell::Now,
    t,
    ui::{Badge, DataColumn, DataTable, Empty, LinkButton, PageHead, Pager, Panel, Tone},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::{
    page::{self, PageRequest},
    promotion::fair::{FairRow, FairState},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::promotion;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: String,
}

pub(super) async fn operating(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let wanted = PageRequest::new(None, Some(place.after.clone()));
    let rows = promotion::own_fairs(&visit.ctx, &visit.actor, wanted).await?;
    Ok(visit.page(|| list(rows, &place)))
}

fn list(rows: page::Page<FairRow>, place: &Place) -> Page {
    let next = rows.next.map(|key| format!("{PATH}?after={key}"));
    let previous = (!place.after.is_empty()).then(|| PATH.to_owned());
    let new = || view! { <LinkButton href=format!("{PATH}/new")>{t!("promotion-fair-new")}</LinkButton> };
    let list = if rows.items.is_empty() {
        view! { <Empty title=t!("promotion-fair-none") text=t!("promotion-fair-none-text")>{new()}</Empty> }
            .into_any()
    } else {
        let columns = vec![
            DataColumn::words(t!("promotion-fair-name")),
            DataColumn::words(t!("promotion-market")),
            DataColumn::words(t!("promotion-phase")),
            DataColumn::words(t!("promotion-days")),
        ];
        let rows = rows.items.iter().map(row).collect();
        view! { <DataTable caption=t!("promotion-fair-title") columns rows/> }.into_any()
    };
    let body = view! {
        <PageHead title=t!("promotion-fair-title") lede=t!("promotion-fair-lede")>{new()}</PageHead>
        <div class="stack-tight"><Panel>{list}</Panel><Pager previous next/></div>
    };
    Page::new(t!("promotion-fair-title"), body).at(Desk::Operating)
}

fn row(row: &FairRow) -> Vec<AnyView> {
    let (words, tone) = phase(row);
    vec![
        view! { <a href=format!("/fairs/{}", row.slug)>{row.name.get(locale()).to_owned()}</a> }.into_any(),
        row.market.name.get(locale()).to_owned().into_any(),
        view! { <Badge tone>{words}</Badge> }.into_any(),
        days(row.period).into_any(),
    ]
}

/// Where it is: what was decided, and what the clock makes of it.
pub(super) fn phase(row: &FairRow) -> (String, Tone) {
    let now = use_context::<Now>().map_or(row.period.from, |now| now.0);
    match row.state {
        FairState::Draft => (t!("promotion-phase-draft"), Tone::Plain),
        FairState::Cancelled => (t!("promotion-phase-cancelled"), Tone::Plain),
        FairState::Published if row.period.holds(now) => (t!("promotion-fair-on"), Tone::Leaf),
        FairState::Published if now < row.period.from => (t!("promotion-fair-ahead"), Tone::Sea),
        FairState::Published => (t!("promotion-fair-over"), Tone::Plain),
    }
}

/// Those of a market, on its page; nothing where there are none.
pub(crate) fn section(fairs: &[FairRow]) -> Option<impl IntoView + use<>> {
    let items = fairs
        .iter()
        .map(|fair| {
            let (words, tone) = phase(fair);
            let name = fair.name.get(locale()).to_owned();
            view! {
                <li>
                    <div>
                        <a href=format!("/fairs/{}", fair.slug)>{name}</a>
                        <span class="under">{days(fair.period)}</span>
                    </div>
                    <Badge tone>{words}</Badge>
                </li>
            }
        })
        .collect_view();
    (!fairs.is_empty()).then(|| {
        view! { <Panel title=t!("promotion-fair-title")><ul class="part-list">{items}</ul></Panel> }
    })
}

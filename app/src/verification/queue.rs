//! The operators' list: what waits, the longest waiting first, and the companies they verified.

use super::words;
use crate::{
    failure::Failure,
    i18n::{locale, named},
    page::Page,
    t,
    ui::{Badge, DataColumn, DataTable, Empty, Moment, PageHead, Pager, Panel, Tab, Tabs, Tone},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::{
    company::{CaseStage, VerificationRow},
    page::PageRequest,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::company::verification;

const PATH: &str = "/operating/verifications";

/// Which part of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    stage: String,
    market: String,
    after: String,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let stage: CaseStage = place.stage.parse().unwrap_or_default();
    let market = Some(place.market.as_str()).filter(|slug| !slug.is_empty());
    let wanted = PageRequest::new(None, Some(place.after.clone()));
    let first = wanted.after.is_none();
    let rows = verification::queue(&visit.ctx, &visit.actor, stage, market, wanted).await?;
    let waiting = visit.frame.waiting.operating_verifications;
    Ok(visit.page(|| {
        let here = link(stage, &place.market);
        let next = rows.next.map(|key| format!("{here}&after={key}"));
        let list = match rows.items.is_empty() {
            true => {
                view! { <Empty title=t!("verification-queue-none") text=t!("verification-queue-none-text")/> }
                    .into_any()
            }
            false => table(rows.items).into_any(),
        };
        let body = view! {
            <PageHead title=t!("shell-verifications") lede=t!("verification-queue-lede", count = waiting)/>
            <Tabs label=t!("verification-stages") tabs=tabs(stage, &place.market, waiting)/>
            <div class="stack-tight">
                <Panel>{list}</Panel>
                <Pager previous=(!first).then_some(here) next/>
            </div>
        };
        Page::new(t!("shell-verifications"), body).at(Desk::Operating)
    }))
}

fn link(stage: CaseStage, market: &str) -> String {
    let query = serde_html_form::to_string([("stage", stage.to_string().as_str()), ("market", market)]);
    format!("{PATH}?{}", query.unwrap_or_default())
}

fn tabs(current: CaseStage, market: &str, waiting: u32) -> Vec<Tab> {
    let tab = |stage, label, count| Tab {
        href: link(stage, market),
        label,
        count,
        current: stage == current,
    };
    vec![
        tab(
            CaseStage::Waiting,
            t!("verification-stage-waiting"),
            (waiting > 0).then_some(waiting),
        ),
        tab(CaseStage::Verified, t!("verification-stage-verified"), None),
        tab(CaseStage::Suspended, t!("verification-stage-suspended"), None),
        tab(CaseStage::Decided, t!("verification-stage-decided"), None),
    ]
}

/// Cases as the list and the desk show them.
pub(crate) fn table(rows: Vec<VerificationRow>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("verification-company")),
        DataColumn::words(t!("verification-market-column")),
        DataColumn::words(t!("verification-state")),
        DataColumn::words(t!("verification-since")),
    ];
    let rows = rows.into_iter().map(row).collect();
    view! { <DataTable caption=t!("shell-verifications") columns rows/> }
}

fn row(row: VerificationRow) -> Vec<AnyView> {
    let href = format!("{PATH}/{}", row.entry.id);
    let (case, tone) = words::case(&row.entry);
    let renewal = row
        .entry
        .renewal
        .then(|| view! { " "<Badge tone=Tone::Sea>{t!("verification-renewal")}</Badge> });
    let operator = row.entry.operator.as_ref().map(named);
    let operator = operator.map(|name| view! { <span class="under">{name}</span> });
    let under = format!("{} · {}", row.company.code, row.country.code());
    vec![
        view! {
            <a href=href>{row.company.name.get(locale()).to_owned()}</a>
            <span class="under">{under}</span>
        }
        .into_any(),
        words::market(row.entry.market.as_ref()).into_any(),
        view! { <Badge tone>{case}</Badge>{renewal}{operator} }.into_any(),
        view! { <Moment at=row.entry.opened_at/> }.into_any(),
    ]
}

//! What waits for a decision in the operator's markets, oldest first.

use crate::{
    catalog::words::shown,
    failure::Failure,
    i18n::{locale, named},
    page::Page,
    t,
    ui::{Badge, DataColumn, DataTable, Empty, Moment, PageHead, Pager, Panel, Tone},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::{catalog::view::CaseRow, page::PageRequest};
use leptos::prelude::*;
use serde::Deserialize;
use service::moderation;

const PATH: &str = "/operating/queue";

/// Where in the queue.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: String,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let wanted = PageRequest::new(None, Some(place.after));
    let first = wanted.after.is_none();
    let cases = moderation::queue(&visit.ctx, &visit.actor, wanted).await?;
    let waiting = visit.frame.waiting.operating_listings;
    Ok(visit.page(|| {
        let next = cases.next.map(|key| format!("{PATH}?after={key}"));
        let list = match cases.items.is_empty() {
            true => view! { <Empty title=t!("moderation-none") text=t!("moderation-none-text")/> }.into_any(),
            false => table(cases.items).into_any(),
        };
        let body = view! {
            <PageHead title=t!("shell-review") lede=t!("moderation-lede", count = waiting)/>
            <div class="stack-tight">
                <Panel>{list}</Panel>
                <Pager previous=(!first).then(|| PATH.to_owned()) next/>
            </div>
        };
        Page::new(t!("shell-review"), body).at(Desk::Operating)
    }))
}

/// Cases as the queue and the desk list them.
pub(crate) fn table(cases: Vec<CaseRow>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("moderation-listing")),
        DataColumn::words(t!("catalog-supplier")),
        DataColumn::words(t!("moderation-market")),
        DataColumn::words(t!("moderation-kind")),
        DataColumn::words(t!("moderation-since")),
    ];
    let rows = cases.into_iter().map(row).collect();
    view! { <DataTable caption=t!("shell-review") columns rows/> }
}

fn row(case: CaseRow) -> Vec<AnyView> {
    let kind = match case.revision {
        true => view! { <Badge tone=Tone::Sea>{t!("moderation-revision")}</Badge> },
        false => view! { <Badge>{t!("moderation-new")}</Badge> },
    };
    let operator = case.operator.map(|name| {
        view! { <span class="under">{t!("moderation-claimed-by", name = named(&name))}</span> }
    });
    vec![
        view! { <a href=format!("/operating/cases/{}", case.id)>{shown(&case.title)}</a> }.into_any(),
        shown(&case.supplier.name),
        case.market.name.get(locale()).to_owned().into_any(),
        view! { {kind}{operator} }.into_any(),
        view! { <Moment at=case.opened_at/> }.into_any(),
    ]
}

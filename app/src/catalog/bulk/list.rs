//! One's own company's bulk edits, the latest first.

use super::{EDITS, words};
use crate::{
    failure::Failure,
    format,
    i18n::named,
    page::Page,
    t,
    ui::{Badge, DataColumn, DataTable, Empty, LinkButton, Moment, PageHead, Pager, Panel},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::{catalog::bulk::BulkEditView, id::BulkEditId, page::PageRequest};
use leptos::prelude::*;
use serde::Deserialize;
use service::catalog::bulk;

/// Where in the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: Option<BulkEditId>,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let after = place.after.map(|id| id.to_string());
    let first = after.is_none();
    let page = bulk::list(&visit.ctx, &visit.actor, PageRequest::new(None, after)).await?;
    Ok(visit.page(|| {
        let list = match page.items.is_empty() && first {
            true => view! {
                <Empty title=t!("catalog-bulk-none") text=t!("catalog-bulk-none-text")>
                    <LinkButton href="/selling/listings">{t!("shell-my-listings")}</LinkButton>
                </Empty>
            }
            .into_any(),
            false => table(page.items).into_any(),
        };
        let next = page.next.map(|key| format!("{EDITS}?after={key}"));
        let body = view! {
            <PageHead title=t!("catalog-bulk-list") lede=t!("catalog-bulk-list-lede")/>
            <div class="stack-tight">
                <Panel>{list}</Panel>
                <Pager previous=(!first).then(|| EDITS.to_owned()) next/>
            </div>
        };
        Page::new(t!("catalog-bulk-list"), body)
            .at(Desk::Selling)
            .crumb(t!("shell-my-listings"), "/selling/listings")
    }))
}

fn table(edits: Vec<BulkEditView>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("catalog-bulk-act")),
        DataColumn::words(t!("catalog-own-state")),
        DataColumn::figures(t!("shell-my-listings")),
        DataColumn::words(t!("catalog-bulk-by-whom")),
        DataColumn::words(t!("catalog-bulk-when")),
    ];
    let rows = edits.into_iter().map(row).collect();
    view! { <DataTable caption=t!("catalog-bulk-list") columns rows/> }
}

fn row(edit: BulkEditView) -> Vec<AnyView> {
    let (state, tone) = words::state(&edit.state);
    vec![
        view! { <a href=format!("{EDITS}/{}", edit.id)>{words::act(&edit)}</a> }.into_any(),
        view! { <Badge tone>{state}</Badge> }.into_any(),
        format::group(&edit.listings.to_string()).into_any(),
        named(&edit.by).into_any(),
        view! { <Moment at=edit.at/> }.into_any(),
    ]
}

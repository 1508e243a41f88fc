//! One's own company's imports, newest first.

use super::{super::feed::FEEDS, IMPORTS, UPLOAD, words};
use crate::{
    failure::Failure,
    format,
    page::Page,
    t,
    ui::{Badge, ButtonKind, DataColumn, DataTable, Empty, LinkButton, Moment, PageHead, Pager, Panel},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::{
    actor::Right,
    catalog::import::{ImportRow, RowOutcome},
    id::ImportId,
    page::PageRequest,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::catalog::import;

/// Where in the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: Option<ImportId>,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let after = place.after.map(|id| id.to_string());
    let first = after.is_none();
    let page = import::list(&visit.ctx, &visit.actor, PageRequest::new(None, after)).await?;
    let may = visit.actor.may(Right::ManageListings);
    Ok(visit.page(|| {
        let list = match page.items.is_empty() && first {
            true => view! {
                <Empty title=t!("catalog-import-none") text=t!("catalog-import-none-text")/>
            }
            .into_any(),
            false => table(page.items).into_any(),
        };
        let next = page.next.map(|key| format!("{IMPORTS}?after={key}"));
        let body = view! {
            <PageHead title=t!("catalog-import-list")>
                <LinkButton href=FEEDS kind=ButtonKind::Plain>{t!("catalog-feed-list")}</LinkButton>
                {may.then(|| view! { <LinkButton href=UPLOAD>{t!("catalog-own-import")}</LinkButton> })}
            </PageHead>
            <div class="stack-tight">
                <Panel>{list}</Panel>
                <Pager previous=(!first).then(|| IMPORTS.to_owned()) next/>
            </div>
        };
        Page::new(t!("catalog-import-list"), body)
            .at(Desk::Selling)
            .crumb(t!("shell-my-listings"), "/selling/listings")
    }))
}

fn table(imports: Vec<ImportRow>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("catalog-import-file")),
        DataColumn::words(t!("catalog-own-state")),
        DataColumn::figures(t!("catalog-import-imported")),
        DataColumn::figures(t!("catalog-import-updated")),
        DataColumn::figures(t!("catalog-import-unchanged")),
        DataColumn::figures(t!("catalog-import-failed")),
        DataColumn::words(t!("catalog-import-when")),
    ];
    let rows = imports.into_iter().map(row).collect();
    view! { <DataTable caption=t!("catalog-import-list") columns rows/> }
}

fn row(import: ImportRow) -> Vec<AnyView> {
    let (state, tone) = words::state(&import.state);
    let done = import.state.counts_done();
    let figure = |outcome| match done {
        true => format::group(&import.counts.of(outcome).to_string()).into_any(),
        false => "–".into_any(),
    };
    vec![
        view! { <a href=format!("{IMPORTS}/{}", import.id)>{import.file_name.clone()}</a> }.into_any(),
        view! { <Badge tone>{state}</Badge> }.into_any(),
        figure(RowOutcome::Created),
        figure(RowOutcome::Changed),
        figure(RowOutcome::Unchanged),
        figure(RowOutcome::Failed),
        view! { <Moment at=import.at/> }.into_any(),
    ]
}

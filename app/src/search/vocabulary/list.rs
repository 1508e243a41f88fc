//! The list of entries, and looking for one in it.

use super::{PATH, line};
use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{
        Button, ButtonKind, DataColumn, DataTable, Empty, Field, LinkButton, Moment, Notice, PageHead, Pager,
        Panel, Tone,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::{
    page::{self, PageRequest},
    search::vocabulary::{Direction, EntryRow},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::search::vocabulary;

/// What of the list is shown, and what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    q: String,
    after: String,
    done: String,
}

impl Place {
    /// The address of the list after this key.
    fn page(&self, after: &str) -> String {
        let said = [("q", self.q.as_str()), ("after", after)];
        let said: Vec<_> = said.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        match serde_html_form::to_string(&said).unwrap_or_default().as_str() {
            "" => PATH.to_owned(),
            query => format!("{PATH}?{query}"),
        }
    }
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let wanted = PageRequest::new(None, Some(place.after.clone()));
    let rows = vocabulary::entries(&visit.ctx, &visit.actor, &place.q, wanted).await?;
    Ok(visit.page(|| list(rows, &place)))
}

fn list(rows: page::Page<EntryRow>, place: &Place) -> Page {
    let new = || view! { <LinkButton href=format!("{PATH}/new")>{t!("vocabulary-new")}</LinkButton> };
    let done = match place.done.as_str() {
        "added" => Some(t!("vocabulary-added")),
        "changed" => Some(t!("vocabulary-changed")),
        "removed" => Some(t!("vocabulary-removed")),
        _ => None,
    };
    let done = done.map(|title| {
        view! { <Notice tone=Tone::Leaf title><p>{t!("vocabulary-soon")}</p></Notice> }
    });
    let entries = match (rows.items.is_empty(), place.q.trim().is_empty()) {
        (true, true) => {
            view! { <Empty title=t!("vocabulary-none") text=t!("vocabulary-none-text")>{new()}</Empty> }
                .into_any()
        }
        (true, false) => {
            view! { <Empty title=t!("vocabulary-no-such") text=t!("vocabulary-no-such-text")>{new()}</Empty> }
                .into_any()
        }
        (false, _) => table(rows.items).into_any(),
    };
    let next = rows.next.map(|key| place.page(&key));
    let previous = (!place.after.is_empty()).then(|| place.page(""));
    let q = place.q.clone();
    let body = view! {
        <PageHead title=t!("vocabulary-title") lede=t!("vocabulary-lede")>{new()}</PageHead>
        {done}
        <div class="stack-tight">
            <form class="own-sift" method="get" action=PATH>
                <Field name="q" label=t!("vocabulary-find") value=q/>
                <Button kind=ButtonKind::Plain>{t!("vocabulary-find-act")}</Button>
            </form>
            <Panel>{entries}</Panel>
            <Pager previous next/>
        </div>
    };
    Page::new(t!("vocabulary-title"), body).at(Desk::Operating)
}

fn table(rows: Vec<EntryRow>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("vocabulary-terms")),
        DataColumn::words(t!("vocabulary-direction")),
        DataColumn::words(t!("vocabulary-changed-at")),
    ];
    let rows = rows.into_iter().map(row).collect();
    view! { <DataTable caption=t!("vocabulary-title") columns rows/> }
}

fn row(row: EntryRow) -> Vec<AnyView> {
    let (href, terms) = (format!("{PATH}/{}", row.id), line(&row.entry));
    let direction = match row.entry.direction() {
        Direction::Both => t!("vocabulary-both-short"),
        Direction::OneWay => t!("vocabulary-one-way-short"),
    };
    vec![
        view! { <a href=href>{terms}</a> }.into_any(),
        direction.into_any(),
        view! { <Moment at=row.changed_at/> }.into_any(),
    ]
}

//! A listing's history for its own company: who changed what, when, old and new.

use super::import::words::field;
use crate::{
    failure::Failure,
    i18n::{locale, named},
    page::Page,
    t,
    ui::{Empty, PageHead, Pager, Panel, Term, Terms, Timeline, TimelineEntry, Tone},
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    catalog::{
        history::{Author, Deed, HistoryEntry},
        view::FieldChange,
    },
    id::{EventId, ListingId},
    page::PageRequest,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::catalog::{self, History};

/// Where in the history.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: Option<EventId>,
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<ListingId>,
    Query(place): Query<Place>,
) -> Result<Response, Failure> {
    let after = place.after.map(|id| id.to_string());
    let first = after.is_none();
    let wanted = PageRequest::new(None, after);
    let history = catalog::history(&visit.ctx, &visit.actor, id, wanted).await?;
    Ok(visit.page(|| page(id, history, first)))
}

fn page(id: ListingId, history: History, first: bool) -> Page {
    let address = format!("/selling/listings/{id}/history");
    let next = history.entries.next.map(|key| format!("{address}?after={key}"));
    let entries: Vec<_> = history.entries.items.into_iter().map(entry).collect();
    let list = match entries.is_empty() {
        true => view! { <Empty title=t!("catalog-history-none") text=t!("catalog-history-none-text")/> }
            .into_any(),
        false => view! { <Timeline entries/> }.into_any(),
    };
    let title = t!("catalog-history-of", sku = history.sku);
    let body = view! {
        <PageHead title=title.clone() lede=history.title.get(locale()).to_owned()/>
        <div class="stack-tight">
            <Panel>{list}</Panel>
            <Pager previous=(!first).then_some(address) next/>
        </div>
    };
    Page::new(title, body)
        .at(Desk::Selling)
        .crumb(t!("shell-my-listings"), "/selling/listings")
}

fn entry(entry: HistoryEntry) -> TimelineEntry {
    let (words, tone) = deed(entry.deed);
    let who = match &entry.by {
        Author::Own(name) => named(name),
        Author::Operator => t!("catalog-history-operator"),
        Author::System => t!("catalog-history-system"),
    };
    let reason = entry.reason.map(|reason| {
        view! { <p class="muted">{t!("catalog-own-reason", reason = reason)}</p> }
    });
    let terms: Vec<_> = entry.changes.into_iter().map(term).collect();
    let terms = (!terms.is_empty()).then(|| view! { <Terms terms/> });
    TimelineEntry {
        at: entry.at,
        who,
        what: view! { <p>{words}</p>{reason}{terms} }.into_any(),
        tone,
        // A record, not a talk: every entry stands on the same side.
        own: false,
    }
}

/// A field, old and new.
fn term(change: FieldChange) -> Term {
    let said = |text: String| match text.is_empty() {
        true => t!("catalog-import-nothing"),
        false => text,
    };
    Term::since(field(&change.field), said(change.before), said(change.after))
}

/// What happened, and what its colour means.
fn deed(deed: Deed) -> (String, Tone) {
    match deed {
        Deed::Drafted => (t!("catalog-history-drafted"), Tone::Plain),
        Deed::Rewritten => (t!("catalog-history-rewritten"), Tone::Plain),
        Deed::Submitted => (t!("catalog-history-submitted"), Tone::Sea),
        Deed::Published => (t!("catalog-history-published"), Tone::Leaf),
        Deed::ChangesRequested => (t!("catalog-history-changes-requested"), Tone::Brass),
        Deed::Rejected => (t!("catalog-history-rejected"), Tone::Rust),
        Deed::Appealed => (t!("catalog-history-appealed"), Tone::Sea),
        Deed::Paused => (t!("catalog-history-paused"), Tone::Plain),
        Deed::Resumed => (t!("catalog-history-resumed"), Tone::Leaf),
        Deed::Suspended => (t!("catalog-history-suspended"), Tone::Rust),
        Deed::Reinstated => (t!("catalog-history-reinstated"), Tone::Leaf),
        Deed::LeftMarket => (t!("catalog-history-left-market"), Tone::Brass),
        Deed::Archived => (t!("catalog-history-archived"), Tone::Plain),
        Deed::SupplyChanged => (t!("catalog-history-supply-changed"), Tone::Plain),
        Deed::RevisionSubmitted => (t!("catalog-history-revision-submitted"), Tone::Sea),
        Deed::RevisionWithdrawn => (t!("catalog-history-revision-withdrawn"), Tone::Plain),
        Deed::RevisionReturned => (t!("catalog-history-revision-returned"), Tone::Brass),
        Deed::RevisionRejected => (t!("catalog-history-revision-rejected"), Tone::Rust),
        Deed::Revised => (t!("catalog-history-revised"), Tone::Leaf),
        Deed::PictureAdded => (t!("catalog-history-picture-added"), Tone::Plain),
        Deed::PictureRemoved => (t!("catalog-history-picture-removed"), Tone::Plain),
        Deed::PictureMoved => (t!("catalog-history-picture-moved"), Tone::Plain),
        Deed::PictureDescribed => (t!("catalog-history-picture-described"), Tone::Plain),
    }
}

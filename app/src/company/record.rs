//! `/company/record`: what operators did to the company, when, who, as whose operator, and why.

use super::area;
use crate::{
    failure::Failure,
    i18n::{locale, named},
    market::booth::place_words,
    page::Page,
    t,
    ui::{Badge, DataColumn, DataTable, Empty, Moment, PageHead, Pager, Panel, Tone},
    verification::words,
    visit::Visit,
};
use axum::{extract::Query, response::Response};
use domain::{
    company::record::{Act, RecordEntry},
    moderation::Verdict,
    page::{self, PageRequest},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::company;

const PATH: &str = "/company/record";

/// Which part of it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: String,
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let first = place.after.is_empty();
    let wanted = PageRequest::new(None, Some(place.after));
    let entries = company::record(&visit.ctx, &visit.actor, wanted).await?;
    Ok(visit.page(|| list(entries, first)))
}

fn list(entries: page::Page<RecordEntry>, first: bool) -> Page {
    let title = t!("company-record");
    let next = entries.next.map(|key| format!("{PATH}?after={key}"));
    let columns = vec![
        DataColumn::words(t!("company-record-act")),
        DataColumn::words(t!("company-record-at")),
        DataColumn::words(t!("company-record-by")),
        DataColumn::words(t!("company-record-reason")),
    ];
    let list = if entries.items.is_empty() {
        view! { <Empty title=t!("company-record-none") text=t!("company-record-none-text")/> }.into_any()
    } else {
        let rows = entries.items.into_iter().map(row).collect();
        let caption = title.clone();
        view! { <DataTable caption columns rows/> }.into_any()
    };
    let previous = (!first).then(|| PATH.to_owned());
    let body = view! {
        <PageHead title=title.clone() lede=t!("company-record-lede")/>
        <div class="stack-tight">
            <Panel>{list}</Panel>
            <Pager previous next/>
        </div>
    };
    area::page(title, body).crumb(t!("shell-company"), "/company")
}

fn row(entry: RecordEntry) -> Vec<AnyView> {
    let (what, tone, about) = act(&entry.act);
    let about = about.map(|about| view! { <span class="under">{about}</span> });
    let by = words::market(entry.market.as_ref());
    vec![
        view! { <Badge tone>{what}</Badge>{about} }.into_any(),
        view! { <Moment at=entry.at/> }.into_any(),
        view! { {named(&entry.by)}<span class="under">{by}</span> }.into_any(),
        entry.reason.into_any(),
    ]
}

/// What was done, what its colour means, and what exactly it was about.
fn act(act: &Act) -> (String, Tone, Option<String>) {
    match act {
        Act::Verified { until } => {
            let until = t!("verification-until-day", until = words::last_day(*until));
            (t!("company-record-verified"), Tone::Leaf, Some(until))
        }
        Act::ChangesRequested => (t!("company-record-changes"), Tone::Brass, None),
        Act::Rejected => (t!("company-record-rejected"), Tone::Rust, None),
        Act::RenewalRefused => (t!("company-record-renewal-refused"), Tone::Brass, None),
        Act::Suspended => (t!("company-record-suspended"), Tone::Rust, None),
        Act::Reinstated => (t!("company-record-reinstated"), Tone::Leaf, None),
        Act::Lapsed => (t!("company-record-lapsed"), Tone::Brass, None),
        Act::NumberOverridden { number } => (t!("company-record-number"), Tone::Sea, Some(number.clone())),
        Act::Listing { title, verdict, .. } => {
            let (words, tone) = match verdict {
                Verdict::Approve => (t!("company-record-listing-approved"), Tone::Leaf),
                Verdict::RequestChanges => (t!("company-record-listing-returned"), Tone::Brass),
                Verdict::Reject => (t!("company-record-listing-rejected"), Tone::Rust),
            };
            (words, tone, Some(title.get(locale()).to_owned()))
        }
        Act::Rfq { title, verdict } => {
            let (words, tone) = match verdict {
                Verdict::Approve => (t!("company-record-rfq-approved"), Tone::Leaf),
                Verdict::RequestChanges | Verdict::Reject => (t!("company-record-rfq-refused"), Tone::Rust),
            };
            (words, tone, Some(title.clone()))
        }
        Act::DemonstrationChosen { reason } => (
            t!("company-record-demonstration"),
            Tone::Leaf,
            Some(reason.get(locale()).to_owned()),
        ),
        Act::DemonstrationEnded => (t!("company-record-demonstration-ended"), Tone::Brass, None),
        Act::Campaign { name, shown } => {
            let (words, tone) = match shown {
                true => (t!("company-record-campaign-shown"), Tone::Leaf),
                false => (t!("company-record-campaign-refused"), Tone::Rust),
            };
            (words, tone, Some(name.get(locale()).to_owned()))
        }
        Act::Booth { place, moved } => {
            let words = match moved {
                true => t!("company-record-booth-moved"),
                false => t!("company-record-booth"),
            };
            (words, Tone::Leaf, Some(place_words(place)))
        }
        Act::BoothEnded => (t!("company-record-booth-ended"), Tone::Rust, None),
        Act::BoothDeclined => (t!("company-record-booth-declined"), Tone::Brass, None),
        Act::Appointed => (t!("company-record-appointed"), Tone::Sea, None),
        Act::Dismissed => (t!("company-record-dismissed"), Tone::Brass, None),
    }
}

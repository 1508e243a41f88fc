//! What happened, in order, by whom: the record of a thing.

use super::{Moment, Tone};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// One entry.
pub struct TimelineEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who, in words.
    pub who: String,
    /// What.
    pub what: AnyView,
    /// What its colour means.
    pub tone: Tone,
    /// Whether the viewer's own side did it.
    pub own: bool,
}

/// The record, in the order given.
#[component]
pub fn Timeline(
    /// The entries.
    entries: Vec<TimelineEntry>,
) -> impl IntoView {
    let items = entries.into_iter().map(|entry| view! { <Entry entry/> });
    view! { <ol class="timeline">{items.collect_view()}</ol> }
}

/// One entry by itself, to be put into a record that stands already.
#[component]
pub fn Entry(
    /// The entry.
    entry: TimelineEntry,
) -> impl IntoView {
    view! {
        <li class=format!("entry {}", entry.tone.class()) class:entry-own=entry.own>
            <p class="entry-head"><span class="entry-who">{entry.who}</span>" "<Moment at=entry.at/></p>
            <div class="entry-what">{entry.what}</div>
        </li>
    }
}

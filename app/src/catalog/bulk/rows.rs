//! The listings of a bulk edit, by what becomes of them: old and new, or why not.

use super::{EDITS, words};
use crate::{
    catalog::words::shown,
    i18n::problem,
    t,
    ui::{DataColumn, DataTable, Pager, Tab, Tabs},
};
use domain::{
    catalog::bulk::{BulkEditView, BulkItem, BulkOutcome, Part},
    page::Page,
};
use leptos::prelude::*;

/// What is shown where nothing is asked for: what needs a person first.
const ORDER: [BulkOutcome; 7] = [
    BulkOutcome::Left,
    BulkOutcome::Changed,
    BulkOutcome::Waiting,
    BulkOutcome::Restored,
    BulkOutcome::Restoring,
    BulkOutcome::Refused,
    BulkOutcome::Unchanged,
];

/// The outcome shown first; `None` where nothing was looked at.
pub(super) fn first(edit: &BulkEditView) -> Option<BulkOutcome> {
    ORDER.into_iter().find(|outcome| edit.counts.of(*outcome) > 0)
}

/// The listings of one outcome, and the way to the others.
pub(super) fn list(
    edit: &BulkEditView,
    shown: BulkOutcome,
    page: Page<BulkItem>,
    later: bool,
    names: &words::Names,
) -> impl IntoView + use<> {
    let (id, begun) = (edit.id, edit.state.has_begun());
    let address = move |outcome: BulkOutcome| format!("{EDITS}/{id}?show={outcome}");
    let there = BulkOutcome::ALL
        .into_iter()
        .filter(|outcome| edit.counts.of(*outcome) > 0);
    let tabs = there.map(|outcome| Tab {
        href: address(outcome),
        label: words::outcome(outcome, begun),
        count: u32::try_from(edit.counts.of(outcome)).ok(),
        current: outcome == shown,
    });
    let tabs = tabs.collect();
    let next = page.next.map(|key| format!("{}&after={key}", address(shown)));
    let previous = later.then(|| address(shown));
    view! {
        <Tabs label=t!("catalog-bulk-by") tabs/>
        {table(shown, begun, page.items, names)}
        <Pager previous next/>
    }
}

fn table(
    shown: BulkOutcome,
    begun: bool,
    items: Vec<BulkItem>,
    names: &words::Names,
) -> impl IntoView + use<> {
    let caption = words::outcome(shown, begun);
    let columns = vec![
        DataColumn::words(t!("catalog-own-listing")),
        DataColumn::words(t!("catalog-bulk-change")),
    ];
    let rows = items.into_iter().map(|item| row(shown, item, names)).collect();
    view! { <DataTable caption columns rows/> }
}

fn row(outcome: BulkOutcome, item: BulkItem, names: &words::Names) -> Vec<AnyView> {
    let (before, after) = (item.before.as_ref(), item.after.as_ref());
    let change = match outcome {
        BulkOutcome::Restored | BulkOutcome::Restoring => change(after, before, names),
        _ => change(before, after, names),
    };
    let why = item.problem.as_ref().map(problem);
    let why = why.map(|why| view! { <span class="under">{why}</span> });
    let href = format!("/selling/listings/{}/history", item.listing);
    vec![
        view! { <a href=href>{shown(&item.title)}</a><span class="under">{item.sku}</span> }.into_any(),
        view! { {change}{why} }.into_any(),
    ]
}

/// What it was, and what it becomes where that is known.
fn change(before: Option<&Part>, after: Option<&Part>, names: &words::Names) -> AnyView {
    let said = |part: &Part| words::part(part, names);
    match (before.map(said), after.map(said)) {
        (Some(before), Some(after)) if before != after => view! {
            <div class="import-changes">
                <del><span class="visually-hidden">{t!("ui-before")}" "</span>{before}</del>
                " → "
                <ins><span class="visually-hidden">{t!("ui-now")}" "</span>{after}</ins>
            </div>
        }
        .into_any(),
        (Some(before), _) => before.into_any(),
        (None, _) => ().into_any(),
    }
}

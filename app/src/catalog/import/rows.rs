//! The rows of an import, by what becomes of them.

use super::{IMPORTS, words};
use crate::{
    i18n::{locale, problem},
    t,
    ui::{DataColumn, DataTable, Pager, Tab, Tabs},
};
use domain::{
    catalog::{
        import::{ImportCounts, ImportedRow, RowOutcome},
        view::FieldChange,
    },
    id::ImportId,
    page::Page,
};
use leptos::prelude::*;

/// What is shown first: what needs a person.
const ORDER: [RowOutcome; 4] = [
    RowOutcome::Failed,
    RowOutcome::Created,
    RowOutcome::Changed,
    RowOutcome::Unchanged,
];

/// The outcome that is shown where none is asked for; `None` where there are no rows.
pub(super) fn first(counts: &ImportCounts) -> Option<RowOutcome> {
    ORDER.into_iter().find(|outcome| counts.of(*outcome) > 0)
}

/// The rows of one outcome, and the way to the others.
pub(super) fn list(
    id: ImportId,
    counts: &ImportCounts,
    over: bool,
    shown: RowOutcome,
    page: Page<ImportedRow>,
    later: bool,
) -> impl IntoView + use<> {
    let address = move |outcome: RowOutcome| format!("{IMPORTS}/{id}?show={outcome}");
    let tabs = RowOutcome::ALL.iter().map(|outcome| Tab {
        href: address(*outcome),
        label: words::outcome(*outcome, over),
        count: u32::try_from(counts.of(*outcome)).ok(),
        current: *outcome == shown,
    });
    let tabs = tabs.collect();
    let next = page.next.map(|key| format!("{}&after={key}", address(shown)));
    let previous = later.then(|| address(shown));
    let table = match page.items.is_empty() {
        true => view! { <p class="muted">{t!("catalog-import-no-rows")}</p> }.into_any(),
        false => table(shown, over, page.items).into_any(),
    };
    view! {
        <Tabs label=t!("catalog-import-rows-by") tabs/>
        {table}
        <Pager previous next/>
    }
}

fn table(shown: RowOutcome, over: bool, rows: Vec<ImportedRow>) -> impl IntoView {
    let mut columns = vec![
        DataColumn::words(t!("catalog-import-line")),
        DataColumn::words(t!("catalog-own-listing")),
    ];
    match shown {
        RowOutcome::Failed => columns.push(DataColumn::words(t!("catalog-import-reason"))),
        RowOutcome::Changed => columns.push(DataColumn::words(t!("catalog-import-changes"))),
        RowOutcome::Created | RowOutcome::Unchanged => {}
    }
    let rows = rows
        .into_iter()
        .map(|row| {
            let lacking = (shown != RowOutcome::Failed && !row.errors.is_empty()).then(|| errors(&row));
            let named = view! { {named(&row)}{lacking} };
            let mut cells = vec![row.line.to_string().into_any(), named.into_any()];
            match shown {
                RowOutcome::Failed => cells.push(errors(&row).into_any()),
                RowOutcome::Changed => cells.push(changes(&row.changes).into_any()),
                RowOutcome::Created | RowOutcome::Unchanged => {}
            }
            cells
        })
        .collect();
    view! { <DataTable caption=words::outcome(shown, over) columns rows/> }
}

fn named(row: &ImportedRow) -> impl IntoView + use<> {
    let title = row.title.get(locale()).to_owned();
    match (title.is_empty(), row.sku.is_empty()) {
        (true, true) => view! { <span class="muted">{t!("catalog-import-no-sku")}</span> }.into_any(),
        (true, false) => row.sku.clone().into_any(),
        (false, _) => view! { {title}<span class="under">{row.sku.clone()}</span> }.into_any(),
    }
}

fn errors(row: &ImportedRow) -> impl IntoView + use<> {
    let errors = row.errors.iter().map(|error| {
        let column = (!error.field.is_empty()).then(|| view! { <code>{error.field.clone()}</code>" " });
        view! { <li>{column}{problem(&error.problem)}</li> }
    });
    view! { <ul class="import-changes">{errors.collect_view()}</ul> }
}

/// Each field that changes, old → new.
fn changes(changes: &[FieldChange]) -> impl IntoView + use<> {
    if changes.is_empty() {
        return t!("catalog-import-change-withdrawn").into_any();
    }
    let said = |text: &str| match text {
        "" => t!("catalog-import-nothing"),
        text => text.to_owned(),
    };
    let changes = changes.iter().map(|change| {
        view! {
            <li>
                <span class="muted">{words::field(&change.field)}</span>" "
                <del><span class="visually-hidden">{t!("ui-before")}" "</span>{said(&change.before)}</del>
                " "
                <ins><span class="visually-hidden">{t!("ui-now")}" "</span>{said(&change.after)}</ins>
            </li>
        }
    });
    view! { <ul class="import-changes">{changes.collect_view()}</ul> }.into_any()
}

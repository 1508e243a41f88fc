//! Offers side by side: the first column stays in sight, the best value is marked in words as well as
//! in colour, each adjustment unfolds.

use crate::t;
use leptos::prelude::*;

/// One offer.
#[derive(Debug, Clone)]
pub struct ComparisonColumn {
    /// Whose.
    pub title: String,
    /// Which version, until when.
    pub note: Option<String>,
    /// Whether it is the best of all.
    pub best: bool,
}

/// What a row is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A term.
    #[default]
    Term,
    /// Something added to make offers comparable.
    Adjustment,
    /// The sum that decides.
    Total,
}

/// One value.
#[derive(Debug, Clone)]
pub struct ComparisonCell {
    /// Formatted.
    pub text: String,
    /// What it was in the version before, if it changed.
    pub before: Option<String>,
    /// Whether it is the best of its row.
    pub best: bool,
}

/// One term across the offers.
#[derive(Debug, Clone)]
pub struct ComparisonRow {
    /// Its name.
    pub label: String,
    /// How it was worked out; unfolds.
    pub explanation: Option<String>,
    /// What it is.
    pub kind: RowKind,
    /// One value a column.
    pub cells: Vec<ComparisonCell>,
}

/// The table; `actions` is one view a column, under the total.
#[component]
pub fn Comparison(
    /// What is compared.
    #[prop(into)]
    caption: String,
    /// The offers.
    columns: Vec<ComparisonColumn>,
    /// The terms.
    rows: Vec<ComparisonRow>,
    /// What can be done with each offer.
    #[prop(optional)]
    actions: Vec<AnyView>,
) -> impl IntoView {
    let label = caption.clone();
    let best: Vec<bool> = columns.iter().map(|column| column.best).collect();
    let heads = columns.into_iter().map(head).collect_view();
    let rows = rows.into_iter().map(|row| body_row(row, &best)).collect_view();
    let foot = (!actions.is_empty()).then(|| {
        let cells = actions
            .into_iter()
            .zip(&best)
            .map(|(action, best)| view! { <td class=column_class(*best)>{action}</td> })
            .collect_view();
        view! { <tfoot><tr><td></td>{cells}</tr></tfoot> }
    });
    view! {
        <div class="comparison" role="region" tabindex="0" aria-label=label>
            <table>
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{rows}</tbody>
                {foot}
            </table>
        </div>
    }
}

fn head(column: ComparisonColumn) -> impl IntoView {
    view! {
        <th scope="col" class=column_class(column.best)>
            {column.title}
            {column.note.map(|note| view! { <span class="comparison-note">{note}</span> })}
        </th>
    }
}

fn body_row(row: ComparisonRow, best: &[bool]) -> impl IntoView + use<> {
    let class = match row.kind {
        RowKind::Term => "",
        RowKind::Adjustment => "comparison-adjustment",
        RowKind::Total => "comparison-total",
    };
    let label = match row.explanation {
        None => row.label.into_any(),
        Some(text) => {
            view! { <details><summary>{row.label}</summary><p class="comparison-why">{text}</p></details> }
                .into_any()
        }
    };
    let cells = row
        .cells
        .into_iter()
        .zip(best)
        .map(|(cell, best)| body_cell(cell, *best))
        .collect_view();
    view! { <tr class=class><th scope="row">{label}</th>{cells}</tr> }
}

fn body_cell(cell: ComparisonCell, best: bool) -> impl IntoView {
    view! {
        <td class=column_class(best)>
            {cell.before.map(|before| view! { <del>{before}</del>" " })}
            {cell.text}
            {cell.best.then(|| view! { <span class="comparison-best">{t!("ui-best")}</span> })}
        </td>
    }
}

const fn column_class(best: bool) -> &'static str {
    if best {
        "figure-cell column-best"
    } else {
        "figure-cell"
    }
}

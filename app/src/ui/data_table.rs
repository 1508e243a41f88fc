//! A list as a ledger page; on phones each row becomes a card.

use leptos::prelude::*;

/// One column.
#[derive(Debug, Clone)]
pub struct DataColumn {
    /// Its name.
    pub label: String,
    /// Whether it holds figures, set right in tabular digits.
    pub figures: bool,
}

impl DataColumn {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            figures: false,
        }
    }

    /// A column of figures.
    pub fn figures(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            figures: true,
        }
    }
}

/// The table. The first cell of a row names the row, so it usually holds its link.
#[component]
pub fn DataTable(
    /// What is listed, for screen readers.
    #[prop(into)]
    caption: String,
    /// The columns.
    columns: Vec<DataColumn>,
    /// The rows: one view a column.
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    let heads = columns
        .iter()
        .map(|column| view! { <th scope="col" class=class(column)>{column.label.clone()}</th> })
        .collect_view();
    let rows =
        rows.into_iter()
            .map(|cells| {
                let cells = cells
                    .into_iter()
                    .zip(&columns)
                    .enumerate()
                    .map(|(index, (cell, column))| match index {
                        0 => view! { <th scope="row">{cell}</th> }.into_any(),
                        _ => view! { <td class=class(column) data-label=column.label.clone()>{cell}</td> }
                            .into_any(),
                    });
                view! { <tr>{cells.collect_view()}</tr> }
            })
            .collect_view();
    view! {
        <table class="data">
            <caption class="visually-hidden">{caption}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

const fn class(column: &DataColumn) -> Option<&'static str> {
    if column.figures { Some("figure-cell") } else { None }
}

//! What the columns of a file mean: proposed column by column, with what stands in them and why, to be mended.

use super::{IMPORTS, placed, words};
use crate::{
    failure::Failure,
    form::Form,
    i18n::problem,
    page::Page,
    t,
    ui::{Button, ButtonKind, DataColumn, DataTable, ErrorSummary, Field, LinkButton, PageHead, Panel},
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    catalog::{
        choice::{ATTRIBUTE, Choice, Choices, LEFT_OUT, chosen, proposed},
        guess::{By, Sampled, targets},
        import::ImportView,
    },
    id::ImportId,
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, catalog::import};

/// Cells of a column that are shown.
const SHOWN: usize = 3;
/// Characters of a cell that are shown.
const LENGTH: usize = 60;

/// The form as it was sent: a choice a column, in the file's order.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    column: Vec<String>,
    currency: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<ImportId>) -> Result<Response, Failure> {
    let import = import::view(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::ManageListings)?;
    if !import.state.may_map() {
        return Ok(Redirect::to(&format!("{IMPORTS}/{id}")).into_response());
    }
    let choices = proposed(&import.columns, import.mapping.as_ref());
    Ok(visit.page(|| page(import, choices, &FieldErrors::default())))
}

pub(super) async fn submit(
    visit: Visit,
    Path(id): Path<ImportId>,
    Form(form): Form<Chosen>,
) -> Result<Response, Failure> {
    let import = import::view(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::ManageListings)?;
    let mapped = match chosen(&import.columns, &form.column, &form.currency) {
        Ok(mapping) => import::map(&visit.ctx, &visit.actor, id, mapping).await,
        Err(errors) => Err(errors.into()),
    };
    match mapped {
        Ok(()) => Ok(Redirect::to(&format!("{IMPORTS}/{id}")).into_response()),
        Err(Error::Invalid(errors)) => {
            let choices = typed(&import, form);
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
                page(import, choices, &errors)
            }))
        }
        Err(other) => Err(other.into()),
    }
}

/// What was typed, over why it had been proposed otherwise.
fn typed(import: &ImportView, form: Chosen) -> Choices {
    let mut choices = proposed(&import.columns, import.mapping.as_ref());
    for (choice, target) in choices.columns.iter_mut().zip(form.column) {
        choice.target = target;
    }
    choices.currency = form.currency;
    choices
}

fn label(field: &str) -> String {
    match field.strip_prefix("column.") {
        Some(number) => t!("catalog-import-column-number", number = number.to_owned()),
        None if field == "currency" => t!("catalog-import-currency"),
        None => t!("catalog-import-columns-title"),
    }
}

fn page(import: ImportView, choices: Choices, errors: &FieldErrors) -> Page {
    let currency = errors.of("currency").next().map(problem);
    let table = table(&import.columns, &choices.columns, errors);
    let body = view! {
        <PageHead title=t!("catalog-import-columns-title") lede=import.file_name/>
        <ErrorSummary errors=errors.clone() label=label/>
        <Panel>
            <p>{t!("catalog-import-columns-lede")}</p>
            <form class="form import-choices" method="post" action=format!("{IMPORTS}/{}/columns", import.id)>
                {table}
                <Field
                    name="currency" label=t!("catalog-import-currency") value=choices.currency
                    hint=t!("catalog-import-currency-hint") error=currency
                />
                <div class="actions">
                    <Button>{t!("catalog-import-check")}</Button>
                    <LinkButton href=format!("{IMPORTS}/{}", import.id) kind=ButtonKind::Quiet>{t!("catalog-import-back")}</LinkButton>
                </div>
            </form>
        </Panel>
    };
    placed(Page::new(t!("catalog-import-columns-title"), body))
}

fn table(columns: &[Sampled], choices: &[Choice], errors: &FieldErrors) -> impl IntoView + use<> {
    let heads = vec![
        DataColumn::words(t!("catalog-import-their-column")),
        DataColumn::words(t!("catalog-import-sample")),
        DataColumn::words(t!("catalog-import-read-as-field")),
        DataColumn::words(t!("catalog-import-because")),
    ];
    let rows = columns.iter().zip(choices).enumerate();
    let rows = rows.map(|(index, (column, choice))| {
        let id = format!("column.{}", index + 1);
        let error = errors.of(&id).next().map(problem);
        vec![
            view! { <strong>{column.name.clone()}</strong> }.into_any(),
            samples(column).into_any(),
            select(id, column, choice, error).into_any(),
            because(choice).into_any(),
        ]
    });
    let rows = rows.collect();
    view! { <DataTable caption=t!("catalog-import-columns-title") columns=heads rows/> }
}

fn samples(column: &Sampled) -> impl IntoView + use<> {
    let cells: Vec<_> = column.cells.iter().take(SHOWN).map(|cell| cut(cell)).collect();
    match cells.is_empty() {
        true => view! { <span class="muted">{t!("catalog-import-empty-column")}</span> }.into_any(),
        false => {
            let cells = cells.into_iter().map(|cell| view! { <li>{cell}</li> });
            view! { <ul class="import-samples">{cells.collect_view()}</ul> }.into_any()
        }
    }
}

fn cut(cell: &str) -> String {
    match cell.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell.to_owned(),
    }
}

fn because(choice: &Choice) -> String {
    match (choice.by, choice.target.as_str()) {
        (By::Nothing, field) if field != ATTRIBUTE => String::new(),
        (by, _) => words::because(by),
    }
}

/// A column with a name of ours is read as that field or not at all: it can be no attribute of another name.
fn select(id: String, column: &Sampled, choice: &Choice, error: Option<String>) -> impl IntoView + use<> {
    let own = domain::catalog::mapping::target_named(&column.name).is_some_and(|field| field != "price");
    let attribute = (!own).then(|| (ATTRIBUTE, t!("catalog-import-attribute")));
    let fields = targets().map(|field| (field, words::field(field)));
    let options = attribute
        .into_iter()
        .chain([(LEFT_OUT, t!("catalog-import-left-out"))])
        .chain(fields)
        .map(|(value, label)| view! { <option value=value selected=choice.target == value>{label}</option> })
        .collect_view();
    let error_id = format!("{id}-error");
    let described = error.as_ref().map(|_| error_id.clone());
    let named = t!("catalog-import-read-column-as", column = column.name.clone());
    view! {
        <select
            class="control" id=id name="column" aria-label=named aria-describedby=described
            aria-invalid=error.as_ref().map(|_| "true")
        >
            {options}
        </select>
        {error.map(|text| view! { <p class="field-error" id=error_id>{text}</p> })}
    }
}

//! Adding an entry and changing one: typed, shown with what it does, then saved.

use super::{
    PATH,
    effect::{Planned, shown},
    line, page,
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{Button, ButtonKind, ChoiceOption, Choices, ErrorSummary, LinkButton, PageHead, Panel, Textarea},
    visit::Visit,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    id::EntryId,
    problem::FieldErrors,
    search::vocabulary::{Direction, Entry, EntryRow, MAX_TERMS},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error, search::vocabulary};

/// As the browser sends it.
#[derive(Clone, Deserialize)]
#[serde(default)]
pub(super) struct EntryForm {
    /// A term a line.
    terms: String,
    direction: String,
    /// What was pressed: `look`, `confirm` or `back`.
    action: String,
    /// What was shown before.
    seen: String,
}

impl Default for EntryForm {
    fn default() -> Self {
        Self {
            terms: String::new(),
            direction: Direction::default().to_string(),
            action: String::new(),
            seen: String::new(),
        }
    }
}

pub(super) async fn new(visit: Visit, Query(form): Query<EntryForm>) -> Result<Response, Failure> {
    visit.require(Right::KeepVocabulary)?;
    Ok(visit.page(|| form_page(None, &form, &FieldErrors::default())))
}

pub(super) async fn add(visit: Visit, Form(form): Form<EntryForm>) -> Result<Response, Failure> {
    visit.require(Right::KeepVocabulary)?;
    take(visit, None, form).await
}

pub(super) async fn edit(visit: Visit, Path(id): Path<EntryId>) -> Result<Response, Failure> {
    let row = vocabulary::entry(&visit.ctx, &visit.actor, id).await?;
    let form = EntryForm {
        terms: row.entry.lines(),
        direction: row.entry.direction().to_string(),
        ..EntryForm::default()
    };
    Ok(visit.page(|| form_page(Some(&row), &form, &FieldErrors::default())))
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<EntryId>,
    Form(form): Form<EntryForm>,
) -> Result<Response, Failure> {
    let row = vocabulary::entry(&visit.ctx, &visit.actor, id).await?;
    take(visit, Some(row), form).await
}

/// Shows the form, or what it will do, or does it.
async fn take(visit: Visit, row: Option<EntryRow>, form: EntryForm) -> Result<Response, Failure> {
    let again = |visit: Visit, status, errors: FieldErrors| {
        Ok(visit.page_with(status, || form_page(row.as_ref(), &form, &errors)))
    };
    if form.action == "back" {
        return again(visit, StatusCode::OK, FieldErrors::default());
    }
    let entry = match Entry::parse(&form.terms, &form.direction) {
        Ok(entry) => entry,
        Err(errors) => return again(visit, StatusCode::UNPROCESSABLE_ENTITY, errors),
    };
    let (ctx, actor, id) = (&visit.ctx, &visit.actor, row.as_ref().map(|row| row.id));
    let mut status = StatusCode::OK;
    if form.action == "confirm" {
        let (saved, done) = match id {
            None => {
                let added = vocabulary::add(ctx, actor, &entry, &form.seen).await;
                (added.map(drop), "added")
            }
            Some(id) => {
                let changed = vocabulary::change(ctx, actor, id, &entry, &form.seen).await;
                (changed, "changed")
            }
        };
        match saved {
            Ok(()) => return Ok(Redirect::to(&format!("{PATH}?done={done}")).into_response()),
            Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => status = StatusCode::CONFLICT,
            Err(Error::Invalid(errors)) => return again(visit, StatusCode::UNPROCESSABLE_ENTITY, errors),
            Err(other) => return Err(other.into()),
        }
    }
    let preview = vocabulary::preview(ctx, actor, id, &entry).await?;
    let planned = Planned {
        row: row.as_ref(),
        entry: &entry,
        overtaken: status == StatusCode::CONFLICT,
        action: action(row.as_ref()),
        fields: vec![
            ("terms", form.terms.clone()),
            ("direction", form.direction.clone()),
        ],
    };
    Ok(visit.page_with(status, || shown(planned, preview)))
}

fn action(row: Option<&EntryRow>) -> String {
    match row {
        None => format!("{PATH}/new"),
        Some(row) => format!("{PATH}/{}", row.id),
    }
}

fn form_page(row: Option<&EntryRow>, form: &EntryForm, errors: &FieldErrors) -> Page {
    let (title, lede) = match row {
        None => (t!("vocabulary-new"), t!("vocabulary-new-lede")),
        Some(row) => (t!("vocabulary-change"), line(&row.entry)),
    };
    let remove = row.map(|row| {
        let href = format!("{PATH}/{}/remove", row.id);
        view! { <LinkButton href kind=ButtonKind::Quiet>{t!("vocabulary-remove")}</LinkButton> }
    });
    let option = |direction: Direction, label, hint| ChoiceOption {
        value: direction.to_string(),
        label,
        hint: Some(hint),
    };
    let options = vec![
        option(Direction::Both, t!("vocabulary-both"), t!("vocabulary-both-hint")),
        option(
            Direction::OneWay,
            t!("vocabulary-one-way"),
            t!("vocabulary-one-way-hint"),
        ),
    ];
    let (terms, direction) = (form.terms.clone(), form.direction.clone());
    let (terms_error, direction_error) = (error_of(errors, "terms"), error_of(errors, "direction"));
    let hint = t!("vocabulary-terms-hint", max = MAX_TERMS);
    let action = action(row);
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede>{remove}</PageHead>
            <ErrorSummary errors=errors.clone() label/>
            <Panel>
                <form method="post" action=action class="form" novalidate>
                    <Textarea
                        name="terms" label=t!("vocabulary-terms") value=terms hint error=terms_error required=true rows=6
                    />
                    <Choices name="direction" label=t!("vocabulary-direction") options value=direction error=direction_error/>
                    <div class="actions">
                        <Button name="action" value="look">{t!("vocabulary-look")}</Button>
                        <LinkButton href=PATH kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    page(title, body)
}

fn label(field: &str) -> String {
    match field {
        "direction" => t!("vocabulary-direction"),
        _ => t!("vocabulary-terms"),
    }
}

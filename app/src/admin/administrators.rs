//! Those who administer the platform: who they are, one more, one less. There is always one.

use super::{
    appoint::{Appointment, label},
    page,
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::named,
    page::Page,
    rfq::end::{self, Ending, Why, status},
    t,
    ui::{ButtonKind, DataColumn, DataTable, ErrorSummary, LinkButton, Notice, PageHead, Panel, Tone},
    visit::{Proven, Visit},
    visitor::Area,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{actor::Right, id::PersonId, identity::AdministratorRow, problem::FieldErrors};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error, identity};

const PATH: &str = "/admin/administrators";

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

pub(super) async fn show(visit: Visit, Query(done): Query<Done>) -> Result<Response, Failure> {
    let form = Appointment::default();
    respond(visit, &form, &FieldErrors::default(), &done.done).await
}

pub(super) async fn make(Proven(visit): Proven, Form(form): Form<Appointment>) -> Result<Response, Failure> {
    visit.require(Right::Administer)?;
    let made = match form.parse() {
        Ok((email, reason)) => identity::make_administrator(&visit.ctx, &visit.actor, &email, reason).await,
        Err(errors) => Err(errors.into()),
    };
    match made {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}?done=appointed")).into_response()),
        Err(Error::Invalid(errors)) => respond(visit, &form, &errors, "").await,
        Err(other) => Err(other.into()),
    }
}

async fn respond(
    visit: Visit,
    form: &Appointment,
    errors: &FieldErrors,
    done: &str,
) -> Result<Response, Failure> {
    let rows = identity::administrators(&visit.ctx, &visit.actor).await?;
    let status = match errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(visit.page_with(status, || list(&rows, form, errors, done)))
}

fn list(rows: &[AdministratorRow], form: &Appointment, errors: &FieldErrors, done: &str) -> Page {
    let title = t!("admin-administrators");
    let done = match done {
        "appointed" => Some(t!("admin-administrator-made")),
        "ended" => Some(t!("admin-administrator-ended")),
        _ => None,
    };
    let done = done.map(|title| view! { <Notice tone=Tone::Leaf title/> });
    let columns = vec![
        DataColumn::words(t!("admin-person")),
        DataColumn::words(t!("admin-act")),
    ];
    let cells = rows.iter().map(row).collect();
    let appoint = form.view(PATH.to_owned(), errors);
    let caption = title.clone();
    let body = view! {
        <PageHead title=title.clone() lede=t!("admin-administrators-lede")/>
        <ErrorSummary errors=errors.clone() label=label/>
        {done}
        <Panel><DataTable caption columns rows=cells/></Panel>
        <Panel title=t!("admin-administrator-appoint")>
            <p>{t!("admin-administrator-appoint-text")}</p>
            {appoint}
        </Panel>
    };
    page(title, body).crumb(t!("admin-markets"), "/admin")
}

fn row(row: &AdministratorRow) -> Vec<AnyView> {
    let name = named(&row.name);
    let title = t!("admin-administrator-end-of", name = name.clone());
    let href = format!("{PATH}/{}/end", row.person);
    vec![
        view! { {name}<span class="under">{row.email.clone()}</span> }.into_any(),
        view! { <a class="button button-quiet" href=href aria-label=title>{t!("admin-revoke")}</a> }
            .into_any(),
    ]
}

pub(super) async fn ask_end(visit: Visit, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    ask(visit, id, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn end(
    Proven(visit): Proven,
    Path(id): Path<PersonId>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    let reason = match why.parse() {
        Err(errors) => return ask(visit, id, &why, &errors).await,
        Ok(reason) => reason,
    };
    match identity::end_administrator(&visit.ctx, &visit.actor, id, reason).await {
        // Whoever took it from themselves may not see the list any more.
        Ok(()) if visit.person == Some(id) => Ok(Redirect::to("/desk").into_response()),
        Ok(()) => Ok(Redirect::to(&format!("{PATH}?done=ended")).into_response()),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::LastAdministrator => Ok(last(visit)),
        Err(other) => Err(other.into()),
    }
}

async fn ask(visit: Visit, id: PersonId, why: &Why, errors: &FieldErrors) -> Result<Response, Failure> {
    let row = identity::administrator(&visit.ctx, &visit.actor, id).await?;
    Ok(visit.page_with(status(errors), || {
        let ending = Ending {
            title: t!("admin-administrator-end-of", name = named(&row.name)),
            about: row.email.clone(),
            consequence: t!("admin-revoke-consequence"),
            act: t!("admin-revoke"),
            action: format!("{PATH}/{id}/end"),
            back: PATH.to_owned(),
            why: Some(t!("rfq-reason-hint")),
            kind: ButtonKind::Danger,
        };
        end::page(ending, why, errors)
            .at(Area::Admin)
            .crumb(t!("admin-administrators"), PATH)
    }))
}

/// The platform always keeps an administrator.
fn last(visit: Visit) -> Response {
    visit.page_with(StatusCode::CONFLICT, || {
        let title = t!("admin-administrator-last");
        let body = view! {
            <PageHead title=title.clone()/>
            <Notice tone=Tone::Brass title=t!("admin-nothing-done")>
                <p>{t!("admin-administrator-last-text")}</p>
            </Notice>
            <div class="actions">
                <LinkButton href=PATH kind=ButtonKind::Plain>{t!("admin-administrators")}</LinkButton>
            </div>
        };
        page(title, body).crumb(t!("admin-administrators"), PATH)
    })
}

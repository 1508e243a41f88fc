//! Adding a hall to a market, changing it, and removing one that nobody stands in.

use super::{
    PATH,
    form::{HallForm, label},
    title,
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{locale, problem},
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, Notice, Overtaken, PageHead, Panel, Tone},
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    id::HallId,
    market::{MarketRef, hall::Hall},
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error, market};

/// Which market a new hall is of.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    market: String,
}

pub(super) async fn new(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let form = HallForm::new(place.market);
    new_page(visit, StatusCode::OK, &form, &FieldErrors::default()).await
}

pub(super) async fn add(visit: Visit, Form(form): Form<HallForm>) -> Result<Response, Failure> {
    // Whoever may not is told so before what is wrong with what they typed.
    market::booth::require_kept(&visit.ctx, &visit.actor, &form.market).await?;
    let added = match form.parse() {
        Ok(hall) => market::add_hall(&visit.ctx, &visit.actor, &form.market, &hall).await,
        Err(errors) => Err(errors.into()),
    };
    match added {
        Ok(_) => Ok(done(&form.market, "added")),
        Err(Error::Invalid(errors)) => {
            new_page(visit, StatusCode::UNPROCESSABLE_ENTITY, &form, &errors).await
        }
        Err(other) => Err(other.into()),
    }
}

fn done(market: &str, what: &str) -> Response {
    Redirect::to(&format!("{PATH}?market={market}&done={what}")).into_response()
}

async fn new_page(
    visit: Visit,
    status: StatusCode,
    form: &HallForm,
    errors: &FieldErrors,
) -> Result<Response, Failure> {
    let (of, _) = market::kept_halls(&visit.ctx, &visit.actor, &form.market).await?;
    Ok(visit.page_with(status, || {
        let action = format!("{PATH}/new");
        sheet(&of, t!("hall-new"), action, form, errors, (None, None))
    }))
}

pub(super) async fn edit(visit: Visit, Path(id): Path<HallId>) -> Result<Response, Failure> {
    let (of, hall) = market::kept_hall(&visit.ctx, &visit.actor, id).await?;
    let form = HallForm::of(&hall);
    Ok(visit.page(|| edit_page(&of, id, &hall, &form, &FieldErrors::default(), None)))
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<HallId>,
    Form(form): Form<HallForm>,
) -> Result<Response, Failure> {
    let (of, hall) = market::kept_hall(&visit.ctx, &visit.actor, id).await?;
    let changed = match form.parse() {
        Err(errors) => Err(errors.into()),
        Ok(_) if !form.had_read(&hall) => Err(Conflict::Edited.into()),
        Ok(new) => market::change_hall(&visit.ctx, &visit.actor, id, &hall, &new).await,
    };
    match changed {
        Ok(()) => Ok(done(&of.slug, "changed")),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(visit.page_with(status, || edit_page(&of, id, &hall, &form, &errors, None)))
        }
        Err(Error::Conflict(_)) => {
            let (of, hall) = market::kept_hall(&visit.ctx, &visit.actor, id).await?;
            let form = form.read_again(&hall);
            Ok(visit.page_with(StatusCode::CONFLICT, || {
                let told = view! { <Overtaken/> };
                edit_page(
                    &of,
                    id,
                    &hall,
                    &form,
                    &FieldErrors::default(),
                    Some(told.into_any()),
                )
            }))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn remove(visit: Visit, Path(id): Path<HallId>) -> Result<Response, Failure> {
    let (of, hall) = market::kept_hall(&visit.ctx, &visit.actor, id).await?;
    match market::remove_hall(&visit.ctx, &visit.actor, id).await {
        Ok(()) => Ok(done(&of.slug, "removed")),
        Err(Error::Invalid(errors)) => {
            let form = HallForm::of(&hall);
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
                let why = errors
                    .0
                    .iter()
                    .map(|error| problem(&error.problem))
                    .collect::<String>();
                let told = view! { <Notice tone=Tone::Rust title=why/> };
                edit_page(
                    &of,
                    id,
                    &hall,
                    &form,
                    &FieldErrors::default(),
                    Some(told.into_any()),
                )
            }))
        }
        Err(other) => Err(other.into()),
    }
}

fn edit_page(
    of: &MarketRef,
    id: HallId,
    hall: &Hall,
    form: &HallForm,
    errors: &FieldErrors,
    told: Option<AnyView>,
) -> Page {
    let remove = format!("{PATH}/{id}/remove");
    let remove = view! {
        <form method="post" action=remove><Button kind=ButtonKind::Quiet>{t!("hall-remove")}</Button></form>
    };
    let around = (told, Some(remove.into_any()));
    sheet(of, title(hall), format!("{PATH}/{id}"), form, errors, around)
}

/// The sheet, with what is said above the form and what else can be done below it.
fn sheet(
    of: &MarketRef,
    name: String,
    action: String,
    form: &HallForm,
    errors: &FieldErrors,
    (told, below): (Option<AnyView>, Option<AnyView>),
) -> Page {
    let lede = of.name.get(locale()).to_owned();
    let (summary, fields) = (errors.clone(), form.fields(errors));
    let body = view! {
        <PageHead title=name.clone() lede/>
        <ErrorSummary errors=summary label/>
        {told}
        <Panel>
            <form method="post" action=action class="form" novalidate>
                {fields}
                <Button>{t!("hall-save")}</Button>
            </form>
        </Panel>
        {below}
    };
    Page::new(name, body)
        .at(Desk::Operating)
        .crumb(t!("booth-title"), format!("/operating/booths?market={}", of.slug))
        .crumb(t!("hall-title"), format!("{PATH}?market={}", of.slug))
}

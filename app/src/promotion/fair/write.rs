//! Preparing a fair, and changing it.

use super::{
    PATH,
    form::{FairForm, label},
    page,
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::locale,
    page::Page,
    promotion::sheet::sheet,
    t,
    ui::{ErrorSummary, Overtaken, PageHead},
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    market::MarketRef,
    problem::FieldErrors,
    promotion::fair::{FairState, FairView},
};
use leptos::prelude::*;
use service::{Conflict, Error, market, promotion};

pub(super) async fn new(visit: Visit) -> Result<Response, Failure> {
    visit.require(Right::Operate)?;
    let markets = market::operated(&visit.ctx, &visit.actor).await?;
    Ok(visit.page(|| new_page(&markets, &FairForm::default(), &FieldErrors::default())))
}

pub(super) async fn create(visit: Visit, Form(form): Form<FairForm>) -> Result<Response, Failure> {
    visit.require(Right::Operate)?;
    let markets = market::operated(&visit.ctx, &visit.actor).await?;
    // What somebody may not do is said before what is wrong with what they typed.
    if markets.iter().all(|market| market.slug != form.market) {
        return Err(Error::Forbidden.into());
    }
    let created = match form.draft().parse() {
        Ok(fair) => {
            let slug = fair.slug.clone();
            let founded = promotion::found_fair(&visit.ctx, &visit.actor, &form.market, fair).await;
            founded.map(|()| slug)
        }
        Err(errors) => Err(errors.into()),
    };
    match created {
        Ok(slug) => Ok(Redirect::to(&format!("/fairs/{slug}")).into_response()),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            new_page(&markets, &form, &errors)
        })),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn edit(visit: Visit, Path(slug): Path<String>) -> Result<Response, Failure> {
    let view = promotion::own_fair(&visit.ctx, &visit.actor, &slug).await?;
    if view.row.state == FairState::Cancelled {
        return Ok(Redirect::to(&format!("/fairs/{slug}")).into_response());
    }
    let form = FairForm::of(&view);
    Ok(visit.page(|| edit_page(&view, &form, &FieldErrors::default(), false)))
}

pub(super) async fn change(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<FairForm>,
) -> Result<Response, Failure> {
    let view = promotion::own_fair(&visit.ctx, &visit.actor, &slug).await?;
    let form = form.at(&view);
    let changed = match form.draft().parse() {
        Ok(fair) => promotion::change_fair(&visit.ctx, &visit.actor, &slug, form.seen(), fair).await,
        Err(errors) => Err(errors.into()),
    };
    match changed {
        Ok(()) => Ok(Redirect::to(&format!("/fairs/{slug}")).into_response()),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            edit_page(&view, &form, &errors, false)
        })),
        Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited => {
            let form = form.read_again(&view);
            Ok(visit.page_with(StatusCode::CONFLICT, || {
                edit_page(&view, &form, &FieldErrors::default(), true)
            }))
        }
        Err(other) => Err(other.into()),
    }
}

fn new_page(markets: &[MarketRef], form: &FairForm, errors: &FieldErrors) -> Page {
    let title = t!("promotion-fair-new");
    let lede = t!("promotion-fair-new-lede");
    let fields = form.fields(Some(markets), errors).into_any();
    let content = sheet(
        fields,
        format!("{PATH}/new"),
        PATH.to_owned(),
        t!("promotion-fair-save"),
    );
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede/>
            <ErrorSummary errors=errors.clone() label/>
            {content}
        </div>
    };
    page(title, body)
}

fn edit_page(view: &FairView, form: &FairForm, errors: &FieldErrors, overtaken: bool) -> Page {
    let title = t!("promotion-fair-edit");
    let name = view.row.name.get(locale()).to_owned();
    let back = format!("/fairs/{}", view.row.slug);
    let overtaken = overtaken.then(|| view! { <Overtaken/> });
    let fields = form.fields(None, errors).into_any();
    let content = sheet(
        fields,
        format!("{back}/edit"),
        back.clone(),
        t!("promotion-fair-save"),
    );
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=name.clone()/>
            <ErrorSummary errors=errors.clone() label/>
            {overtaken}
            {content}
        </div>
    };
    page(title, body).crumb(name, back)
}

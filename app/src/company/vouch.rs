//! An operator takes a number whose check fails, having seen the paper, and says why. The company sees who and why.

use super::{numbers, words};
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, Field, LinkButton, Notice, PageHead, Panel, Textarea, Tone},
    visit::{Proven, Visit},
    visitor::Desk,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    company::{CompanyRef, view::KnownNumber},
    form,
    problem::FieldErrors,
    text::Reason,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, company};

/// As the browser sends it.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct VouchForm {
    number: String,
    reason: String,
}

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

pub(super) async fn show(
    Proven(visit): Proven,
    Path(code): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let (company, numbers) = company::vouching(&visit.ctx, &visit.actor, &code).await?;
    let done = !done.done.is_empty();
    let (form, errors) = (VouchForm::default(), FieldErrors::default());
    Ok(visit.page(|| page(&company, &numbers, &form, &errors, done)))
}

pub(super) async fn submit(
    Proven(visit): Proven,
    Path(code): Path<String>,
    Form(form): Form<VouchForm>,
) -> Result<Response, Failure> {
    let (company, numbers) = company::vouching(&visit.ctx, &visit.actor, &code).await?;
    match take(&visit, &code, &form).await {
        Ok(()) => {
            Ok(Redirect::to(&format!("/operating/companies/{}?done=yes", company.code)).into_response())
        }
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            page(&company, &numbers, &form, &errors, false)
        })),
        Err(other) => Err(other.into()),
    }
}

async fn take(visit: &Visit, code: &str, form: &VouchForm) -> service::Result<()> {
    let mut errors = FieldErrors::default();
    let number = errors.take("number", form::required_line(&form.number, 80));
    let reason = errors.take("reason", form.reason.parse::<Reason>());
    let (Some(number), Some(reason)) = (number, reason) else {
        return Err(errors.into());
    };
    company::override_number(&visit.ctx, &visit.actor, code, &number, reason).await
}

fn label(field: &str) -> String {
    match field {
        "reason" => t!("company-own-vouch-reason"),
        _ => t!("company-own-uscc"),
    }
}

fn page(
    company: &CompanyRef,
    known: &[KnownNumber],
    form: &VouchForm,
    errors: &FieldErrors,
    done: bool,
) -> Page {
    let name = words::name(company);
    let error = |field: &str| error_of(errors, field);
    let fields = view! {
        <Field
            name="number" label=label("number") value=form.number.clone() error=error("number") required=true
            hint=t!("company-own-vouch-number-hint")
        />
        <Textarea
            name="reason" label=label("reason") value=form.reason.clone() error=error("reason") required=true
            hint=t!("company-own-vouch-reason-hint")
        />
    };
    let done = done.then(|| view! { <Notice tone=Tone::Leaf title=t!("company-own-vouch-done")/> });
    let table = numbers::table(known);
    let (public, action) = (
        words::path(&company.code),
        format!("/operating/companies/{}", company.code),
    );
    let body = view! {
        <div class="narrow">
            <PageHead title=name.clone() lede=t!("company-own-vouch-lede")>
                <LinkButton href=public kind=ButtonKind::Plain>{t!("company-own-public")}</LinkButton>
            </PageHead>
            <ErrorSummary errors=errors.clone() label=label/>
            {done}
            <Panel title=t!("company-own-numbers")>{table}</Panel>
            <Panel title=t!("company-own-vouch")>
                <p>{t!("company-own-vouch-text")}</p>
                <form method="post" action=action class="form" novalidate>
                    {fields}
                    <div class="actions"><Button>{t!("company-own-vouch-act")}</Button></div>
                </form>
            </Panel>
        </div>
    };
    Page::new(name, body).at(Desk::Operating)
}

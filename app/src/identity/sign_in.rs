//! Signing in and out.

use super::local;
use crate::{
    failure::Failure,
    form::Form,
    page::Page,
    t,
    ui::{Button, ErrorSummary, Field, FieldKind, PageHead, Panel},
    visit::{PERSON, PROVED, Visit},
};
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::problem::{FieldErrors, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use tower_sessions::Session;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SignIn {
    email: String,
    password: String,
    next: String,
}

pub(super) async fn show(visit: Visit, Query(form): Query<SignIn>) -> Response {
    visit.page(|| page(&form, &FieldErrors::default()))
}

pub(super) async fn submit(
    visit: Visit,
    session: Session,
    Form(form): Form<SignIn>,
) -> Result<Response, Failure> {
    let Some(person) = service::identity::sign_in(&visit.ctx, &form.email, &form.password).await? else {
        let errors = FieldErrors::one("email", Problem::new("sign-in"));
        return Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(&form, &errors)));
    };
    begin(&visit.ctx, &session, person).await?;
    Ok(Redirect::to(&local(&form.next, "/desk")).into_response())
}

/// Ties the session to a person, under a new id so that one known before is worth nothing.
pub(super) async fn begin(
    ctx: &service::Ctx,
    session: &Session,
    person: domain::id::PersonId,
) -> Result<(), Failure> {
    session.cycle_id().await.map_err(service::Error::internal)?;
    session
        .insert(PERSON, person)
        .await
        .map_err(service::Error::internal)?;
    session
        .insert(PROVED, ctx.now())
        .await
        .map_err(service::Error::internal)?;
    Ok(())
}

pub(super) async fn sign_out(session: Session) -> Result<Redirect, Failure> {
    session.flush().await.map_err(service::Error::internal)?;
    Ok(Redirect::to("/"))
}

fn label(_: &str) -> String {
    t!("identity-email")
}

fn page(form: &SignIn, errors: &FieldErrors) -> Page {
    let title = t!("identity-sign-in");
    let fields = view! {
        <form method="post" action="/sign-in" class="form" novalidate>
            <input type="hidden" name="next" value=form.next.clone()/>
            <Field
                name="email" label=t!("identity-email") value=form.email.clone() kind=FieldKind::Email required=true
                autocomplete="username" error=crate::i18n::error_of(errors, "email")
            />
            <Field
                name="password" label=t!("identity-password") kind=FieldKind::Password required=true
                autocomplete="current-password"
            />
            <div class="actions"><Button>{t!("identity-sign-in")}</Button></div>
        </form>
    };
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel>{fields}</Panel>
            <p class="muted">{t!("identity-no-account")}" "<a href="/register">{t!("identity-register")}</a></p>
        </div>
    };
    Page::new(title, body)
}

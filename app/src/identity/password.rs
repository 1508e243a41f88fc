//! Changing one's password.

use super::{
    caller::Caller,
    sessions::token,
    sign_in::{Refused, renew},
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{Button, ErrorSummary, Field, FieldKind, Notice, PageHead, Panel, Tone},
    visit::Visit,
    visitor::Area,
};
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    identity::Password,
    problem::{FieldErrors, Problem},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, identity};
use tower_sessions::Session;

/// Passwords are never sent back, so nothing typed is kept.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    present: String,
    password: String,
}

/// Where a form that was sent comes back to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    changed: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(sent): Query<Sent>) -> Result<Response, Failure> {
    visit.person()?;
    Ok(visit.page(|| page(&FieldErrors::default(), sent.changed.is_some())))
}

pub(super) async fn submit(
    visit: Visit,
    caller: Caller,
    session: Session,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let person = visit.person()?;
    let mut errors = FieldErrors::default();
    let changed = match errors.take("password", Password::new(&typed.password)) {
        Some(new) => {
            let (token, counted) = (token(&session), caller.counted());
            let present = &typed.present;
            identity::change_password(&visit.ctx, person, &token, present, new, counted.as_ref()).await
        }
        None => Err(errors.into()),
    };
    let refused = match changed {
        Ok(tried) => match Refused::unless_right(tried, "present", Problem::new("wrong-password")) {
            Ok(()) => {
                // Under a new id: a copy of the cookie made before is worth nothing. Who knew the password has shown
                // who they are.
                let known = renew(&visit, &caller, &session, person).await?;
                return Ok((known, Redirect::to("/account/password?changed")).into_response());
            }
            Err(refused) => refused,
        },
        Err(Error::Invalid(errors)) => {
            return Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(&errors, false)));
        }
        Err(other) => return Err(other.into()),
    };
    Ok(refused.answer(visit, |errors| page(errors, false)))
}

fn label(field: &str) -> String {
    match field {
        "present" => t!("account-present-password"),
        _ => t!("account-new-password"),
    }
}

fn page(errors: &FieldErrors, changed: bool) -> Page {
    let title = t!("account-password");
    let changed = changed.then(|| {
        view! {
            <Notice tone=Tone::Leaf title=t!("account-password-changed")><p>{t!("account-password-changed-text")}</p></Notice>
        }
    });
    let error = |field: &str| error_of(errors, field);
    let fields = view! {
        <form method="post" action="/account/password" class="form" novalidate>
            <Field
                name="present" label=label("present") kind=FieldKind::Password error=error("present") required=true
                autocomplete="current-password"
            />
            <Field
                name="password" label=label("password") kind=FieldKind::Password error=error("password") required=true
                autocomplete="new-password" hint=t!("identity-password-hint", min = Password::MIN)
            />
            <p class="muted">{t!("account-password-effect")}</p>
            <div class="actions"><Button>{t!("account-change-password")}</Button></div>
        </form>
    };
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            {changed}
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel>{fields}</Panel>
            <p class="muted">{t!("account-forgot-present")}" "<a href="/forgotten-password">{t!("identity-forgotten")}</a></p>
        </div>
    };
    Page::new(title, body).at(Area::Account)
}

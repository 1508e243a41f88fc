//! A forgotten password: asking for a link, with one answer whoever asks; and setting a new one by it.

use super::{
    address::{self, Ask, Asked, Sent},
    caller::Caller,
    spent,
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{Button, ErrorSummary, Field, FieldKind, LinkButton, Notice, PageHead, Panel, Tone},
    visit::Visit,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    form,
    identity::{LinkPurpose, Password},
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error};

pub(super) async fn show(visit: Visit, Query(sent): Query<Sent>) -> Response {
    match sent.sent {
        Some(_) => visit.page(sent_page),
        None => visit.page(|| page("", &FieldErrors::default())),
    }
}

pub(super) async fn submit(visit: Visit, Form(asked): Form<Asked>) -> Result<Response, Failure> {
    let mut errors = FieldErrors::default();
    match errors.take("email", form::required(&asked.email)) {
        Some(address) => {
            service::identity::forgot_password(&visit.ctx, &address).await?;
            Ok(Redirect::to("/forgotten-password?sent").into_response())
        }
        None => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(&asked.email, &errors))),
    }
}

fn page(email: &str, errors: &FieldErrors) -> Page {
    let ask = Ask {
        title: t!("identity-forgotten-title"),
        lede: t!("identity-forgotten-lede"),
        path: "/forgotten-password",
        act: t!("identity-forgotten-action"),
    };
    ask.page(
        email,
        errors,
        view! { <a href="/sign-in">{t!("identity-sign-in")}</a> },
    )
}

fn sent_page() -> Page {
    let minutes = LinkPurpose::ResetPassword.lasts().num_minutes();
    address::sent(
        t!("identity-forgotten-sent"),
        t!("identity-forgotten-sent-text", minutes = minutes),
        t!("identity-forgotten-sent-hint"),
        view! { <LinkButton href="/sign-in">{t!("identity-sign-in")}</LinkButton> },
    )
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct New {
    password: String,
}

pub(super) async fn reset(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    match service::identity::reset_link(&visit.ctx, &token).await {
        Ok(()) => Ok(visit.page(|| reset_page(&token, &FieldErrors::default()))),
        Err(error) => refused(visit, &token, error),
    }
}

pub(super) async fn set(
    visit: Visit,
    caller: Caller,
    Path(token): Path<String>,
    Form(new): Form<New>,
) -> Result<Response, Failure> {
    let mut errors = FieldErrors::default();
    let set = match errors.take("password", Password::new(&new.password)) {
        Some(password) => service::identity::reset_password(&visit.ctx, &token, password).await,
        None => service::identity::reset_link(&visit.ctx, &token)
            .await
            .and_then(|()| Err(errors.into())),
    };
    match set {
        // Who opened the mail is no stranger: they are not kept waiting for what others tried.
        Ok(person) => Ok((caller.remember(&visit, person), visit.page(done)).into_response()),
        Err(error) => refused(visit, &token, error),
    }
}

fn refused(visit: Visit, token: &str, error: Error) -> Result<Response, Failure> {
    match error {
        Error::Conflict(conflict) if *conflict == Conflict::Link => {
            Ok(visit.page_with(StatusCode::CONFLICT, || {
                spent(
                    t!("identity-link-spent-reset"),
                    ("/forgotten-password", t!("identity-forgotten-action")),
                )
            }))
        }
        Error::Invalid(errors) => {
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || reset_page(token, &errors)))
        }
        other => Err(other.into()),
    }
}

fn password_label(_: &str) -> String {
    t!("account-new-password")
}

fn reset_page(token: &str, errors: &FieldErrors) -> Page {
    let title = t!("identity-reset-title");
    let fields = view! {
        <form method="post" action=format!("/reset-password/{token}") class="form" novalidate>
            <Field
                name="password" label=t!("account-new-password") kind=FieldKind::Password required=true
                error=error_of(errors, "password") autocomplete="new-password"
                hint=t!("identity-password-hint", min = Password::MIN)
            />
            <p class="muted">{t!("identity-reset-effect")}</p>
            <div class="actions"><Button>{t!("identity-reset-action")}</Button></div>
        </form>
    };
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <ErrorSummary errors=errors.clone() label=password_label/>
            <Panel>{fields}</Panel>
        </div>
    };
    Page::new(title, body)
}

fn done() -> Page {
    let title = t!("identity-reset-done");
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <Notice tone=Tone::Leaf title=t!("identity-reset-done-text")/>
            <div class="actions"><LinkButton href="/sign-in">{t!("identity-sign-in")}</LinkButton></div>
        </div>
    };
    Page::new(title, body)
}

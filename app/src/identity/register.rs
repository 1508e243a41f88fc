//! Registering begins with an address: it is mailed the link to the form, and the answer is one whoever has the address.

use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, Field, FieldKind, LinkButton, PageHead, Panel},
    visit::Visit,
};
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{form, identity::LinkPurpose, problem::FieldErrors};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    email: String,
}

/// Where a form that was sent comes back to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    sent: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(sent): Query<Sent>) -> Response {
    match sent.sent {
        Some(_) => visit.page(sent_page),
        None => visit.page(|| page("", &FieldErrors::default())),
    }
}

pub(super) async fn ask(visit: Visit, Form(asked): Form<Asked>) -> Result<Response, Failure> {
    let mut errors = FieldErrors::default();
    match errors.take("email", form::required(&asked.email)) {
        Some(address) => {
            service::identity::ask_registration(&visit.ctx, &address, visit.locale()).await?;
            Ok(Redirect::to("/register?sent").into_response())
        }
        None => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(&asked.email, &errors))),
    }
}

fn email_label(_: &str) -> String {
    t!("identity-email")
}

fn page(email: &str, errors: &FieldErrors) -> Page {
    let title = t!("identity-register");
    let fields = view! {
        <form method="post" action="/register" class="form" novalidate>
            <Field
                name="email" label=t!("identity-email") value=email.to_owned() kind=FieldKind::Email required=true
                autocomplete="username" error=error_of(errors, "email")
            />
            <div class="actions"><Button>{t!("identity-register-ask")}</Button></div>
        </form>
    };
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("identity-register-lede")/>
            <ErrorSummary errors=errors.clone() label=email_label/>
            <Panel>{fields}</Panel>
            <p class="muted">{t!("identity-have-account")}" "<a href="/sign-in">{t!("identity-sign-in")}</a></p>
        </div>
    };
    Page::new(title, body)
}

fn sent_page() -> Page {
    let title = t!("identity-register-sent");
    let days = LinkPurpose::Register.lasts().num_days();
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <Panel>
                <p>{t!("identity-register-sent-text", days = days)}</p>
                <p class="muted">{t!("identity-register-sent-hint")}</p>
                <div class="actions">
                    <LinkButton href="/register" kind=ButtonKind::Plain>{t!("identity-register-again")}</LinkButton>
                </div>
            </Panel>
        </div>
    };
    Page::new(title, body)
}

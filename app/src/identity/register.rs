//! Registering begins with an address: it is mailed the link to the form, and the answer is one whoever has the address.

use super::address::{self, Ask, Asked, Sent};
use crate::{
    failure::Failure,
    form::Form,
    page::Page,
    t,
    ui::{ButtonKind, LinkButton},
    visit::Visit,
};
use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{form, identity::LinkPurpose, problem::FieldErrors};
use leptos::prelude::*;

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

fn page(email: &str, errors: &FieldErrors) -> Page {
    let ask = Ask {
        title: t!("identity-register"),
        lede: t!("identity-register-lede"),
        path: "/register",
        act: t!("identity-register-ask"),
    };
    let below = view! { {t!("identity-have-account")}" "<a href="/sign-in">{t!("identity-sign-in")}</a> };
    ask.page(email, errors, below)
}

fn sent_page() -> Page {
    let days = LinkPurpose::Register.lasts().num_days();
    let again = view! {
        <LinkButton href="/register" kind=ButtonKind::Plain>{t!("identity-register-again")}</LinkButton>
    };
    address::sent(
        t!("identity-register-sent"),
        t!("identity-register-sent-text", days = days),
        t!("identity-register-sent-hint"),
        again,
    )
}

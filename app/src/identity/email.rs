//! Changing one's e-mail address: asking for it, and what the two links in the mails lead to.

use super::spent;
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, Field, FieldKind, LinkButton, Notice, PageHead, Panel, Tone},
    visit::{Proven, Visit},
    visitor::Area,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    form,
    identity::{Email, EmailChange},
    problem::{FieldErrors, Problem},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error, identity};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    email: String,
}

/// What the page knows: the address as it is, and a change that waits.
struct Standing {
    email: String,
    waiting: Option<EmailChange>,
}

async fn standing(visit: &Visit) -> Result<Standing, Failure> {
    let person = visit.person()?;
    Ok(Standing {
        email: identity::address(&visit.ctx, person).await?.to_string(),
        waiting: identity::waiting_email_change(&visit.ctx, person).await?,
    })
}

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let standing = standing(&visit).await?;
    Ok(visit.page(|| page(&standing, "", &FieldErrors::default())))
}

pub(super) async fn submit(Proven(visit): Proven, Form(typed): Form<Typed>) -> Result<Response, Failure> {
    let mut errors = FieldErrors::default();
    let asked = match errors.take::<Email>("email", form::required(&typed.email)) {
        Some(to) => identity::ask_email_change(&visit.ctx, visit.person()?, to).await,
        None => Err(errors.into()),
    };
    let errors = match asked {
        Ok(()) => return Ok(Redirect::to("/account/email").into_response()),
        Err(Error::Invalid(errors)) => errors,
        Err(Error::Conflict(conflict)) if matches!(*conflict, Conflict::TooSoon(_)) => {
            FieldErrors::one("email", Problem::new("mailed-too-often"))
        }
        Err(other) => return Err(other.into()),
    };
    let standing = standing(&visit).await?;
    Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
        page(&standing, &typed.email, &errors)
    }))
}

pub(super) async fn withdraw(visit: Visit) -> Result<Redirect, Failure> {
    identity::withdraw_email_change(&visit.ctx, visit.person()?).await?;
    Ok(Redirect::to("/account/email"))
}

fn label(_: &str) -> String {
    t!("account-new-email")
}

fn page(standing: &Standing, typed: &str, errors: &FieldErrors) -> Page {
    let title = t!("account-email");
    let waiting = standing.waiting.clone().map(waiting);
    let fields = view! {
        <form method="post" action="/account/email" class="form" novalidate>
            <p>{t!("account-email-now", email = standing.email.as_str())}</p>
            <Field
                name="email" label=label("email") value=typed.to_owned() kind=FieldKind::Email
                error=error_of(errors, "email") required=true autocomplete="email" hint=t!("account-email-hint")
            />
            <div class="actions"><Button>{t!("account-change-email")}</Button></div>
        </form>
    };
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            {waiting}
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel>{fields}</Panel>
        </div>
    };
    Page::new(title, body).at(Area::Account)
}

/// A change that waits, and for whom.
fn waiting(change: EmailChange) -> impl IntoView {
    let left = match (change.old_confirmed, change.new_confirmed) {
        (true, _) => t!("account-email-waits-new"),
        (_, true) => t!("account-email-waits-old"),
        _ => t!("account-email-waits-both"),
    };
    view! {
        <Notice tone=Tone::Brass title=t!("account-email-waits", email = change.to)>
            <p>{left}</p>
            <form method="post" action="/account/email/withdraw">
                <div class="actions"><Button kind=ButtonKind::Plain>{t!("account-email-withdraw")}</Button></div>
            </form>
        </Notice>
    }
}

pub(super) async fn opened(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    match identity::email_change(&visit.ctx, &token).await {
        Ok(change) => Ok(visit.page(|| link_page(&token, &change))),
        Err(error) => refused(visit, error),
    }
}

pub(super) async fn confirm(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    match identity::confirm_email_change(&visit.ctx, &token).await {
        Ok(true) => Ok(visit.page(|| done(t!("account-email-moved"), t!("account-email-moved-text")))),
        Ok(false) => Ok(visit.page(|| done(t!("account-email-half"), t!("account-email-half-text")))),
        Err(error) => refused(visit, error),
    }
}

pub(super) async fn stop(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    match identity::stop_email_change(&visit.ctx, &token).await {
        Ok(()) => Ok(visit.page(|| done(t!("account-email-stopped"), t!("account-email-stopped-text")))),
        Err(error) => refused(visit, error),
    }
}

fn refused(visit: Visit, error: Error) -> Result<Response, Failure> {
    let gone = match &error {
        Error::Conflict(conflict) => **conflict == Conflict::Link,
        // Somebody registered with the address meanwhile.
        Error::Invalid(_) => true,
        _ => false,
    };
    if !gone {
        return Err(error.into());
    }
    Ok(visit.page_with(StatusCode::CONFLICT, || {
        spent(t!("account-email-spent"), ("/account/email", t!("account-email")))
    }))
}

fn link_page(token: &str, change: &EmailChange) -> Page {
    let title = t!("account-email-confirm");
    let confirm = format!("/change-email/{token}");
    let stop = format!("{confirm}/stop");
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("account-email-confirm-lede", email = change.to.as_str())/>
            <Panel>
                <p>{t!("account-email-confirm-text")}</p>
                <form method="post" action=confirm>
                    <div class="actions"><Button>{t!("account-email-confirm-action")}</Button></div>
                </form>
                <form method="post" action=stop>
                    <p class="muted">{t!("account-email-stop-text")}</p>
                    <div class="actions"><Button kind=ButtonKind::Danger>{t!("account-email-stop")}</Button></div>
                </form>
            </Panel>
        </div>
    };
    Page::new(title, body)
}

fn done(title: String, text: String) -> Page {
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <Panel>
                <p>{text}</p>
                <div class="actions"><LinkButton href="/account">{t!("identity-account")}</LinkButton></div>
            </Panel>
        </div>
    };
    Page::new(title, body)
}

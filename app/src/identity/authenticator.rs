//! Setting up an authenticator app, and the recovery codes that come with it.

use super::security::{PATH, below};
use crate::{
    failure::Failure,
    form::Form,
    page::Page,
    t,
    ui::{
        Button, ButtonKind, Confirm, ErrorSummary, Field, FieldKind, LinkButton, Notice, PageHead, Panel,
        Tone,
    },
    visit::{Proven, Visit},
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{identity::factor::RecoveryCode, problem::FieldErrors};
use leptos::prelude::*;
use qrcode::{Color, QrCode};
use serde::Deserialize;
use service::{
    Error,
    identity::{self, Setup},
};
use std::fmt::Write;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    code: String,
}

pub(super) async fn start(Proven(visit): Proven) -> Result<Redirect, Failure> {
    match identity::start_authenticator(&visit.ctx, &visit.actor).await {
        // Set up already, or begun twice at once: the next page shows what there is.
        Ok(()) | Err(Error::Conflict(_)) => Ok(Redirect::to("/account/security/authenticator")),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn show(Proven(visit): Proven) -> Result<Response, Failure> {
    setup(visit, StatusCode::OK, &FieldErrors::default()).await
}

pub(super) async fn confirm(Proven(visit): Proven, Form(typed): Form<Typed>) -> Result<Response, Failure> {
    match identity::confirm_authenticator(&visit.ctx, &visit.actor, &typed.code).await {
        Ok(codes) => Ok(visit.page(|| shown_once(&codes, t!("security-authenticator-added")))),
        Err(Error::Invalid(errors)) => setup(visit, StatusCode::UNPROCESSABLE_ENTITY, &errors).await,
        Err(Error::Conflict(_) | Error::NotFound) => Ok(Redirect::to(PATH).into_response()),
        Err(other) => Err(other.into()),
    }
}

async fn setup(visit: Visit, status: StatusCode, errors: &FieldErrors) -> Result<Response, Failure> {
    let host = visit.frame.origin.split_once("://").map_or("", |(_, host)| host);
    let issuer = format!("Entrepot {host}");
    match identity::authenticator_setup(&visit.ctx, &visit.actor, &issuer).await {
        Ok(setup) => Ok(visit.page_with(status, || page(&setup, errors))),
        Err(Error::Conflict(_) | Error::NotFound) => Ok(Redirect::to(PATH).into_response()),
        Err(other) => Err(other.into()),
    }
}

fn page(setup: &Setup, errors: &FieldErrors) -> Page {
    let title = t!("security-setup-title");
    let picture = picture(&setup.address);
    let secret = groups(&setup.secret);
    let form = view! {
        <form method="post" action="/account/security/authenticator/confirm" class="form" novalidate>
            <Field
                name="code" label=t!("security-setup-code") hint=t!("security-setup-code-hint") kind=FieldKind::Whole
                required=true autocomplete="one-time-code" error=crate::i18n::error_of(errors, "code")
            />
            <div class="actions">
                <Button>{t!("security-setup-act")}</Button>
                <LinkButton href=PATH kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
            </div>
        </form>
    };
    let body = view! {
        <PageHead title=title.clone() lede=t!("security-setup-lede")/>
        <ErrorSummary errors=errors.clone() label=|_: &str| t!("security-setup-code")/>
        <Panel title=t!("security-setup-scan")>
            {picture}
            <p>{t!("security-setup-by-hand")}</p>
            <p><code class="secret">{secret}</code></p>
        </Panel>
        <Panel title=t!("security-setup-confirm")>{form}</Panel>
    };
    below(Page::new(title, body))
}

/// In groups of four, as one types it.
fn groups(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let groups = letters.chunks(4).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}

/// The QR code, black on white in any theme, for cameras. Nothing where it can't be drawn: the secret stands below it.
fn picture(address: &str) -> Option<impl IntoView + use<>> {
    const QUIET: usize = 4;
    let code = QrCode::new(address).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (place, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            // Writing to a string can't fail.
            let _ = write!(
                path,
                "M{} {}h1v1h-1z",
                place % width + QUIET,
                place / width + QUIET
            );
        }
    }
    let side = width + 2 * QUIET;
    Some(view! {
        <svg
            class="qr" role="img" aria-label=t!("security-setup-picture") viewBox=format!("0 0 {side} {side}")
            width="240" height="240" shape-rendering="crispEdges"
        >
            <rect width=side height=side fill="#FFFFFF"/>
            <path d=path fill="#000000"/>
        </svg>
    })
}

pub(super) async fn ask_codes(visit: Visit) -> Result<Response, Failure> {
    let factors = identity::factors(&visit.ctx, &visit.actor).await?;
    if factors.authenticator.is_none() {
        return Ok(Redirect::to(PATH).into_response());
    }
    Ok(visit.page(|| {
        let title = t!("security-codes-make");
        let body = view! {
            <PageHead title=title.clone()/>
            <Confirm
                title=t!("security-codes-question") consequence=t!("security-codes-consequence") terms=Vec::new()
                action="/account/security/recovery-codes" act=t!("security-codes-make") back=PATH
            />
        };
        below(Page::new(title, body))
    }))
}

pub(super) async fn make_codes(Proven(visit): Proven) -> Result<Response, Failure> {
    let codes = identity::make_recovery_codes(&visit.ctx, &visit.actor).await?;
    Ok(visit.page(|| shown_once(&codes, t!("security-codes-made"))))
}

/// The codes, in the answer to the form that made them: only here are they ever readable.
fn shown_once(codes: &[RecoveryCode], done: String) -> Page {
    let title = t!("security-codes");
    // A link that holds its file saves it without scripts, and without the codes being kept anywhere.
    let lines: Vec<String> = codes.iter().map(ToString::to_string).collect();
    let file = format!("data:text/plain;charset=utf-8,{}%0A", lines.join("%0A"));
    let items = lines
        .into_iter()
        .map(|code| view! { <li><code>{code}</code></li> })
        .collect_view();
    let body = view! {
        <PageHead title=title.clone()/>
        <Notice tone=Tone::Leaf title=done><p>{t!("security-codes-once")}</p></Notice>
        <Panel>
            <ul class="codes">{items}</ul>
            <div class="actions">
                <a class="button button-plain" href=file download="entrepot-recovery-codes.txt">{t!("security-codes-save")}</a>
                <LinkButton href=PATH>{t!("security-codes-kept")}</LinkButton>
            </div>
        </Panel>
    };
    below(Page::new(title, body))
}

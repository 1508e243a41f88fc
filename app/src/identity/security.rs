//! How one gets in: the account's page of second factors, and what is done there.

use super::passkey;
use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{Badge, Button, ButtonKind, Confirm, LinkButton, Moment, Notice, PageHead, Panel, Tone},
    visit::{Proven, Visit},
    visitor::Area,
};
use axum::response::{IntoResponse, Redirect, Response};
use domain::identity::{PasskeyRow, factor::Factors};
use leptos::prelude::*;
use service::identity;

/// Where the page is.
pub(super) const PATH: &str = "/account/security";

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.member()?;
    let factors = identity::factors(&visit.ctx, &visit.actor).await?;
    let passkeys = identity::passkeys(&visit.ctx, &visit.actor).await?;
    let offered = identity::offers_passkeys(&visit.frame.origin);
    Ok(visit.page(|| page(&factors, &passkeys, offered)))
}

/// Puts a page below the account's security.
pub(super) fn below(page: Page) -> Page {
    page.at(Area::Account)
        .crumb(t!("shell-account"), "/account")
        .crumb(t!("security-title"), PATH)
}

fn page(factors: &Factors, passkeys: &[PasskeyRow], offered: bool) -> Page {
    let title = t!("security-title");
    let authenticator = authenticator(factors);
    let body = view! {
        <PageHead title=title.clone() lede=t!("security-lede")/>
        {passkey::panel(passkeys, offered)}
        {authenticator}
        <Panel title=t!("security-password")>
            <p>{t!("security-password-text")}</p>
            <div class="actions">
                <LinkButton href="/account/password" kind=ButtonKind::Plain>{t!("security-password-change")}</LinkButton>
            </div>
        </Panel>
    };
    Page::new(title, body)
        .at(Area::Account)
        .crumb(t!("shell-account"), "/account")
}

fn authenticator(factors: &Factors) -> impl IntoView + use<> {
    let title = t!("security-authenticator");
    let Some(since) = factors.authenticator else {
        return view! {
            <Panel title>
                <p>{t!("security-authenticator-none")}</p>
                <form method="post" action="/account/security/authenticator">
                    <div class="actions"><Button kind=ButtonKind::Plain>{t!("security-authenticator-start")}</Button></div>
                </form>
            </Panel>
        }
        .into_any();
    };
    let left = factors.recovery_codes;
    let few = factors.few_codes_left().then(|| {
        view! { <Notice tone=Tone::Brass title=t!("security-codes-few")/> }
    });
    view! {
        <Panel title>
            {few}
            <dl class="facts">
                <div><dt>{t!("security-state")}</dt><dd><Badge tone=Tone::Leaf>{t!("security-on")}</Badge></dd></div>
                <div><dt>{t!("security-since")}</dt><dd><Moment at=since/></dd></div>
                <div><dt>{t!("security-codes")}</dt><dd>{t!("security-codes-left", count = left)}</dd></div>
            </dl>
            <div class="actions">
                <LinkButton href="/account/security/recovery-codes" kind=ButtonKind::Plain>{t!("security-codes-make")}</LinkButton>
                <LinkButton href="/account/security/authenticator/remove" kind=ButtonKind::Quiet>{t!("security-authenticator-remove")}</LinkButton>
            </div>
        </Panel>
    }
    .into_any()
}

pub(super) async fn ask_remove(visit: Visit) -> Result<Response, Failure> {
    let factors = identity::factors(&visit.ctx, &visit.actor).await?;
    if factors.authenticator.is_none() {
        return Ok(Redirect::to(PATH).into_response());
    }
    Ok(visit.page(|| {
        let title = t!("security-authenticator-remove");
        let body = view! {
            <PageHead title=title.clone()/>
            <Confirm
                title=t!("security-remove-question") consequence=t!("security-remove-consequence") terms=Vec::new()
                action="/account/security/authenticator/remove" act=t!("security-authenticator-remove") back=PATH
                kind=ButtonKind::Danger
            />
        };
        below(Page::new(title, body))
    }))
}

pub(super) async fn remove(Proven(visit): Proven) -> Result<Redirect, Failure> {
    match identity::remove_authenticator(&visit.ctx, &visit.actor).await {
        // Pressed twice: it is gone.
        Ok(()) | Err(service::Error::NotFound) => Ok(Redirect::to(PATH)),
        Err(other) => Err(other.into()),
    }
}

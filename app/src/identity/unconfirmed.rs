//! A calm word to people who have not confirmed their address, with the way to have the mail sent again.

use super::local;
use crate::{
    failure::Failure,
    form::Form,
    t,
    ui::{Button, ButtonKind, Moment, Notice, Tone},
    visit::Visit,
};
use axum::response::Redirect;
use domain::identity::Confirmation;
use leptos::prelude::*;
use serde::Deserialize;
use service::{Conflict, Error};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Back {
    next: String,
}

/// What the notice says to whoever visits; `None` where there is nothing to say.
pub(crate) async fn of(visit: &Visit) -> Result<Option<Confirmation>, Failure> {
    // Whoever acts for a company is known to have confirmed or not without another look.
    match (visit.actor.member(), visit.person) {
        (Some(member), _) if member.confirmed => Ok(None),
        (_, Some(person)) => Ok(service::identity::confirmation(&visit.ctx, person).await?),
        _ => Ok(None),
    }
}

/// The notice; `next` is the page it stands on.
pub(crate) fn notice(confirmation: Confirmation, next: &'static str) -> impl IntoView {
    let sent = confirmation.sent_at.map(|at| {
        view! { <p>{t!("account-unconfirmed-sent")}" "<Moment at/></p> }
    });
    let again = match confirmation.again_from {
        Some(from) => view! { <p class="muted">{t!("account-unconfirmed-wait")}" "<Moment at=from/></p> }.into_any(),
        None => view! {
            <form method="post" action="/account/confirmation">
                <input type="hidden" name="next" value=next/>
                <div class="actions"><Button kind=ButtonKind::Plain>{t!("account-unconfirmed-action")}</Button></div>
            </form>
        }
        .into_any(),
    };
    view! {
        <Notice tone=Tone::Brass title=t!("account-unconfirmed")>
            <p>{t!("account-unconfirmed-text", email = confirmation.email)}</p>
            {sent}
            {again}
        </Notice>
    }
}

pub(super) async fn resend(visit: Visit, Form(back): Form<Back>) -> Result<Redirect, Failure> {
    match service::identity::resend_confirmation(&visit.ctx, visit.person()?).await {
        Ok(()) => {}
        // Pressed twice: the notice says when it was sent, and from when it can be sent again.
        Err(Error::Conflict(conflict)) if matches!(*conflict, Conflict::TooSoon(_)) => {}
        Err(other) => return Err(other.into()),
    }
    Ok(Redirect::to(&local(&back.next, "/account")))
}

//! Signing in and out.

use super::{caller::Caller, code, local};
use crate::{
    failure::Failure,
    form::Form,
    page::Page,
    state::AppState,
    t,
    ui::{Button, ErrorSummary, Field, FieldKind, PageHead, Panel},
    visit::{PERSON, PROVED, Visit},
};
use axum::{
    extract::{Query, State},
    http::{StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use chrono::TimeDelta;
use domain::{
    id::PersonId,
    identity::Means,
    problem::{FieldErrors, Problem},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{
    Error,
    identity::{self, Tried},
};
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
    caller: Caller,
    session: Session,
    Form(form): Form<SignIn>,
) -> Result<Response, Failure> {
    let counted = caller.counted();
    let tried = identity::sign_in(&visit.ctx, &form.email, &form.password, counted.as_ref()).await?;
    match Refused::unless_right(tried, "email", Problem::new("sign-in")) {
        Ok(person) => enter(&visit, &caller, &session, person, &form.next).await,
        Err(refused) => Ok(refused.answer(visit, |errors| page(&form, errors))),
    }
}

/// Lets in somebody whose password was right; where they have a second factor, asks for it first.
pub(super) async fn enter(
    visit: &Visit,
    caller: &Caller,
    session: &Session,
    person: PersonId,
    next: &str,
) -> Result<Response, Failure> {
    if identity::asks_for_code(&visit.ctx, person).await? {
        return code::ask(visit, session, person, next).await;
    }
    let known = begin(visit, caller, session, person, Means::Password).await?;
    Ok((known, Redirect::to(&local(next, "/desk"))).into_response())
}

/// Ties the session to a person who showed all they have to, with nothing of what it held before. The answer carries
/// the cookie that remembers them on this browser.
pub(crate) async fn begin(
    visit: &Visit,
    caller: &Caller,
    session: &Session,
    person: PersonId,
    by: Means,
) -> Result<CookieJar, Failure> {
    session.clear().await;
    session.insert(PERSON, person).await.map_err(Error::internal)?;
    caller.note(visit, session).await?;
    identity::signed_in(&visit.ctx, person, by).await?;
    renew(visit, caller, session, person).await
}

/// Notes that the session's person showed now who they are, under a new id so that one known before is worth nothing.
pub(super) async fn renew(
    visit: &Visit,
    caller: &Caller,
    session: &Session,
    person: PersonId,
) -> Result<CookieJar, Failure> {
    session.cycle_id().await.map_err(Error::internal)?;
    let now = visit.ctx.now();
    session.insert(PROVED, now).await.map_err(Error::internal)?;
    Ok(caller.remember(visit, person))
}

pub(super) async fn sign_out(session: Session, State(state): State<AppState>) -> Result<Redirect, Failure> {
    let person: Option<PersonId> = session.get(PERSON).await.map_err(Error::internal)?;
    if let Some(person) = person {
        identity::signed_out(&state.ctx, person).await?;
    }
    session.flush().await.map_err(Error::internal)?;
    Ok(Redirect::to("/"))
}

/// A try that did not let anyone in.
pub(super) struct Refused {
    errors: FieldErrors,
    wait: Option<TimeDelta>,
}

impl Refused {
    /// Something is wrong with what was typed.
    pub(super) fn of(field: &str, problem: Problem) -> Self {
        Self {
            errors: FieldErrors::one(field, problem),
            wait: None,
        }
    }

    /// What was right, or the refusal: `wrong` is what is wrong with the field.
    pub(super) fn unless_right<T>(tried: Tried<T>, field: &str, wrong: Problem) -> Result<T, Self> {
        match tried {
            Tried::Right(right) => Ok(right),
            Tried::Wrong => Err(Self::of(field, wrong)),
            Tried::Wait(wait) => Err(Self {
                errors: FieldErrors::one("", too_soon(wait)),
                wait: Some(wait),
            }),
        }
    }

    /// The form again. Programs too are told when to try again.
    pub(super) fn answer(self, visit: Visit, page: impl FnOnce(&FieldErrors) -> Page) -> Response {
        let Some(wait) = self.wait else {
            return visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || page(&self.errors));
        };
        let page = visit.page_with(StatusCode::TOO_MANY_REQUESTS, || page(&self.errors));
        ([(RETRY_AFTER, seconds(wait).to_string())], page).into_response()
    }
}

/// How long to wait, in a unit people count in.
fn too_soon(wait: TimeDelta) -> Problem {
    match seconds(wait) {
        seconds if seconds < 100 => Problem::new("sign-in-wait").with("seconds", seconds),
        seconds => Problem::new("sign-in-wait-minutes").with("minutes", (seconds + 59) / 60),
    }
}

/// Whole seconds, none too few.
fn seconds(wait: TimeDelta) -> i64 {
    (wait.num_milliseconds() + 999) / 1000
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
            <p class="muted"><a href="/forgotten-password">{t!("identity-forgotten")}</a></p>
            <p class="muted">{t!("identity-no-account")}" "<a href="/register">{t!("identity-register")}</a></p>
        </div>
    };
    Page::new(title, body)
}

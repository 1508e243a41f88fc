//! The second step of signing in: the code of the authenticator app, or a recovery code. Until it is shown the session
//! holds who may show it, which grants nothing.

use super::{
    caller::Caller,
    local, passkey,
    sign_in::{self, Refused},
};
use crate::{
    failure::{Failure, encoded},
    form::Form,
    i18n::error_of,
    page::Page,
    t,
    ui::{Button, ErrorSummary, Field, FieldKind, PageHead, Panel},
    visit::Visit,
};
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use chrono::TimeDelta;
use domain::{
    Instant,
    id::PersonId,
    identity::{Means, factor::Code},
    problem::{FieldErrors, Problem},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use service::{Error, identity};
use tower_sessions::Session;

/// Where the session keeps whose password was right.
const HALF: &str = "half";
/// How long the code may take to come.
const LASTS: TimeDelta = TimeDelta::minutes(10);

/// Somebody whose password was right.
#[derive(Serialize, Deserialize)]
struct Half {
    person: PersonId,
    at: Instant,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    code: String,
    next: String,
}

/// Notes whose password was right, under a new id, and asks for the code.
pub(super) async fn ask(
    visit: &Visit,
    session: &Session,
    person: PersonId,
    next: &str,
) -> Result<Response, Failure> {
    session.clear().await;
    session.cycle_id().await.map_err(Error::internal)?;
    let half = Half {
        person,
        at: visit.ctx.now(),
    };
    session.insert(HALF, half).await.map_err(Error::internal)?;
    Ok(Redirect::to(&format!("/sign-in/code?next={}", encoded(next))).into_response())
}

/// Whose password was right a moment ago.
async fn half(visit: &Visit, session: &Session) -> Result<Option<PersonId>, Failure> {
    let half: Option<Half> = session.get(HALF).await.map_err(Error::internal)?;
    let fresh = half.filter(|half| visit.ctx.now() < half.at + LASTS);
    Ok(fresh.map(|half| half.person))
}

fn from_the_start(next: &str) -> Response {
    Redirect::to(&format!("/sign-in?next={}", encoded(next))).into_response()
}

pub(super) async fn show(
    visit: Visit,
    session: Session,
    Query(typed): Query<Typed>,
) -> Result<Response, Failure> {
    if half(&visit, &session).await?.is_none() {
        return Ok(from_the_start(&typed.next));
    }
    let origin = visit.frame.origin.clone();
    Ok(visit.page(|| page(&typed, &origin, &FieldErrors::default())))
}

pub(super) async fn submit(
    visit: Visit,
    caller: Caller,
    session: Session,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let Some(person) = half(&visit, &session).await? else {
        return Ok(from_the_start(&typed.next));
    };
    match check(&visit, &caller, person, "code", &typed.code).await? {
        Ok(()) => {
            let known = sign_in::begin(&visit, &caller, &session, person, Means::PasswordAndCode).await?;
            Ok((known, Redirect::to(&local(&typed.next, "/desk"))).into_response())
        }
        Err(refused) => {
            let origin = visit.frame.origin.clone();
            Ok(refused.answer(visit, |errors| page(&typed, &origin, errors)))
        }
    }
}

/// Checks a code typed into `field`.
pub(super) async fn check(
    visit: &Visit,
    caller: &Caller,
    person: PersonId,
    field: &str,
    typed: &str,
) -> Result<Result<(), Refused>, Failure> {
    let code: Code = match typed.parse() {
        Ok(code) => code,
        Err(problem) => return Ok(Err(Refused::of(field, problem))),
    };
    let counted = caller.counted();
    let tried = identity::check_code(&visit.ctx, person, &code, counted.as_ref()).await?;
    Ok(Refused::unless_right(tried, field, Problem::new("wrong-code")))
}

fn page(typed: &Typed, origin: &str, errors: &FieldErrors) -> Page {
    let title = t!("security-code-title");
    let passkey = passkey::form(origin, &typed.next);
    let field = field("code", errors);
    let form = view! {
        <form method="post" action="/sign-in/code" class="form" novalidate>
            <input type="hidden" name="next" value=typed.next.clone()/>
            {field}
            <div class="actions"><Button>{t!("identity-sign-in")}</Button></div>
        </form>
    };
    let start = format!("/sign-in?next={}", encoded(&typed.next));
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede=t!("security-code-lede")/>
            <ErrorSummary errors=errors.clone() label=|_: &str| t!("security-code")/>
            <Panel>{form}{passkey}</Panel>
            <p class="muted"><a href=start>{t!("security-code-start-over")}</a></p>
        </div>
    };
    Page::new(title, body)
}

/// The field of a code. What was typed does not come back: it is used up, or the app shows the next one by now.
pub(super) fn field(name: &'static str, errors: &FieldErrors) -> impl IntoView + use<> {
    view! {
        <Field
            name label=t!("security-code") hint=t!("security-code-hint") kind=FieldKind::Whole required=true
            error=error_of(errors, name) autocomplete="one-time-code"
        />
    }
}

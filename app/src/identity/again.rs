//! Showing once more that one is who one is, before something binding. A form that came too late for its proof is
//! carried along, and sent again when the proof is given: nothing typed is lost.

use super::{
    caller::Caller,
    code, local, passkey,
    sign_in::{self, Refused},
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    page::Page,
    state::AppState,
    t,
    ui::{Button, ButtonKind, ErrorSummary, Field, FieldKind, PageHead, Panel},
    visit::{self, Stale, Visit},
};
use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, FromRequestParts, Query, Request, State},
    http::{Method, StatusCode, header::CONTENT_TYPE, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    id::PersonId,
    problem::{FieldErrors, Problem},
};
use leptos::prelude::*;
use serde::Deserialize;
use service::identity;
use tower_sessions::Session;

/// The proof's own fields; no other form has names like these.
const NEXT: &str = "again.next";
const SEND: &str = "again.send";
const PASSWORD: &str = "again.password";
const CODE: &str = "again.code";
const PASSKEY: &str = "again.passkey";

/// Where to go on, and with what.
#[derive(Default)]
struct Errand {
    next: String,
    /// The fields of the form to be sent there; `None` where the page is only looked at.
    form: Option<Vec<(String, String)>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    next: String,
}

/// Takes up a form whose sender's proof is too old, and asks for a new one on the spot.
pub(crate) async fn carry(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let form = request.method() == Method::POST
        && request
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    // Only then is the body read twice.
    if !form
        || visit::proved(request.extensions(), &state.ctx)
            .await
            .unwrap_or(true)
    {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let mut asked = parts.clone();
    let typed = match Bytes::from_request(Request::from_parts(parts.clone(), body), &state).await {
        Ok(typed) => typed,
        Err(refused) => return refused.into_response(),
    };
    let answer = next
        .run(Request::from_parts(parts, Body::from(typed.clone())))
        .await;
    if answer.extensions().get::<Stale>().is_none() {
        return answer;
    }
    let Ok(fields) = serde_html_form::from_bytes(&typed) else {
        return answer;
    };
    instead(&mut asked, &state, fields)
        .await
        .unwrap_or_else(IntoResponse::into_response)
}

async fn instead(
    asked: &mut Parts,
    state: &AppState,
    fields: Vec<(String, String)>,
) -> Result<Response, Failure> {
    let errand = Errand {
        next: asked.uri.path().to_owned(),
        form: Some(fields),
    };
    let visit = Visit::from_request_parts(asked, state).await?;
    let person = visit.member()?.person;
    let coded = identity::asks_for_code(&visit.ctx, person).await?;
    Ok(visit.page_with(StatusCode::FORBIDDEN, || {
        page(&errand, coded, &FieldErrors::default())
    }))
}

pub(super) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let person = visit.member()?.person;
    let coded = identity::asks_for_code(&visit.ctx, person).await?;
    let errand = Errand {
        next: wanted.next,
        form: None,
    };
    Ok(visit.page(|| page(&errand, coded, &FieldErrors::default())))
}

pub(super) async fn submit(
    visit: Visit,
    caller: Caller,
    session: Session,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let person = visit.member()?.person;
    let typed = |name: &str| {
        let field = fields.iter().find(|(known, _)| known == name);
        field.map_or("", |(_, value)| value.as_str())
    };
    let coded = identity::asks_for_code(&visit.ctx, person).await?;
    let proof = match typed(PASSKEY) {
        "" => {
            prove(
                &visit,
                &caller,
                person,
                typed(PASSWORD),
                coded.then(|| typed(CODE)),
            )
            .await?
        }
        shown => match passkey::check(&visit, &session, shown).await? {
            Some(shower) if shower == person => Ok(()),
            _ => Err(Refused::of(PASSKEY, Problem::new("passkey-refused"))),
        },
    };
    let send = !typed(SEND).is_empty();
    let next = local(typed(NEXT), "/desk");
    if let Err(refused) = proof {
        let errand = Errand {
            next,
            form: send.then(|| fields.clone()),
        };
        return Ok(refused.answer(visit, |errors| page(&errand, coded, errors)));
    }
    let known = sign_in::renew(&visit, &caller, &session, person).await?;
    let on = if send {
        // 307: the browser sends the same form there.
        Redirect::temporary(&next)
    } else {
        Redirect::to(&next)
    };
    Ok((known, on).into_response())
}

async fn prove(
    visit: &Visit,
    caller: &Caller,
    person: PersonId,
    password: &str,
    code: Option<&str>,
) -> Result<Result<(), Refused>, Failure> {
    let counted = caller.counted();
    let tried = identity::check_password(&visit.ctx, person, password, counted.as_ref()).await?;
    match (
        Refused::unless_right(tried, PASSWORD, Problem::new("wrong-password")),
        code,
    ) {
        (Ok(_), Some(code)) => code::check(visit, caller, person, CODE, code).await,
        (proof, _) => Ok(proof.map(drop)),
    }
}

fn label(field: &str) -> String {
    match field {
        CODE => t!("security-code"),
        PASSKEY => t!("security-passkey"),
        _ => t!("identity-password"),
    }
}

fn page(errand: &Errand, coded: bool, errors: &FieldErrors) -> Page {
    let title = t!("security-again-title");
    let lede = match errand.form {
        Some(_) => t!("security-again-carried"),
        None => t!("security-again-lede"),
    };
    let carried = errand
        .form
        .iter()
        .flatten()
        .filter(|(name, _)| may_come_back(name));
    let carried = carried
        .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
        .collect_view();
    let send = errand
        .form
        .as_ref()
        .map(|_| view! { <input type="hidden" name=SEND value="on"/> });
    let code = coded.then(|| code::field(CODE, errors));
    let form = view! {
        <form method="post" action="/sign-in/again" class="form" novalidate>
            <input type="hidden" name=NEXT value=errand.next.clone()/>
            {send}
            {carried}
            <Field
                name=PASSWORD label=t!("identity-password") kind=FieldKind::Password required=true
                autocomplete="current-password" error=error_of(errors, PASSWORD)
            />
            {code}
            <div class="actions"><Button>{t!("security-again-act")}</Button></div>
            {passkey::ask("get", passkey::OPTIONS, [PASSKEY, ""], t!("security-again-passkey"), ButtonKind::Plain)}
        </form>
    };
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede/>
            <ErrorSummary errors=errors.clone() label=label/>
            <Panel>{form}</Panel>
        </div>
    };
    Page::new(title, body)
}

/// What is carried along: not the proof's own fields, and no password, which never comes back.
fn may_come_back(name: &str) -> bool {
    !name.starts_with("again.") && !name.contains("password")
}

//! What a visitor sees when a use case refuses: a page that says what happened and what to do, never internals.

use crate::{
    i18n::locale,
    page::{self, Page},
    state::AppState,
    t,
    ui::{LinkButton, PageHead},
    visit::{self, Visit},
};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{Method, StatusCode, header::CONTENT_TYPE, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use service::{Conflict, Error};
use std::sync::Arc;

/// A use case's refusal on its way to becoming a page.
#[derive(Debug, Clone)]
pub struct Failure(pub Arc<Error>);

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(Arc::new(error))
    }
}

/// Only a status and the cause: [`render`] makes the page, in the visitor's frame.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = match &*self.0 {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Forbidden => StatusCode::FORBIDDEN,
            Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Conflict(_) => StatusCode::CONFLICT,
            Error::SearchDown => StatusCode::SERVICE_UNAVAILABLE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives every refusal without a body of its own its page; whoever has not signed in is sent to do so first.
pub async fn render(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let again = (parts.method.clone(), parts.uri.clone());
    let mut asked = parts.clone();
    asked.method = Method::GET;
    parts.extensions = asked.extensions.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let html = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let refused = response.status().is_client_error() || response.status().is_server_error();
    if !refused || html {
        return response;
    }
    let failure = response.extensions().get::<Failure>().cloned();
    let Ok(visit) = Visit::from_request_parts(&mut asked, &state).await else {
        return response;
    };
    let forbidden = response.status() == StatusCode::FORBIDDEN && failure.is_some();
    if forbidden && visit.person.is_none() {
        let back = if again.0 == Method::GET {
            again.1.to_string()
        } else {
            again.1.path().to_owned()
        };
        return Redirect::to(&format!("/sign-in?next={}", encoded(&back))).into_response();
    }
    page(visit, response.status(), failure)
}

/// Told to a network that asked too much. Nothing is looked up for it: it costs as little as can be.
pub fn too_many(state: &AppState, parts: &Parts, seconds: u64) -> Response {
    page::respond(
        StatusCode::TOO_MANY_REQUESTS,
        visit::bare_frame(parts, state),
        || {
            let title = t!("failure-too-many");
            let body = view! {
                <PageHead title=title.clone()/>
                <p class="lead">{t!("failure-too-many-text", seconds = seconds)}</p>
            };
            Page::new(title, body)
        },
    )
}

/// A text as the value of a query.
pub(crate) fn encoded(text: &str) -> String {
    serde_html_form::to_string([("", text)])
        .unwrap_or_default()
        .trim_start_matches('=')
        .to_owned()
}

fn page(visit: Visit, status: StatusCode, failure: Option<Failure>) -> Response {
    // An address that can't be read (a broken id) is an address where nothing is.
    let status = if status == StatusCode::BAD_REQUEST && failure.is_none() {
        StatusCode::NOT_FOUND
    } else {
        status
    };
    visit.page_with(status, || {
        let (title, text) = words(status, failure.as_deref());
        let body = view! {
            <PageHead title=title.clone()/>
            <p class="lead">{text}</p>
            <p><LinkButton href="/">{t!("failure-home")}</LinkButton></p>
        };
        Page::new(title, body)
    })
}

fn words(status: StatusCode, failure: Option<&Error>) -> (String, String) {
    if let Some(Error::Conflict(conflict)) = failure
        && let Conflict::Suspended { company, own } = &**conflict
    {
        let name = company.get(locale()).to_owned();
        return match own {
            true => (
                t!("verification-stopped-own-title"),
                t!("verification-stopped-own"),
            ),
            false => (
                t!("verification-stopped-title", name = name),
                t!("verification-stopped"),
            ),
        };
    }
    if let Some(Error::Conflict(conflict)) = failure
        && **conflict == Conflict::NoBooth
    {
        return (t!("failure-no-booth"), t!("failure-no-booth-text"));
    }
    if let Some(Error::SearchDown) = failure {
        return (t!("search-down"), t!("search-down-text"));
    }
    match status {
        StatusCode::NOT_FOUND => (t!("failure-not-found"), t!("failure-not-found-text")),
        StatusCode::FORBIDDEN => (t!("failure-forbidden"), t!("failure-forbidden-text")),
        StatusCode::CONFLICT => (t!("failure-conflict"), t!("failure-conflict-text")),
        StatusCode::PAYLOAD_TOO_LARGE => (t!("failure-too-large"), t!("failure-too-large-text")),
        status if status.is_server_error() => {
            let id = match failure {
                Some(Error::Internal(id)) => id.to_string(),
                _ => "–".to_owned(),
            };
            (t!("failure-internal"), t!("failure-internal-text", id = id))
        }
        _ => (t!("failure-request"), t!("failure-request-text")),
    }
}

impl std::ops::Deref for Failure {
    type Target = Error;
    fn deref(&self) -> &Error {
        &self.0
    }
}

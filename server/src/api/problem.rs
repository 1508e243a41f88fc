//! Refusals as programs read them: RFC 9457 `application/problem+json`, with a `code` that stays, and the fields at
//! fault under `errors`.

use app::{i18n::problem_in, t};
use axum::{
    Json,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    integration::Scope,
    problem::{FieldError, FieldErrors},
    text::Locale,
};
use serde::Serialize;
use service::Error;
use utoipa::ToSchema;

use super::language;

/// Why a request is refused.
#[derive(Debug)]
pub(super) enum Cause {
    /// By a use case.
    Use(Error),
    /// It needs a key, and none was sent.
    NoKey,
    /// What was sent can't be a key: it was cut off or mistyped.
    BrokenKey,
    /// The key opens nothing: unknown, revoked, at its end, or its person lost their access.
    UnknownKey,
    /// The key was not made for this.
    Scope(Scope),
    /// It would change something without saying which version it has read.
    NoVersion,
    /// What it has read has been changed meanwhile.
    OldVersion,
    /// The body is no JSON object.
    NotJson,
    /// The body is said to be something else than JSON.
    MediaType,
    /// The body is larger than is taken.
    TooLarge,
    /// The `Idempotency-Key` is none.
    BadOnce,
    /// The `Idempotency-Key` was given to another request.
    OnceReused,
    /// A request with this `Idempotency-Key` is being worked on.
    OnceBusy,
    /// A request with this `Idempotency-Key` was done, but what it was answered is lost.
    OnceLost,
    /// It took too long.
    TooSlow,
    /// Only the status is known: nothing here answers such a request.
    Plain(StatusCode),
}

impl From<Error> for Cause {
    fn from(error: Error) -> Self {
        Self::Use(error)
    }
}

impl From<FieldErrors> for Cause {
    fn from(errors: FieldErrors) -> Self {
        Self::Use(errors.into())
    }
}

/// A refusal, told in a language.
#[derive(Debug)]
pub(super) struct Refusal {
    cause: Cause,
    locale: Locale,
}

impl Refusal {
    pub(super) fn new(cause: impl Into<Cause>, locale: Locale) -> Self {
        let cause = cause.into();
        Self { cause, locale }
    }
}

/// What went wrong (RFC 9457).
#[derive(Serialize, ToSchema)]
pub(super) struct Problem {
    /// Always `about:blank`: `status` and `code` say it all.
    r#type: &'static str,
    /// The status in words, in English.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What it is about, for programs; it stays. None where the status says everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// What it is about, for people, in the language of `Accept-Language`.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// The scope the key would need.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    /// Of an error on our side: by this it is found in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    /// All that is wrong with what was sent, in the order of the fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
}

/// What is wrong with one field.
#[derive(Serialize, ToSchema)]
pub(super) struct FieldProblem {
    /// The field's name in the body or among the parameters; empty where it is the whole.
    field: String,
    /// What is wrong with it, for programs; it stays.
    code: String,
    /// The same for people, in the language of `Accept-Language`.
    message: String,
}

/// All that is wrong, told in a language.
pub(super) fn fields(errors: &[FieldError], locale: Locale) -> Vec<FieldProblem> {
    let told = errors.iter().map(|error| FieldProblem {
        field: error.field.clone(),
        code: error.problem.code.to_string(),
        message: problem_in(locale, &error.problem),
    });
    told.collect()
}

impl Cause {
    fn status(&self) -> StatusCode {
        match self {
            Self::Use(Error::NotFound) => StatusCode::NOT_FOUND,
            Self::Use(Error::Forbidden) | Self::Scope(_) => StatusCode::FORBIDDEN,
            Self::Use(Error::Invalid(_)) | Self::BadOnce | Self::OnceReused => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::Use(Error::Conflict(_)) | Self::OnceBusy | Self::OnceLost => StatusCode::CONFLICT,
            Self::Use(Error::SearchDown) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Use(Error::Internal(_)) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NoKey | Self::BrokenKey | Self::UnknownKey => StatusCode::UNAUTHORIZED,
            Self::NoVersion => StatusCode::PRECONDITION_REQUIRED,
            Self::OldVersion => StatusCode::PRECONDITION_FAILED,
            Self::NotJson => StatusCode::BAD_REQUEST,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::GATEWAY_TIMEOUT,
            Self::Plain(status) => *status,
        }
    }

    /// What it is, for programs. These names stay.
    fn code(&self) -> Option<&'static str> {
        match self {
            Self::Use(Error::Conflict(conflict)) => Some((&**conflict).into()),
            Self::Use(Error::Forbidden) => Some("role_lacking"),
            Self::Use(Error::SearchDown) => Some("search_down"),
            Self::Use(_) | Self::TooLarge | Self::TooSlow | Self::Plain(_) => None,
            Self::NoKey => Some("key_missing"),
            Self::BrokenKey => Some("key_malformed"),
            Self::UnknownKey => Some("key_unknown"),
            Self::Scope(_) => Some("scope_lacking"),
            Self::NoVersion => Some("version_missing"),
            Self::OldVersion => Some("version_old"),
            Self::NotJson => Some("not_json"),
            Self::MediaType => Some("media_type"),
            Self::BadOnce => Some("idempotency_key_malformed"),
            Self::OnceReused => Some("idempotency_key_reused"),
            Self::OnceBusy => Some("in_progress"),
            Self::OnceLost => Some("answer_lost"),
        }
    }

    fn detail(&self, locale: Locale) -> Option<String> {
        Some(match self {
            Self::Use(Error::Forbidden) => t!(in locale, "integration-role-lacking"),
            Self::Use(Error::SearchDown) => t!(in locale, "search-down-text"),
            Self::NoKey => t!(in locale, "integration-key-missing"),
            Self::BrokenKey => t!(in locale, "integration-key-malformed"),
            Self::UnknownKey => t!(in locale, "integration-key-unknown"),
            Self::Scope(scope) => t!(in locale, "integration-scope-lacking", scope = scope.to_string()),
            Self::NoVersion => t!(in locale, "integration-version-missing"),
            Self::OldVersion => t!(in locale, "integration-version-old"),
            Self::NotJson => t!(in locale, "integration-not-json"),
            Self::MediaType => t!(in locale, "integration-media-type"),
            Self::BadOnce => t!(in locale, "integration-once-malformed"),
            Self::OnceReused => t!(in locale, "integration-once-reused"),
            Self::OnceBusy => t!(in locale, "integration-once-busy"),
            Self::OnceLost => t!(in locale, "integration-once-lost"),
            Self::Use(_) | Self::TooLarge | Self::TooSlow | Self::Plain(_) => return None,
        })
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Self { cause, locale } = self;
        let status = cause.status();
        let problem = Problem {
            r#type: "about:blank",
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            code: cause.code().map(str::to_owned),
            detail: cause.detail(locale),
            scope: match &cause {
                Cause::Scope(scope) => Some(scope.to_string()),
                _ => None,
            },
            instance: match &cause {
                Cause::Use(Error::Internal(id)) => Some(format!("urn:uuid:{id}")),
                _ => None,
            },
            errors: match &cause {
                Cause::Use(Error::Invalid(errors)) => fields(&errors.0, locale),
                _ => Vec::new(),
            },
        };
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response = (status, kind, Json(problem)).into_response();
        let hint = match cause {
            // RFC 6750, section 3: nothing more is said where no key was sent.
            Cause::NoKey => Some((header::WWW_AUTHENTICATE, "Bearer")),
            Cause::BrokenKey | Cause::UnknownKey => {
                Some((header::WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""))
            }
            Cause::OnceBusy => Some((header::RETRY_AFTER, "1")),
            Cause::Use(Error::SearchDown) => Some((header::RETRY_AFTER, "30")),
            _ => None,
        };
        if let Some((name, value)) = hint {
            response
                .headers_mut()
                .insert(name, HeaderValue::from_static(value));
        }
        response
    }
}

/// Gives refusals that come from outside of the handlers (a method nobody answers, a body cut off) the same form.
pub(super) async fn tell(request: Request, next: Next) -> Response {
    let locale = language::accepted(request.headers());
    let response = next.run(request).await;
    let status = response.status();
    let told = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/problem+json"));
    if told || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let mut problem = Refusal::new(Cause::Plain(status), locale).into_response();
    if let Some(allowed) = response.headers().get(header::ALLOW) {
        problem.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    problem
}

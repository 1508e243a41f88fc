//! Refusals as programs read them: RFC 9457 `application/problem+json`, fields at fault under `errors`.

use app::i18n::problem_in;
use axum::{
    Json,
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use domain::{problem::FieldErrors, text::Locale};
use serde::Serialize;
use service::Error;

/// A use case's refusal, told in a language.
pub(super) struct Refusal(pub Error, pub Locale);

/// The members of RFC 9457, section 3.1, and `errors`. The type is `about:blank`: the status says it all.
#[derive(Serialize)]
struct Body {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    /// Finds an internal error in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct FieldError {
    field: String,
    code: String,
    message: String,
}

fn fields(errors: &FieldErrors, locale: Locale) -> Vec<FieldError> {
    let told = errors.0.iter().map(|error| FieldError {
        field: error.field.clone(),
        code: error.problem.code.to_string(),
        message: problem_in(locale, &error.problem),
    });
    told.collect()
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Self(error, locale) = self;
        let status = match &error {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Forbidden => StatusCode::FORBIDDEN,
            Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Conflict(_) => StatusCode::CONFLICT,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let body = Body {
            r#type: "about:blank",
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            instance: match &error {
                Error::Internal(id) => Some(format!("urn:uuid:{id}")),
                _ => None,
            },
            errors: match &error {
                Error::Invalid(errors) => fields(errors, locale),
                _ => Vec::new(),
            },
        };
        (status, [(CONTENT_TYPE, "application/problem+json")], Json(body)).into_response()
    }
}

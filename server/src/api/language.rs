//! The language of an answer: `lang`, else `Accept-Language`, else Chinese.

use axum::http::{HeaderMap, header::ACCEPT_LANGUAGE};
use domain::{problem::FieldErrors, text::Locale};

/// The first language of `Accept-Language` that the product speaks.
pub(super) fn accepted(headers: &HeaderMap) -> Locale {
    let tags = headers.get(ACCEPT_LANGUAGE).and_then(|tags| tags.to_str().ok());
    tags.unwrap_or_default()
        .split(',')
        .find_map(|tag| tag.split(';').next()?.parse().ok())
        .unwrap_or_default()
}

/// The language asked for by `lang`; one that is not spoken is an error.
pub(super) fn asked(lang: &str, headers: &HeaderMap, errors: &mut FieldErrors) -> Locale {
    let asked = errors.take("lang", domain::form::optional(lang)).flatten();
    asked.unwrap_or_else(|| accepted(headers))
}

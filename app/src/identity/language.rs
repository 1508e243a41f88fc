//! Choosing a language: kept in a cookie for a year.

use super::local;
use crate::{form::Form, state::AppState};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use domain::text::Locale;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    lang: String,
    #[serde(default)]
    next: String,
}

pub(super) async fn submit(
    State(state): State<AppState>,
    jar: CookieJar,
    Form(choice): Form<Choice>,
) -> impl IntoResponse {
    let locale: Locale = choice.lang.parse().unwrap_or_default();
    (
        jar.add(cookie(locale, &state.origin)),
        Redirect::to(&without_lang(&local(&choice.next, "/"))),
    )
}

/// What remembers the language, on the site of this origin.
pub(super) fn cookie(locale: Locale, origin: &str) -> Cookie<'static> {
    Cookie::build(("lang", locale.tag()))
        .path("/")
        .same_site(SameSite::Lax)
        .http_only(true)
        .secure(origin.starts_with("https:"))
        .max_age(time::Duration::days(365))
        .build()
}

/// The address without `?lang=`, which would win over the cookie.
fn without_lang(address: &str) -> String {
    let Some((path, query)) = address.split_once('?') else {
        return address.to_owned();
    };
    let kept: Vec<_> = query
        .split('&')
        .filter(|pair| !pair.starts_with("lang="))
        .collect();
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::without_lang;

    #[test]
    fn the_chosen_language_is_not_overruled_by_the_address() {
        assert_eq!(without_lang("/search?lang=en"), "/search");
        assert_eq!(without_lang("/search?q=a&lang=en&page=2"), "/search?q=a&page=2");
    }
}

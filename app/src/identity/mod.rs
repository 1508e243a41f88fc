//! Registering, signing in and out, and choosing a language.

mod account;
mod confirm_email;
mod language;
mod register;
mod sign_in;

use crate::{page::Page, state::AppState, t, ui::PageHead};
use axum::{
    Router,
    routing::{get, post},
};
use leptos::prelude::*;

/// The routes of this noun.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/account", get(account::show))
        .route("/register", get(register::show).post(register::submit))
        .route("/sign-in", get(sign_in::show).post(sign_in::submit))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/locale", post(language::submit))
        .route(
            "/confirm-email/{token}",
            get(confirm_email::show).post(confirm_email::submit),
        )
}

/// A link that does nothing any more, and what to do instead.
fn spent(instead: String) -> Page {
    let title = t!("identity-link-spent");
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <p class="lead">{instead}</p>
        </div>
    };
    Page::new(title, body)
}

/// Where to go after a form: an address within this site, else the fallback. Never another host.
fn local(next: &str, fallback: &str) -> String {
    let within = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && !next.chars().any(|c| c.is_control() || c.is_whitespace());
    if within {
        next.to_owned()
    } else {
        fallback.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn nobody_is_sent_to_another_host() {
        for odd in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/a\r\nLocation: x",
            "",
            "evil",
        ] {
            assert_eq!(local(odd, "/desk"), "/desk", "{odd:?}");
        }
        assert_eq!(local("/rfqs/new?listing=1", "/desk"), "/rfqs/new?listing=1");
    }
}

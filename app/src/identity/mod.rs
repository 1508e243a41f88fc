//! Registering, signing in and out, and choosing a language.

mod account;
mod language;
mod register;
mod sign_in;

use crate::state::AppState;
use axum::{
    Router,
    routing::{get, post},
};

/// The routes of this noun.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/account", get(account::show))
        .route("/register", get(register::show).post(register::submit))
        .route("/sign-in", get(sign_in::show).post(sign_in::submit))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/locale", post(language::submit))
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

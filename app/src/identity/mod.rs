//! Registering, signing in and out, second factors, choosing a language, and one's own account.

mod account;
mod address;
pub(crate) mod again;
mod authenticator;
mod caller;
mod code;
mod data;
mod email;
mod forgotten;
mod language;
mod passkey;
mod password;
mod profile;
mod register;
mod register_by;
mod security;
mod sessions;
mod sign_in;
pub(crate) mod zone;

pub(crate) use caller::Caller;
pub(crate) use sign_in::begin;
pub(crate) use zone::options as zones;

use crate::{
    page::Page,
    route::Routes,
    state::AppState,
    t,
    ui::{LinkButton, PageHead},
};
use leptos::prelude::*;

/// The routes of this noun.
pub fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/account", account::show)
        .get("/account/data", data::show)
        .get("/account/data/export", data::export)
        .get("/account/delete", data::ask)
        .post("/account/delete", data::delete)
        .get("/account/email", email::show)
        .post("/account/email", email::submit)
        .post("/account/email/withdraw", email::withdraw)
        .get("/account/password", password::show)
        .post("/account/password", password::submit)
        .get("/account/profile", profile::show)
        .post("/account/profile", profile::submit)
        .get("/account/sessions", sessions::show)
        .post("/account/sessions/end-others", sessions::end_others)
        .post("/account/sessions/{id}/end", sessions::end)
        .get("/change-email/{token}", email::opened)
        .post("/change-email/{token}", email::confirm)
        .post("/change-email/{token}/stop", email::stop)
        .get("/forgotten-password", forgotten::show)
        .post("/forgotten-password", forgotten::submit)
        .get("/reset-password/{token}", forgotten::reset)
        .post("/reset-password/{token}", forgotten::set)
        .get("/register", register::show)
        .post("/register", register::ask)
        .get("/register/{token}", register_by::show)
        .post("/register/{token}", register_by::submit)
        .get("/sign-in", sign_in::show)
        .post("/sign-in", sign_in::submit)
        .get("/sign-in/code", code::show)
        .post("/sign-in/code", code::submit)
        .get("/sign-in/again", again::show)
        .post("/sign-in/again", again::submit)
        .post("/sign-in/passkey", passkey::sign_in)
        .post("/sign-in/passkey/options", passkey::options)
        .post("/sign-out", sign_in::sign_out)
        .get("/account/security", security::show)
        .post("/account/security/authenticator", authenticator::start)
        .get("/account/security/authenticator", authenticator::show)
        .post("/account/security/authenticator/confirm", authenticator::confirm)
        .get("/account/security/authenticator/remove", security::ask_remove)
        .post("/account/security/authenticator/remove", security::remove)
        .get("/account/security/recovery-codes", authenticator::ask_codes)
        .post("/account/security/recovery-codes", authenticator::make_codes)
        .post("/account/security/passkeys", passkey::finish)
        .get("/account/security/passkeys/new", passkey::new)
        .post("/account/security/passkeys/options", passkey::start)
        .get("/account/security/passkeys/{id}/remove", passkey::ask_remove)
        .post("/account/security/passkeys/{id}/remove", passkey::remove)
        .post("/locale", language::submit)
        .doors()
}

/// A link that does nothing any more, and what to do instead.
fn spent(instead: String, (href, words): (&'static str, String)) -> Page {
    let title = t!("identity-link-spent");
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone()/>
            <p class="lead">{instead}</p>
            <div class="actions"><LinkButton href>{words}</LinkButton></div>
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

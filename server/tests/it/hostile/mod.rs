//! What strangers try. Who may do what is asked in `authorization_coverage`, catalogue files in `service/tests/it/catalog`.

mod address;
mod body;
mod forgery;
mod header;
mod import;
mod limit;
mod link;
mod mail;
pub mod script;
mod session;
mod slow;
mod stored;

use axum::http::StatusCode;

use crate::support::{Answer, Browser, Site};

/// Everyone's password here.
const PASSWORD: &str = "a long enough one";

/// The form of a new company and its first person.
fn registration<'a>(code: &'a str, email: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("name_en", "Tide Trading"),
        ("code", code),
        ("country", "CN"),
        ("buys", "on"),
        ("supplies", "on"),
        ("person_name", "Li Tide"),
        ("email", email),
        ("password", PASSWORD),
        ("time_zone", "Asia/Shanghai"),
    ]
}

/// Somebody who just registered.
async fn registered(site: &Site, code: &str) -> Browser {
    let mut browser = site.browser();
    let email = format!("{code}@example.com");
    let answer = site.register(&mut browser, &registration(code, &email)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    browser
}

/// A refusal or a page, never a failure of ours.
#[track_caller]
fn assert_sound(answer: &Answer, what: &str) {
    assert!(answer.status.as_u16() < 500, "{what}: {}", answer.status);
}

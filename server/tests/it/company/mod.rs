//! A company's page and its own area, as browsers see them, without scripts.

mod member;
mod own;
mod page;
pub mod people;
mod showcase;

use axum::http::StatusCode;
use domain::actor::Actor;
use people::People;
use service::identity::{self, Tried};

use crate::support::{Answer, Site};

/// What must never come out of a page as markup.
pub const SCRIPT: &str = "\"></textarea><script>alert(1)</script>";

/// Asserts that a page is there and that what somebody wrote stands in it as text.
#[track_caller]
pub fn harmless(answer: &Answer, status: StatusCode) {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert!(!answer.text.contains("<script>alert"), "{}", answer.text);
    assert!(answer.text.contains("&lt;script&gt;"), "{}", answer.text);
}

/// The owner of the company with this code, as use cases see them.
pub async fn owner(site: &Site, code: &str) -> Actor {
    let email = format!("{code}@example.com");
    let tried = identity::sign_in(&site.ctx, &email, People::PASSWORD, None).await;
    let Tried::Right(person) = tried.unwrap() else {
        panic!("{code} can't sign in")
    };
    identity::actor_of(&site.ctx, person, None).await.unwrap()
}

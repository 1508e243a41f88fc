//! Pages for developers, served in dev mode only.

mod mail;
mod sample;
mod ui;

use crate::{state::AppState, visit::Visit};
use axum::{Extension, Router, routing::get};
use domain::Instant;
pub use mail::MailFolder;

/// `/dev/ui` and `/dev/mail`.
pub(crate) fn routes(mails: MailFolder) -> Router<AppState> {
    Router::new()
        .route("/dev/ui", get(components))
        .route("/dev/mail", get(mail::list))
        .route("/dev/mail/{name}", get(mail::html))
        .layer(Extension(mails))
}

async fn components(visit: Visit) -> axum::response::Response {
    let now: Instant = visit.frame.now;
    visit.page(|| ui::page(now))
}

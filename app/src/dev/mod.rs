//! Pages for developers, served in dev mode only.

mod mail;
mod sample;
mod ui;

use crate::{route::Routes, state::AppState, visit::Visit};
use axum::Extension;
use domain::Instant;
pub use mail::MailFolder;

/// `/dev/ui` and `/dev/mail`.
pub(crate) fn routes(mails: MailFolder) -> Routes<AppState> {
    Routes::new()
        .get("/dev/ui", components)
        .get("/dev/mail", mail::list)
        .get("/dev/mail/{name}", mail::html)
        .layer(Extension(mails))
}

async fn components(visit: Visit) -> axum::response::Response {
    let now: Instant = visit.frame.now;
    visit.page(|| ui::page(now))
}

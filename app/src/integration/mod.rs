//! Programs that act for a company: the keys they do it with, and the page that tells how.

mod docs;
mod keys;
mod schema;
pub(crate) mod words;

use crate::{route::Routes, state::AppState};

/// The routes of this noun.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/company/keys", keys::list)
        .post("/company/keys", keys::make)
        .get("/company/keys/new", keys::ask)
        .get("/company/keys/{id}/revoke", keys::ask_revoke)
        .post("/company/keys/{id}/revoke", keys::revoke)
        .get("/api/docs", docs::show)
}

//! Searching across all markets: the form is a plain GET, every state of the page has an address.

pub(crate) mod card;
mod facet;
mod page;
mod question;

use crate::state::AppState;
use axum::{Router, routing::get};

/// The routes of this noun.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/search", get(page::show))
}

//! The home page across markets, the list of markets, and each market's own page.

mod card;
mod home;
mod list;
mod show;

use crate::state::AppState;
use axum::{Router, routing::get};

/// The routes of this noun.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/", get(home::show))
        .route("/markets", get(list::show))
        .route("/markets/{slug}", get(show::show))
}

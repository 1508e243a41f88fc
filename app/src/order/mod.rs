//! Orders on both sides: what was agreed, where it stands, the next step.

mod list;
mod show;
mod take;
pub(crate) mod words;

pub(crate) use list::table;

use crate::state::AppState;
use axum::{Router, routing::get};

/// The routes of this noun.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/orders/{id}", get(show::show))
        .route("/orders/{id}/{verb}", get(take::ask).post(take::submit))
        .route("/buying/orders", get(list::buying))
        .route("/selling/orders", get(list::selling))
}

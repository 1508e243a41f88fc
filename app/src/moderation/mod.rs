//! The operator's desk: what waits for a decision, one case, the decision.

mod decide;
mod page_case;
mod page_queue;
mod wording;

pub(crate) use page_queue::table;

use crate::state::AppState;
use axum::{
    Router,
    routing::{get, post},
};

/// The routes of this noun.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/operating/queue", get(page_queue::show))
        .route("/operating/cases/{id}", get(page_case::show))
        .route("/operating/cases/{id}/claim", post(decide::claim))
        .route("/operating/cases/{id}/decide", post(decide::submit))
}

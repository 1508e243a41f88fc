//! The desk: the first screen after signing in answers "what needs me now?", for buyer, supplier and operator.

mod show;

use crate::state::AppState;
use axum::{Router, routing::get};

/// The routes of the desk.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk", get(show::all))
        .route("/buying", get(show::buying))
        .route("/selling", get(show::selling))
        .route("/operating", get(show::operating))
}

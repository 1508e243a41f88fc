//! Variants of a listing: as buyers choose one, and the form in which their supplier writes them.

mod change;
mod form;
mod rows;
mod shown;
mod view;

use crate::{route::Routes, state::AppState};

pub(super) use shown::panel;

/// The routes of writing them.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/selling/listings/{id}/variants", change::show)
        .post("/selling/listings/{id}/variants", change::submit)
}

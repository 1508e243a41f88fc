//! A market as a place: its address, opening hours and office, and what it is known for.

mod edit;
mod form;
pub(super) mod shown;

use crate::{route::Routes, state::AppState};

/// The routes of a market's premises.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/operating/markets/{slug}", edit::edit)
        .post("/operating/markets/{slug}", edit::change)
}

//! Writing a listing by hand: a new one, a copy of another, or one that is there. Whoever saves after somebody else is
//! shown what stands now, with everything they typed kept.

mod asked;
mod change;
mod form;
mod new;
pub(crate) mod option;
mod rows;
mod view;

use crate::{route::Routes, state::AppState};

/// The routes of writing.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/selling/listings/new", new::show)
        .post("/selling/listings/new", new::submit)
        .get("/selling/listings/{id}/edit", change::show)
        .post("/selling/listings/{id}/edit", change::submit)
}

//! The desk: the first screen after signing in answers "what needs me now?", for buyer, supplier and operator.

mod admin;
mod own;
mod show;

use crate::{route::Routes, state::AppState};

/// The routes of the desk.
pub fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/desk", show::all)
        .get("/buying", show::buying)
        .get("/selling", show::selling)
        .get("/operating", show::operating)
}

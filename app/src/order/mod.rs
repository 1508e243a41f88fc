//! Orders on both sides: what was agreed, where it stands, the next step.

mod list;
mod show;
mod take;
pub(crate) mod words;

pub(crate) use list::table;

use crate::{route::Routes, state::AppState};

/// The routes of this noun.
pub fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/orders/{id}", show::show)
        .get("/orders/{id}/{verb}", take::ask)
        .post("/orders/{id}/{verb}", take::submit)
        .get("/buying/orders", list::buying)
        .get("/selling/orders", list::selling)
}

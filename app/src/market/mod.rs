//! The home page across markets, the list of markets, each market's own page, and each city's.

mod card;
pub(crate) mod demonstration;
mod home;
mod list;
mod newest;
mod region;
mod show;

use crate::{route::Routes, state::AppState};

/// The routes of this noun.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/", home::show)
        .get("/markets", list::show)
        .get("/markets/{slug}", show::show)
        .get("/regions/{code}", region::show)
        .merge(demonstration::routes())
}

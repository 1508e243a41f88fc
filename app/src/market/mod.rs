//! The home page across markets, the list of markets, and each market's own page.

mod card;
pub(crate) mod demonstration;
mod home;
mod list;
mod show;

use crate::{route::Routes, state::AppState};

/// The routes of this noun.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/", home::show)
        .get("/markets", list::show)
        .get("/markets/{slug}", show::show)
        .merge(demonstration::routes())
}

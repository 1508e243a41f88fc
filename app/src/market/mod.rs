//! The home page across markets, the list of markets, each market's own page, and each city's.

pub(crate) mod booth;
mod card;
pub(crate) mod demonstration;
mod hall;
mod home;
mod kept;
mod list;
mod newest;
mod premises;
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
        .merge(booth::routes())
        .merge(demonstration::routes())
        .merge(hall::routes())
        .merge(premises::routes())
}

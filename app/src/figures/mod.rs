//! `/operating/figures`: what happened in the markets one operates, as charts, as a table and as a file.

mod chart;
mod export;
mod place;
mod show;
mod table;
mod words;

use crate::{route::Routes, state::AppState};

/// The routes of this noun.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/operating/figures", show::show)
        .get("/operating/figures.csv", export::download)
}

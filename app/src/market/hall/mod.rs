//! Halls: operators say which there are and where their booths stand; everyone sees who stands where.

mod edit;
mod form;
mod list;
mod plan;
pub(crate) mod section;
mod show;

use crate::{i18n::locale, route::Routes, state::AppState, t};
use domain::market::hall::Hall;

/// Where operators keep them.
const PATH: &str = "/operating/halls";

/// The routes of halls.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/operating/halls", list::show)
        .get("/operating/halls/new", edit::new)
        .post("/operating/halls/new", edit::add)
        .get("/operating/halls/{id}", edit::edit)
        .post("/operating/halls/{id}", edit::change)
        .post("/operating/halls/{id}/remove", edit::remove)
        .get("/markets/{slug}/halls/{sign}", show::show)
}

/// `Hall A · Nets and ropes`.
pub(super) fn title(hall: &Hall) -> String {
    let sign = t!("company-hall", hall = hall.sign.as_str());
    match hall.name.get(locale()) {
        "" => sign,
        name => format!("{sign} · {name}"),
    }
}

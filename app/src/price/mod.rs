//! Private prices: a supplier's price lists, and what their buyers see of them beside the public price.

mod companies;
mod entry;
mod file;
mod form;
mod list;
mod listings;
mod show;
mod words;
mod write;
pub(crate) mod yours;

use crate::{page::Page, route::Routes, state::AppState, t, visitor::Desk};

/// The list of lists.
const LISTS: &str = "/selling/prices";

/// The routes of this noun.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get(LISTS, list::show)
        .get("/selling/prices/new", write::new)
        .post("/selling/prices/new", write::create)
        .get("/selling/prices/{id}", show::show)
        .get("/selling/prices/{id}/edit", write::edit)
        .post("/selling/prices/{id}/edit", write::change)
        .get("/selling/prices/{id}/remove", write::ask_remove)
        .post("/selling/prices/{id}/remove", write::remove)
        .post("/selling/prices/{id}/companies", companies::add)
        .post("/selling/prices/{id}/companies/take-out", companies::take_out)
        .get("/selling/prices/{id}/prices.csv", file::download)
        .upload("/selling/prices/{id}/prices.csv", file::MAX_UPLOAD, file::upload)
        .get("/selling/prices/{id}/listings/{listing}", entry::show)
        .post("/selling/prices/{id}/listings/{listing}", entry::set)
}

/// A page at its place below the lists.
fn placed(page: Page) -> Page {
    page.at(Desk::Selling).crumb(t!("price-lists"), LISTS)
}

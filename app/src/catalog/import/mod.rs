//! Importing a catalogue file in the browser: handing it in, saying what its columns mean, seeing what would be done,
//! having it done, and mending what failed.

mod columns;
mod list;
mod pictures;
mod rows;
mod show;
mod steps;
mod upload;
pub(crate) mod words;

use crate::{page::Page, route::Routes, state::AppState, t, visitor::Desk};

/// The list of imports.
const IMPORTS: &str = "/selling/imports";
/// Where a file is handed in.
const UPLOAD: &str = "/selling/import";

/// The routes of imports.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get(UPLOAD, upload::show)
        .upload(UPLOAD, upload::MAX_UPLOAD, upload::submit)
        .get(IMPORTS, list::show)
        .get("/selling/imports/{id}", show::show)
        .get("/selling/imports/{id}/columns", columns::show)
        .post("/selling/imports/{id}/columns", columns::submit)
        .post("/selling/imports/{id}/start", steps::start)
        .post("/selling/imports/{id}/cancel", steps::cancel)
        .get("/selling/imports/{id}/failed.csv", steps::download)
}

/// A page at its place below one's own listings.
fn placed(page: Page) -> Page {
    page.at(Desk::Selling)
        .crumb(t!("shell-my-listings"), "/selling/listings")
        .crumb(t!("catalog-import-list"), IMPORTS)
}

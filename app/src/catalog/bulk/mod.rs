//! Changing many listings at once: choosing them in one's own list, saying what is to be done, seeing what it would do,
//! having it done, taking it back.

pub(super) mod choose;
mod list;
mod new;
mod rows;
mod show;
mod steps;
mod words;

use crate::{page::Page, route::Routes, state::AppState, t, visitor::Desk};

/// The list of bulk edits, and where one is begun.
const EDITS: &str = "/selling/bulk";
/// Where it is said what is to be done.
const NEW: &str = "/selling/bulk/new";

/// The routes of bulk edits.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get(EDITS, list::show)
        .post(EDITS, new::submit)
        .get(NEW, new::show)
        .get("/selling/bulk/{id}", show::show)
        .post("/selling/bulk/{id}/start", steps::start)
        .post("/selling/bulk/{id}/undo", steps::undo)
}

/// A page at its place below one's own listings.
fn placed(page: Page) -> Page {
    page.at(Desk::Selling)
        .crumb(t!("shell-my-listings"), "/selling/listings")
        .crumb(t!("catalog-bulk-list"), EDITS)
}

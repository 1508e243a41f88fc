//! Feeds: catalogue files fetched every night. Their list, setting one up, how each night went, and its next steps.

mod form;
mod list;
mod show;
mod steps;
mod words;

use crate::{page::Page, route::Routes, state::AppState, t, visitor::Desk};

/// The list of feeds.
pub(super) const FEEDS: &str = "/selling/feeds";

/// The routes of feeds.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get(FEEDS, list::show)
        .get("/selling/feeds/new", form::new)
        .post("/selling/feeds/new", form::set_up)
        .get("/selling/feeds/{id}", show::show)
        .get("/selling/feeds/{id}/change", form::edit)
        .post("/selling/feeds/{id}/change", form::change)
        .post("/selling/feeds/{id}/run", steps::run)
        .post("/selling/feeds/{id}/pause", steps::pause)
        .post("/selling/feeds/{id}/resume", steps::resume)
        .get("/selling/feeds/{id}/remove", steps::ask)
        .post("/selling/feeds/{id}/remove", steps::remove)
}

/// A page at its place below one's own listings.
fn placed(page: Page) -> Page {
    page.at(Desk::Selling)
        .crumb(t!("shell-my-listings"), "/selling/listings")
        .crumb(t!("catalog-feed-list"), FEEDS)
}

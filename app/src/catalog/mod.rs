//! Listings: the page a buyer reads, its drawn picture, the price of a quantity as it is typed; and in their
//! supplier's hands: one's own list, changing many of it, writing one by hand, its history, importing a file,
//! its report, pictures.

#[cfg(feature = "ssr")]
mod about;
#[cfg(feature = "ssr")]
mod archive;
#[cfg(feature = "ssr")]
mod bulk;
#[cfg(feature = "ssr")]
pub(crate) mod edit;
#[cfg(feature = "ssr")]
mod feed;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
pub(crate) mod import;
mod island_price;
#[cfg(feature = "ssr")]
mod packaging;
#[cfg(feature = "ssr")]
mod page_listing;
#[cfg(feature = "ssr")]
mod page_own;
#[cfg(feature = "ssr")]
mod picture;
#[cfg(feature = "ssr")]
pub(crate) mod pictures;
#[cfg(feature = "ssr")]
mod supply;
#[cfg(feature = "ssr")]
mod variant;
#[cfg(feature = "ssr")]
pub(crate) mod words;

#[cfg(feature = "ssr")]
use crate::{route::Routes, state::AppState};

/// The routes of this noun.
#[cfg(feature = "ssr")]
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/listings/{id}", page_listing::show)
        .get("/listings/{id}/picture.svg", picture::show)
        .get("/selling/listings", page_own::show)
        .get("/selling/listings/{id}/archive", archive::ask)
        .post("/selling/listings/{id}/archive", archive::archive)
        .post("/selling/listings/{id}/pause", page_own::pause)
        .post("/selling/listings/{id}/resume", page_own::resume)
        .get("/selling/listings/{id}/history", history::show)
        .merge(bulk::routes())
        .merge(edit::routes())
        .merge(feed::routes())
        .merge(import::routes())
        .merge(pictures::routes())
        .merge(variant::routes())
}

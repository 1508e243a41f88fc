//! Listings: the page a buyer reads, its drawn picture, and the price of a quantity as it is typed.

mod island_price;
#[cfg(feature = "ssr")]
mod page_listing;
#[cfg(feature = "ssr")]
mod picture;
#[cfg(feature = "ssr")]
pub(crate) mod words;

#[cfg(feature = "ssr")]
use crate::state::AppState;
#[cfg(feature = "ssr")]
use axum::{Router, routing::get};

/// The routes of this noun.
#[cfg(feature = "ssr")]
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/listings/{id}", get(page_listing::show))
        .route("/listings/{id}/picture.svg", get(picture::show))
}

//! Listings: the page a buyer reads, its drawn picture, the price of a quantity as it is typed; and in their
//! supplier's hands: one's own list, importing a file, its report.

mod island_price;
#[cfg(feature = "ssr")]
mod page_import;
#[cfg(feature = "ssr")]
mod page_listing;
#[cfg(feature = "ssr")]
mod page_own;
#[cfg(feature = "ssr")]
mod page_report;
#[cfg(feature = "ssr")]
mod picture;
#[cfg(feature = "ssr")]
pub(crate) mod words;

#[cfg(feature = "ssr")]
use crate::state::AppState;
#[cfg(feature = "ssr")]
use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

/// The routes of this noun.
#[cfg(feature = "ssr")]
pub(crate) fn routes() -> Router<AppState> {
    let import = get(page_import::show).post(page_import::submit);
    Router::new()
        .route("/listings/{id}", get(page_listing::show))
        .route("/listings/{id}/picture.svg", get(picture::show))
        .route("/selling/listings", get(page_own::show))
        .route("/selling/listings/{id}/pause", post(page_own::pause))
        .route("/selling/listings/{id}/resume", post(page_own::resume))
        .route(
            "/selling/import",
            import.layer(DefaultBodyLimit::max(page_import::MAX_UPLOAD)),
        )
        .route("/selling/imports/{id}", get(page_report::show))
        .route("/selling/imports/{id}/failed.csv", get(page_report::download))
}

//! What programs ask: health, and REST under `/api/v1` as CONTRACTS.md has it.

mod health;
mod language;
mod listing;
mod money;
mod problem;
mod search;

use std::sync::Arc;

use axum::{Router, http::HeaderMap, routing::get};
use service::Ctx;

use crate::config::Config;

/// The state of these routes.
#[derive(Clone)]
pub(crate) struct Api {
    pub(crate) ctx: Ctx,
    pub(crate) config: Arc<Config>,
}

/// Health and REST.
pub fn routes(ctx: Ctx, config: &Arc<Config>) -> Router {
    let v1 = Router::new()
        .route("/search", get(search::search))
        .route("/listings/{id}", get(listing::show))
        .fallback(nothing_here);
    Router::new()
        .nest("/api/v1", v1)
        .route("/healthz", get(async || "ok"))
        .route("/readyz", get(health::ready))
        .with_state(Api {
            ctx,
            config: config.clone(),
        })
}

async fn nothing_here(headers: HeaderMap) -> problem::Refusal {
    problem::Refusal(service::Error::NotFound, language::accepted(&headers))
}

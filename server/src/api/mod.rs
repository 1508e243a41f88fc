//! What programs ask: health, and REST under `/api/v1` as CONTRACTS.md has it.

mod health;
mod language;
mod listing;
mod money;
mod problem;
mod search;

use std::sync::Arc;

use app::route::Routes;
use axum::http::HeaderMap;
use service::Ctx;

use crate::config::Config;

/// The state of these routes.
#[derive(Clone)]
pub(crate) struct Api {
    pub(crate) ctx: Ctx,
    pub(crate) config: Arc<Config>,
}

/// Health and REST.
pub fn routes(ctx: Ctx, config: &Arc<Config>) -> Routes {
    let v1 = Routes::new()
        .get("/search", search::search)
        .get("/listings/{id}", listing::show)
        .fallback(nothing_here);
    Routes::new()
        .nest("/api/v1", v1)
        .get("/healthz", async || "ok")
        .get("/readyz", health::ready)
        .with_state(Api {
            ctx,
            config: config.clone(),
        })
}

async fn nothing_here(headers: HeaderMap) -> problem::Refusal {
    problem::Refusal(service::Error::NotFound, language::accepted(&headers))
}

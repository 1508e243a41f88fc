//! What programs ask: health, and REST under `/api/v1` as CONTRACTS.md has it.

mod health;

use std::sync::Arc;

use axum::{Router, routing::get};
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
    Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/readyz", get(health::ready))
        .with_state(Api {
            ctx,
            config: config.clone(),
        })
}

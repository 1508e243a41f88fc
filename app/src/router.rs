//! Every page and every form, noun by noun.

use crate::{asset, failure, identity, state::AppState};
use axum::{Router, http::StatusCode, middleware};

/// The pages. Sessions, guards and compression are laid around them by the server.
pub fn router(state: AppState) -> Router {
    let nouns = Router::new().merge(identity::routes());
    nouns
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(middleware::from_fn_with_state(state.clone(), failure::render))
        .merge(asset::routes())
        .with_state(state)
}

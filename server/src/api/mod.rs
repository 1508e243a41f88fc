//! What programs ask: health, and REST under `/api/v1` as CONTRACTS.md has it.

mod caller;
mod category;
mod company;
mod health;
mod import;
mod language;
mod listing;
mod market;
mod me;
mod member;
mod message;
mod money;
mod negotiation;
mod offer;
mod once;
pub mod openapi;
mod order;
mod paging;
mod problem;
mod promotion;
mod rfq;
mod search;
mod sent;
mod suggest;
mod supplier;
mod version;

use std::sync::Arc;

use app::route::Routes;
use axum::middleware::{from_fn, from_fn_with_state};
use service::Ctx;

use crate::config::Config;
use caller::Caller;

/// The state of these routes.
#[derive(Clone)]
pub(crate) struct Api {
    pub(crate) ctx: Ctx,
    pub(crate) config: Arc<Config>,
}

/// Health and REST.
pub fn routes(ctx: Ctx, config: &Arc<Config>) -> Routes {
    let api = Api {
        ctx,
        config: config.clone(),
    };
    // From the inside out: who asks is known before it is remembered what they asked.
    let v1 = Routes::new()
        .get("/search", search::search)
        .get("/suppliers", supplier::suppliers)
        .get("/suggest", suggest::suggest)
        .post("/listings", listing::create)
        .get("/listings/{id}", listing::show)
        .patch("/listings/{id}", listing::change)
        .upload(import::PATH, import::MAX_BODY, import::begin)
        .get("/imports/{id}", import::show)
        .get("/imports/{id}/failed", import::failed)
        .get("/imports/{id}/failed.csv", import::download)
        .post("/imports/{id}/start", import::start)
        .post("/imports/{id}/cancel", import::cancel)
        .get("/categories", category::list)
        .get("/categories/{id}", category::show)
        .get("/markets", market::list)
        .get("/markets/{slug}", market::show)
        .get("/me", me::show)
        .get("/companies/{id}", company::show)
        .patch("/companies/{id}", company::change)
        .get("/companies/{id}/members", member::list)
        .post("/companies/{id}/members", member::invite)
        .get("/companies/{id}/members/{person}", member::show)
        .patch("/companies/{id}/members/{person}", member::change)
        .delete("/companies/{id}/members/{person}", member::remove)
        .get("/open-rfqs", rfq::list_open)
        .get("/rfqs", rfq::list)
        .post("/rfqs", rfq::create)
        .get("/rfqs/{id}", rfq::show)
        .post("/rfqs/{id}/publish", rfq::publish)
        .post("/rfqs/{id}/close", rfq::close)
        .post("/rfqs/{id}/cancel", rfq::cancel)
        .post("/rfqs/{id}/offers", offer::make)
        .get("/negotiations", negotiation::list)
        .get("/negotiations/{id}", negotiation::show)
        .post("/negotiations/{id}/messages", message::write)
        .post("/negotiations/{id}/decline", negotiation::decline)
        .post("/negotiations/{id}/withdraw", negotiation::withdraw)
        .post("/offers/{id}/accept", offer::accept)
        .get("/orders", order::list)
        .get("/orders/{id}", order::show)
        .post("/orders/{id}/{verb}", order::take)
        .get("/openapi.json", openapi::show)
        .fallback(nothing_here)
        .layer(from_fn(once::once))
        .layer(from_fn_with_state(api.clone(), caller::know))
        .layer(from_fn(problem::tell));
    Routes::new()
        .nest("/api/v1", v1)
        .get("/healthz", async || "ok")
        .get("/readyz", health::ready)
        .with_state(api)
}

async fn nothing_here(caller: Caller) -> problem::Refusal {
    caller.refuse(service::Error::NotFound)
}

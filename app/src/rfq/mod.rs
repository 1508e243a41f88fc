//! RFQs, negotiations and offers: asking, comparing, bargaining, accepting one exact version.
//!
//! Handlers here read the actor, parse the form, call one use case and render; which transition is allowed is
//! the domain's business.

mod accept;
mod accept_view;
mod compare;
pub(crate) mod end;
pub(crate) mod list;
mod negotiation;
mod negotiation_view;
mod new;
mod new_form;
mod new_rows;
mod new_view;
mod offer_form;
mod offer_view;
mod record;
pub(crate) mod route;
mod show;
pub(crate) mod terms;
pub(crate) mod words;

use crate::state::AppState;
use axum::{
    Router,
    routing::{get, post},
};

/// The routes of this noun.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/rfqs/new", get(new::show).post(new::submit))
        .route("/rfqs/{id}", get(show::show))
        .route("/rfqs/{id}/publish", post(show::publish))
        .route("/rfqs/{id}/cancel", get(end::ask_cancel).post(end::cancel))
        .route("/rfqs/{id}/close", get(end::ask_close).post(end::close))
        .route("/buying/rfqs", get(list::buying))
        .route("/selling/rfqs", get(list::selling))
        .route("/negotiations/{id}", get(negotiation::show))
        .route("/negotiations/{id}/offers", post(negotiation::offer))
        .route("/negotiations/{id}/accept", get(accept::ask).post(accept::submit))
        .route(
            "/negotiations/{id}/decline",
            get(end::ask_decline).post(end::decline),
        )
        .route(
            "/negotiations/{id}/withdraw",
            get(end::ask_withdraw).post(end::withdraw),
        )
}

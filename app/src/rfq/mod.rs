//! RFQs, negotiations and offers: asking, comparing, bargaining, accepting one exact version.
//!
//! Handlers here read the actor, parse the form, call one use case and render; which transition is allowed is
//! the domain's business.

mod accept;
mod accept_view;
mod compare;
pub(crate) mod end;
pub(crate) mod list;
mod live;
mod message;
mod message_form;
mod message_report;
mod negotiation;
mod negotiation_view;
mod new;
mod new_asked;
mod new_form;
mod new_rows;
mod new_view;
mod offer_form;
mod offer_view;
pub(crate) mod open;
mod record;
mod reported;
pub(crate) mod route;
mod show;
pub(crate) mod terms;
pub(crate) mod words;

use crate::{route::Routes, state::AppState};

/// The routes of this noun.
pub fn routes() -> Routes<AppState> {
    Routes::new()
        .merge(open::routes())
        .get("/rfqs/new", new::show)
        .post("/rfqs/new", new::submit)
        .get("/rfqs/{id}", show::show)
        .post("/rfqs/{id}/publish", show::publish)
        .get("/rfqs/{id}/cancel", end::ask_cancel)
        .post("/rfqs/{id}/cancel", end::cancel)
        .get("/rfqs/{id}/close", end::ask_close)
        .post("/rfqs/{id}/close", end::close)
        .get("/buying/rfqs", list::buying)
        .get("/selling/rfqs", list::selling)
        .get("/negotiations/{id}", negotiation::show)
        .post("/negotiations/{id}/offers", negotiation::offer)
        .upload(
            "/negotiations/{id}/messages",
            message_form::LARGEST,
            message::write,
        )
        .get("/negotiations/{id}/files/{file}", message::file)
        .get(
            "/negotiations/{id}/messages/{message}/report",
            message_report::ask,
        )
        .post(
            "/negotiations/{id}/messages/{message}/report",
            message_report::submit,
        )
        .get("/operating/message-reports", reported::list)
        .get("/operating/message-reports/{id}", reported::show)
        .post("/operating/message-reports/{id}/close", reported::close)
        .post("/negotiations/{id}/read", message::read)
        .get("/negotiations/{id}/live", live::live)
        .get("/negotiations/{id}/accept", accept::ask)
        .post("/negotiations/{id}/accept", accept::submit)
        .post("/negotiations/{id}/approval", accept::ask_approval)
        .get("/negotiations/{id}/decline", end::ask_decline)
        .post("/negotiations/{id}/decline", end::decline)
        .get("/negotiations/{id}/withdraw", end::ask_withdraw)
        .post("/negotiations/{id}/withdraw", end::withdraw)
}

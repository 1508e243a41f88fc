//! The operator's desk: what waits for a decision, one case, the decision.

mod banned;
mod decide;
mod decide_form;
mod decide_many;
mod finding;
pub(crate) mod many;
mod page_case;
mod page_queue;
mod wording;

pub(crate) use page_queue::table;

use crate::{route::Routes, state::AppState};

/// The routes of this noun.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/operating/queue", page_queue::show)
        .post("/operating/queue", decide_many::submit)
        .get("/operating/banned-words", banned::show)
        .post("/operating/banned-words", banned::add)
        .post("/operating/banned-words/{id}/remove", banned::remove)
        .get("/operating/cases/{id}", page_case::show)
        .post("/operating/cases/{id}/claim", decide::claim)
        .post("/operating/cases/{id}/decide", decide::submit)
}

//! The operator's desk: what waits for a decision, one case, the decision; and what others say to it: a report of a
//! listing, a supplier's appeal.

mod appeal;
mod banned;
mod decide;
mod decide_form;
mod decide_many;
mod finding;
mod kept;
pub(crate) mod many;
mod page_case;
mod page_queue;
mod report;
mod restriction;
mod trust;
mod wording;

pub(crate) use page_queue::table;

use crate::{route::Routes, state::AppState};

/// The routes of this noun.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/listings/{id}/report", report::ask)
        .post("/listings/{id}/report", report::report)
        .get("/selling/listings/{id}/appeal", appeal::ask)
        .post("/selling/listings/{id}/appeal", appeal::appeal)
        .get("/operating/queue", page_queue::show)
        .post("/operating/queue", decide_many::submit)
        .get("/operating/banned-words", banned::show)
        .post("/operating/banned-words", banned::add)
        .post("/operating/banned-words/{id}/remove", banned::taken_away)
        .get("/operating/restrictions", restriction::show)
        .post("/operating/restrictions", restriction::add)
        .post("/operating/restrictions/{id}/remove", restriction::taken_away)
        .get("/operating/trust", trust::show)
        .post("/operating/trust/{id}", trust::set)
        .get("/operating/cases/{id}", page_case::show)
        .post("/operating/cases/{id}/claim", decide::claim)
        .post("/operating/cases/{id}/decide", decide::submit)
}

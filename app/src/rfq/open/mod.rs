//! Open RFQs: what a market's suppliers are asked, what they do with it, and what its operators decide.

mod case;
mod list;
mod pass;
mod queue;
mod report;
mod show;
pub(crate) mod wanted;

pub(crate) use list::table;
pub(crate) use queue::table as case_table;

use crate::{route::Routes, state::AppState};

/// The routes of open RFQs.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/selling/open-requests", list::show)
        .get("/requests/{id}", show::show)
        .post("/requests/{id}/offers", show::offer)
        .get("/requests/{id}/pass", pass::ask)
        .post("/requests/{id}/pass", pass::pass)
        .post("/requests/{id}/take-up", pass::take_up)
        .get("/requests/{id}/report", report::ask)
        .post("/requests/{id}/report", report::report)
        .get("/operating/rfq-cases", queue::show)
        .post("/operating/rfq-cases", queue::decide)
        .get("/operating/rfq-cases/{id}", case::show)
        .post("/operating/rfq-cases/{id}/decide", case::decide)
}

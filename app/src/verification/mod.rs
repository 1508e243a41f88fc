//! Verification: the company's own page of it, its papers, and the desk of the operators who check.

mod badge;
mod case;
mod case_form;
mod own;
mod own_view;
mod paper;
mod queue;
mod suspend;
pub(crate) mod words;

pub(crate) use badge::{StandingBadge, panel, stopped};
pub(crate) use queue::table;

use crate::{route::Routes, state::AppState};

/// The routes of this noun.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/company/verification", own::show)
        .post("/company/verification", own::submit)
        .post("/company/verification/appeal", own::appeal)
        .upload("/company/verification/papers", paper::MAX_UPLOAD, paper::add)
        .post("/company/verification/papers/{id}/remove", paper::remove)
        .get("/papers/{id}", paper::download)
        .get("/operating/verifications", queue::show)
        .get("/operating/verifications/{id}", case::show)
        .post("/operating/verifications/{id}/claim", case::claim)
        .post("/operating/verifications/{id}/decide", case::decide)
        .get("/operating/verifications/{id}/suspend", suspend::ask_suspend)
        .post("/operating/verifications/{id}/suspend", suspend::suspend)
        .get("/operating/verifications/{id}/reinstate", suspend::ask_reinstate)
        .post("/operating/verifications/{id}/reinstate", suspend::reinstate)
}

//! Online fairs: a market's hall of chosen suppliers, with its programme; kept by the market's operators.

mod form;
mod list;
mod show;
mod step;
mod write;

pub(crate) use list::section;

use crate::{page::Page, route::Routes, state::AppState, t, visitor::Desk};
use leptos::prelude::*;

/// Where operators keep them.
const PATH: &str = "/operating/fairs";

/// The routes of fairs.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/operating/fairs", list::operating)
        .get("/operating/fairs/new", write::new)
        .post("/operating/fairs/new", write::create)
        .get("/fairs/{slug}", show::show)
        .get("/fairs/{slug}/edit", write::edit)
        .post("/fairs/{slug}/edit", write::change)
        .post("/fairs/{slug}/publish", step::publish)
        .get("/fairs/{slug}/cancel", step::ask_cancel)
        .post("/fairs/{slug}/cancel", step::cancel)
}

/// A page of those who keep them.
fn page(title: String, body: impl IntoAny) -> Page {
    Page::new(title, body)
        .at(Desk::Operating)
        .crumb(t!("promotion-fair-title"), PATH)
}

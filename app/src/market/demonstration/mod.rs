//! Demonstration enterprises: an operator chooses suppliers of their market, everyone sees whom and why.

mod choose;
mod list;
pub(crate) mod shown;
mod take_back;

use crate::{page::Page, route::Routes, state::AppState, t, visitor::Desk};
use leptos::prelude::*;

/// Where the operator's list is.
const PATH: &str = "/operating/demonstrations";

/// The routes of demonstration enterprises.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/operating/demonstrations", list::show)
        .get("/operating/demonstrations/{market}/{code}", choose::ask)
        .post("/operating/demonstrations/{market}/{code}", choose::choose)
        .get("/operating/demonstrations/{market}/{code}/end", take_back::ask)
        .post(
            "/operating/demonstrations/{market}/{code}/end",
            take_back::take_back,
        )
}

/// Where one chooses a supplier of a market.
pub(crate) fn choosing(market: &str, code: &str) -> String {
    format!("{PATH}/{market}/{code}")
}

/// A page below the list.
fn page(title: String, body: impl IntoAny) -> Page {
    Page::new(title, body)
        .at(Desk::Operating)
        .crumb(t!("demonstration-title"), PATH)
}

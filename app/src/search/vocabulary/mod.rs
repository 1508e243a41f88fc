//! `/operating/vocabulary`: the terms that mean the same to buyers. What an entry does is shown before it is saved.

mod effect;
mod form;
mod list;
mod remove;

use crate::{page::Page, route::Routes, state::AppState, t, visitor::Desk};
use domain::search::vocabulary::{Direction, Entry};
use leptos::prelude::*;

/// Where the list is.
const PATH: &str = "/operating/vocabulary";

/// The routes of the vocabulary.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/operating/vocabulary", list::show)
        .get("/operating/vocabulary/new", form::new)
        .post("/operating/vocabulary/new", form::add)
        .get("/operating/vocabulary/{id}", form::edit)
        .post("/operating/vocabulary/{id}", form::change)
        .get("/operating/vocabulary/{id}/remove", remove::ask)
        .post("/operating/vocabulary/{id}/remove", remove::remove)
}

/// Where one begins to add an entry that has this term.
pub(super) fn adding(term: &str) -> String {
    let query = serde_html_form::to_string([("terms", term)]).unwrap_or_default();
    format!("{PATH}/new?{query}")
}

/// A page below the list.
fn page(title: String, body: impl IntoAny) -> Page {
    Page::new(title, body)
        .at(Desk::Operating)
        .crumb(t!("vocabulary-title"), PATH)
}

/// An entry in one line.
fn line(entry: &Entry) -> String {
    match (entry.direction(), entry.terms().split_first()) {
        (Direction::OneWay, Some((first, others))) => format!("{first} → {}", others.join(" = ")),
        _ => entry.terms().join(" = "),
    }
}

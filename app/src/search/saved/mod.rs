//! Searches a person saved: their list, saving, changing and giving them up, and stopping mails.

mod delete;
mod form;
mod list;
mod new;
mod one;
mod stop;
mod words;

use super::question::Question;
use crate::{page::Page, route::Routes, state::AppState, t, visitor::Area};
use domain::search::saved::Sought;

const LIST: &str = "/saved-searches";

pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get(LIST, list::show)
        .get("/saved-searches/new", new::show)
        .post("/saved-searches/new", new::submit)
        .get("/saved-searches/{id}", one::show)
        .post("/saved-searches/{id}", one::submit)
        .post("/saved-searches/{id}/open", list::open)
        .get("/saved-searches/{id}/delete", delete::ask)
        .post("/saved-searches/{id}/delete", delete::delete)
        .get("/unsubscribe/{token}", stop::show)
}

/// Mail services post here for their readers.
pub(super) fn unguarded() -> Routes<AppState> {
    Routes::new().post("/unsubscribe/{token}", stop::submit)
}

/// The address where a search is found, what is new first.
pub(crate) fn found_at(sought: &Sought) -> String {
    question(sought).with(|question| question.sort = "newest".to_owned())
}

/// The address where a search is saved.
pub(super) fn new_href(sought: &Sought) -> String {
    let query = serde_html_form::to_string(sought.parameters()).unwrap_or_default();
    format!("{LIST}/new?{query}")
}

fn question(sought: &Sought) -> Question {
    Question {
        q: sought.text().to_owned(),
        filters: sought.filters().clone(),
        ..Question::default()
    }
}

/// A page below the list.
fn below(page: Page) -> Page {
    page.at(Area::Account).crumb(t!("search-saved"), LIST)
}

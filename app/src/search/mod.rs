//! Searching across all markets: the form is a plain GET, every state of the page has an address.

mod asked;
pub(crate) mod card;
mod chip;
mod down;
mod facet;
mod filters;
mod none;
mod page;
mod question;
mod saved;
mod supplier;
mod vocabulary;
mod why;
mod words;

pub(crate) use saved::found_at;

use crate::{route::Routes, state::AppState};

/// The routes of this noun.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/search", page::show)
        .get("/operating/searches", asked::show)
        .get("/operating/searches/why", why::show)
        .merge(saved::routes())
        .merge(vocabulary::routes())
}

/// The routes that no page of ours need have asked for.
pub(crate) fn unguarded() -> Routes<AppState> {
    saved::unguarded()
}

//! What administrators of the platform do: open markets and keep them, and appoint who operates each and who
//! administers beside them.

mod administrators;
mod appoint;
mod list;
mod market;
mod market_form;
mod operator;

use crate::{page::Page, route::Routes, state::AppState, visitor::Area};
use leptos::prelude::*;

/// The routes of administrators.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/admin", list::show)
        .get("/admin/markets/new", market_form::new)
        .post("/admin/markets/new", market_form::found)
        .get("/admin/markets/{slug}", market::show)
        .get("/admin/markets/{slug}/change", market_form::edit)
        .post("/admin/markets/{slug}/change", market_form::change)
        .post("/admin/markets/{slug}/operators", operator::appoint)
        .get(
            "/admin/markets/{slug}/operators/{id}/revoke",
            operator::ask_revoke,
        )
        .post("/admin/markets/{slug}/operators/{id}/revoke", operator::revoke)
        .get("/admin/administrators", administrators::show)
        .post("/admin/administrators", administrators::make)
        .get("/admin/administrators/{id}/end", administrators::ask_end)
        .post("/admin/administrators/{id}/end", administrators::end)
}

/// A page of the area.
fn page(title: String, body: impl IntoAny) -> Page {
    Page::new(title, body).at(Area::Admin)
}

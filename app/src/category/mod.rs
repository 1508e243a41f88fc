//! The tree of categories as administrators keep it: names, places, and the attributes listings are asked for. What a
//! change does to listings is shown before it is done.

mod attribute;
mod attribute_form;
mod attribute_view;
mod effect;
mod list;
mod name_form;
mod place;
mod show;
pub(crate) mod words;

use crate::{page::Page, route::Routes, state::AppState, t, visitor::Area};
use leptos::prelude::*;

/// Where the tree is.
const PATH: &str = "/admin/categories";

/// The routes of categories.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/admin/categories", list::show)
        .get("/admin/categories/new", name_form::new)
        .post("/admin/categories/new", name_form::add)
        .get("/admin/categories/{id}", show::show)
        .get("/admin/categories/{id}/name", name_form::edit)
        .post("/admin/categories/{id}/name", name_form::rename)
        .post("/admin/categories/{id}/order", place::order)
        .get("/admin/categories/{id}/move", place::ask_move)
        .post("/admin/categories/{id}/move", place::relocate)
        .get("/admin/categories/{id}/retire", place::ask_retire)
        .post("/admin/categories/{id}/retire", place::retire)
        .get("/admin/categories/{id}/attributes/new", attribute::new)
        .post("/admin/categories/{id}/attributes/new", attribute::define)
        .get("/admin/categories/{id}/attributes/{key}", attribute::edit)
        .post("/admin/categories/{id}/attributes/{key}", attribute::redefine)
        .get(
            "/admin/categories/{id}/attributes/{key}/retire",
            attribute::ask_drop,
        )
        .post("/admin/categories/{id}/attributes/{key}/retire", attribute::drop)
}

/// A page below the tree.
fn page(title: String, body: impl IntoAny) -> Page {
    Page::new(title, body)
        .at(Area::Admin)
        .crumb(t!("category-title"), PATH)
}

//! Promotions: campaigns in the hands of those who keep them, each campaign's own page, and what everyone sees of those
//! that run: the discount beside a price, and the market's strip. And fairs.

mod card;
pub(crate) mod fair;
mod figures;
mod form;
mod list;
pub(crate) mod price;
mod sheet;
mod show;
mod step;
pub(crate) mod strip;
mod words;
mod write;

use crate::{route::Routes, state::AppState};

/// The routes of this noun.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/selling/promotions", list::selling)
        .get("/selling/promotions/new", write::new_of_supplier)
        .post("/selling/promotions/new", write::create_of_supplier)
        .get("/operating/promotions", list::operating)
        .get("/operating/promotions/new", write::new_of_market)
        .post("/operating/promotions/new", write::create_of_market)
        .get("/campaigns/{id}", show::show)
        .get("/campaigns/{id}/edit", write::edit)
        .post("/campaigns/{id}/edit", write::change)
        .post("/campaigns/{id}/submit", step::submit)
        .get("/campaigns/{id}/cancel", step::ask_cancel)
        .post("/campaigns/{id}/cancel", step::cancel)
        .post("/campaigns/{id}/approve", step::approve)
        .get("/campaigns/{id}/refuse", step::ask_refuse)
        .post("/campaigns/{id}/refuse", step::refuse)
        .merge(fair::routes())
}

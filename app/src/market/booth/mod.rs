//! Booths: operators give, move and end them; suppliers ask for them.

mod end;
mod list;
mod one;
mod own;

use crate::{page::Page, route::Routes, state::AppState, t, ui::LinkButton, visitor::Desk};
use domain::market::booth::Place;
use leptos::prelude::*;

/// Where operators keep them.
const PATH: &str = "/operating/booths";
/// Where suppliers see theirs.
pub(crate) const OWN: &str = "/selling/booths";

/// The routes of booths.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/operating/booths", list::show)
        .post("/operating/booths", list::give)
        .get("/operating/booths/{market}/{code}", one::show)
        .post("/operating/booths/{market}/{code}", one::give)
        .get("/operating/booths/{market}/{code}/end", end::ask)
        .post("/operating/booths/{market}/{code}/end", end::end)
        .get("/operating/booths/{market}/{code}/decline", end::ask_decline)
        .post("/operating/booths/{market}/{code}/decline", end::decline)
        .get("/selling/booths", own::show)
        .post("/selling/booths", own::ask)
        .post("/selling/booths/{market}/withdraw", own::withdraw)
}

/// Where an operator gives a supplier a booth.
pub(crate) fn giving(market: &str, code: &str) -> String {
    format!("{PATH}/{market}/{code}")
}

/// For a supplier without a booth: where it asks for one.
pub(crate) fn ask_link() -> impl IntoView {
    view! { <LinkButton href=OWN>{t!("booth-own-ask")}</LinkButton> }
}

/// A page below the operators' list.
fn page(title: String, body: impl IntoAny) -> Page {
    Page::new(title, body)
        .at(Desk::Operating)
        .crumb(t!("booth-title"), PATH)
}

/// `Hall A · Booth A-101`, as far as it is known.
pub(crate) fn place_if_known(place: &Place) -> Option<String> {
    let hall = place.hall.as_deref().map(|hall| t!("company-hall", hall = hall));
    let number = place
        .number
        .as_deref()
        .map(|booth| t!("company-booth", booth = booth));
    let parts: Vec<_> = hall.into_iter().chain(number).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// The same, or that nothing is known of it.
pub(crate) fn place_words(place: &Place) -> String {
    place_if_known(place).unwrap_or_else(|| t!("booth-nowhere"))
}

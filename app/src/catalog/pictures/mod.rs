//! A listing's pictures: shown to buyers, and kept by its supplier at `/selling/listings/{id}/pictures`.

mod acts;
mod missing;
mod page;
mod shown;
mod upload;
mod words;

pub(crate) use shown::{gallery, large, lead, review};

use crate::{route::Routes, state::AppState};

/// The routes of a listing's pictures.
pub(super) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/listings/{id}/pictures/{picture}/{size}", shown::file)
        .get("/selling/listings/{id}/pictures", page::show)
        .upload("/selling/listings/{id}/pictures", upload::LARGEST, page::add)
        .post("/selling/listings/{id}/pictures/fetch", missing::fetch)
        .get("/selling/listings/{id}/pictures/{picture}", words::show)
        .post("/selling/listings/{id}/pictures/{picture}", words::submit)
        .post("/selling/listings/{id}/pictures/{picture}/move", acts::move_to)
        .get(
            "/selling/listings/{id}/pictures/{picture}/remove",
            acts::ask_remove,
        )
        .post("/selling/listings/{id}/pictures/{picture}/remove", acts::remove)
}

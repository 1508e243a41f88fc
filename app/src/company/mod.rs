//! Companies: the page everyone sees, and the area in which its own people keep it.

mod about;
mod addresses;
mod area;
mod bank;
mod certificates;
mod figures;
mod found;
mod invitation;
mod invite;
mod member_form;
mod numbers;
mod overview;
mod people;
mod pictures;
mod profile;
mod profile_form;
mod record;
mod show;
mod showcase_view;
mod shown_files;
mod switch;
mod upload;
mod vouch;
pub(crate) mod words;

pub(crate) use profile_form::both;

use crate::{route::Routes, state::AppState};
use domain::file::Taken;

/// The routes of this noun.
pub(crate) fn routes() -> Routes<AppState> {
    Routes::new()
        .get("/companies/{code}", show::show)
        .get("/companies/{code}/pictures/{id}/{size}", shown_files::picture)
        .get("/companies/{code}/certificates/{id}", shown_files::certificate)
        .get("/company", overview::show)
        .post("/company/switch", switch::submit)
        .get("/company/new", found::show)
        .post("/company/new", found::submit)
        .get("/company/profile", profile::show)
        .post("/company/profile", profile::submit)
        .get("/company/numbers", numbers::show)
        .post("/company/numbers", numbers::submit)
        .get("/company/addresses", addresses::list)
        .get("/company/addresses/new", addresses::new)
        .post("/company/addresses/new", addresses::add)
        .get("/company/addresses/{id}", addresses::edit)
        .post("/company/addresses/{id}", addresses::change)
        .get("/company/addresses/{id}/remove", addresses::ask_remove)
        .post("/company/addresses/{id}/remove", addresses::remove)
        .get("/company/bank", bank::show)
        .get("/company/bank/change", bank::edit)
        .post("/company/bank/change", bank::change)
        .get("/company/pictures", pictures::list)
        .upload(
            "/company/pictures",
            upload::largest(Taken::PICTURE),
            pictures::add,
        )
        .get("/company/pictures/{id}", pictures::edit)
        .post("/company/pictures/{id}", pictures::describe)
        .post("/company/pictures/{id}/first", pictures::first)
        .get("/company/pictures/{id}/remove", pictures::ask_remove)
        .post("/company/pictures/{id}/remove", pictures::remove)
        .get("/company/certificates", certificates::list)
        .upload(
            "/company/certificates",
            upload::largest(Taken::DOCUMENT),
            certificates::add,
        )
        .get("/company/certificates/{id}/remove", certificates::ask_remove)
        .post("/company/certificates/{id}/remove", certificates::remove)
        .get("/company/people", people::list)
        .get("/company/people/invite", invite::show)
        .post("/company/people/invite", invite::submit)
        .get("/company/people/invitations/{id}", invite::waiting)
        .post("/company/people/invitations/{id}", invite::act)
        .get("/company/people/{id}", people::edit)
        .post("/company/people/{id}", people::change)
        .get("/company/people/{id}/remove", people::ask_remove)
        .post("/company/people/{id}/remove", people::remove)
        .get("/company/record", record::show)
        .get("/company/leave", people::ask_leave)
        .post("/company/leave", people::leave)
        .get("/invitations/{token}", invitation::show)
        .post("/invitations/{token}", invitation::submit)
        .get("/operating/companies/{code}", vouch::show)
        .post("/operating/companies/{code}", vouch::submit)
}

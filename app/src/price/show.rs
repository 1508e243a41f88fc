//! `/selling/prices/{id}`: what a price list is, whom it is for, and what it makes of each listing.

use super::{LISTS, companies, file, form::label, listings, placed, words};
use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{Badge, ButtonKind, ErrorSummary, LinkButton, PageHead},
    visit::Visit,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use domain::{
    company::CompanyRef,
    id::PriceListId,
    page,
    price::view::{PriceListView, PricedListing, Uploaded},
    problem::FieldErrors,
};
use leptos::prelude::*;
use service::price;

/// What came of what was asked for, where it was not simply done.
#[derive(Default)]
pub(super) struct Told {
    /// What is wrong.
    pub(super) errors: FieldErrors,
    /// The company as it was typed.
    pub(super) company: String,
    /// The companies that are called like it.
    pub(super) found: Vec<CompanyRef>,
    /// What came of a file some of whose rows could not be taken.
    pub(super) uploaded: Option<Uploaded>,
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<PriceListId>,
    Query(place): Query<listings::Place>,
) -> Result<Response, Failure> {
    answer(visit, id, StatusCode::OK, &place, &Told::default()).await
}

/// The page, with what came of what was asked for.
pub(super) async fn answer(
    visit: Visit,
    id: PriceListId,
    status: StatusCode,
    place: &listings::Place,
    told: &Told,
) -> Result<Response, Failure> {
    let view = price::view(&visit.ctx, &visit.actor, id).await?;
    let priced = price::listings(&visit.ctx, &visit.actor, id, &place.filter(), place.wanted()).await?;
    Ok(visit.page_with(status, || page(&view, priced, place, told)))
}

fn page(
    view: &PriceListView,
    priced: page::Page<PricedListing>,
    place: &listings::Place,
    told: &Told,
) -> Page {
    let list = &view.list;
    let (phase, tone) = words::phase(list.phase);
    let lede = format!("{} · {}", words::change(list.change), words::days(list.validity));
    let here = format!("{LISTS}/{}", list.id);
    let acts = view.keeps.then(|| {
        let (edit, remove) = (format!("{here}/edit"), format!("{here}/remove"));
        view! {
            <LinkButton href=edit kind=ButtonKind::Plain>{t!("price-edit")}</LinkButton>
            <LinkButton href=remove kind=ButtonKind::Quiet>{t!("price-remove")}</LinkButton>
        }
    });
    let errors = told.errors.clone();
    let (companies, listings, file) = (
        companies::panel(view, told),
        listings::panel(view, priced, place),
        file::panel(view, told),
    );
    let body = view! {
        <PageHead title=list.name.clone() lede><Badge tone>{phase}</Badge>{acts}</PageHead>
        <ErrorSummary errors label/>
        <div class="stack">
            {companies}
            {listings}
            {file}
        </div>
    };
    placed(Page::new(list.name.clone(), body))
}

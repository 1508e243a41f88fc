//! A supplier's own listings: where each stands, what an operator said, taking off show and showing again.

use super::pictures::lead;
use crate::{
    failure::Failure,
    form::Form,
    format,
    i18n::locale,
    page::Page,
    t,
    ui::{
        Badge, Button, ButtonKind, DataColumn, DataTable, Empty, LinkButton, Moment, PageHead, Pager, Panel,
        Tone,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    catalog::{ListingState, view::OwnListing},
    id::ListingId,
    moderation::CaseState,
    page::PageRequest,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::catalog;

const PATH: &str = "/selling/listings";

/// Where in the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    after: String,
}

impl Place {
    fn href(&self) -> String {
        // A key is an id; anything else leads to the beginning.
        match self.after.parse::<ListingId>() {
            Ok(key) => format!("{PATH}?after={key}"),
            Err(_) => PATH.to_owned(),
        }
    }
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let wanted = PageRequest::new(None, Some(place.after.clone()));
    let first = wanted.after.is_none();
    let listings = catalog::own(&visit.ctx, &visit.actor, wanted).await?;
    Ok(visit.page(|| {
        let list = match (listings.items.is_empty(), first) {
            (true, true) => nothing().into_any(),
            _ => table(listings.items, &place.after).into_any(),
        };
        let next = listings.next.map(|key| format!("{PATH}?after={key}"));
        let body = view! {
            <PageHead title=t!("shell-my-listings")>
                <LinkButton href="/selling/imports" kind=ButtonKind::Plain>{t!("catalog-import-list")}</LinkButton>
                <LinkButton href="/selling/import">{t!("catalog-own-import")}</LinkButton>
            </PageHead>
            <div class="stack-tight">
                <Panel>{list}</Panel>
                <Pager previous=(!first).then(|| PATH.to_owned()) next/>
            </div>
        };
        Page::new(t!("shell-my-listings"), body).at(Desk::Selling)
    }))
}

pub(super) async fn pause(
    visit: Visit,
    Path(id): Path<ListingId>,
    Form(place): Form<Place>,
) -> Result<Response, Failure> {
    catalog::pause(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&place.href()).into_response())
}

pub(super) async fn resume(
    visit: Visit,
    Path(id): Path<ListingId>,
    Form(place): Form<Place>,
) -> Result<Response, Failure> {
    catalog::resume(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&place.href()).into_response())
}

fn nothing() -> impl IntoView {
    view! {
        <Empty title=t!("catalog-own-none") text=t!("catalog-own-none-text")>
            <LinkButton href="/selling/import">{t!("catalog-own-import")}</LinkButton>
        </Empty>
    }
}

fn table(listings: Vec<OwnListing>, after: &str) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("catalog-own-listing")),
        DataColumn::words(t!("catalog-own-state")),
        DataColumn::figures(t!("catalog-own-price")),
        DataColumn::figures(t!("catalog-own-stock")),
        DataColumn::words(t!("catalog-own-changed")),
        DataColumn::words(t!("catalog-own-act")),
    ];
    let rows = listings.into_iter().map(|listing| row(listing, after)).collect();
    view! { <DataTable caption=t!("shell-my-listings") columns rows/> }
}

fn row(listing: OwnListing, after: &str) -> Vec<AnyView> {
    let (id, locale) = (listing.id, locale());
    let title = listing.title.get(locale).to_owned();
    let act = act(&listing, after);
    let supply = listing.supply;
    let price = match supply.selling.tiers.lowest() {
        Some(price) => t!(
            "catalog-own-price-from",
            price = format::unit_price(price, supply.selling.currency)
        ),
        None => t!("catalog-own-on-request"),
    };
    let stock = supply.stock.map_or_else(
        || t!("catalog-own-stock-unsaid"),
        |stock| format::quantity_in(stock, supply.unit, locale),
    );
    let picture = lead(id, listing.picture.as_ref(), (64, 48));
    let pictures = t!(
        "catalog-own-act-on",
        act = t!("catalog-picture-title"),
        sku = listing.sku.clone()
    );
    let name = view! {
        <div class="own-listing">
            <a href=format!("/selling/listings/{id}/pictures") aria-label=pictures>{picture}</a>
            <div><a href=format!("/listings/{id}")>{title}</a><span class="under">{listing.sku}</span></div>
        </div>
    };
    vec![
        name.into_any(),
        standing(&listing.state, listing.revision.as_ref()).into_any(),
        price.into_any(),
        stock.into_any(),
        view! { <Moment at=listing.updated_at/> }.into_any(),
        act,
    ]
}

/// The state, with the operator's words beneath it.
fn standing(state: &ListingState, revision: Option<&CaseState>) -> impl IntoView + use<> {
    let (words, tone) = state_words(state);
    let reason = match state {
        ListingState::ChangesRequested { reason }
        | ListingState::Rejected { reason }
        | ListingState::Suspended { reason } => Some(t!("catalog-own-reason", reason = reason.clone())),
        _ => revision.map(revision_words),
    };
    view! {
        <Badge tone>{words}</Badge>
        {reason.map(|reason| view! { <span class="under">{reason}</span> })}
    }
}

pub(crate) fn state_words(state: &ListingState) -> (String, Tone) {
    match state {
        ListingState::Draft => (t!("catalog-own-draft"), Tone::Plain),
        ListingState::Submitted => (t!("catalog-own-submitted"), Tone::Sea),
        ListingState::Published => (t!("catalog-own-published"), Tone::Leaf),
        ListingState::ChangesRequested { .. } => (t!("catalog-own-changes-requested"), Tone::Brass),
        ListingState::Rejected { .. } => (t!("catalog-own-rejected"), Tone::Rust),
        ListingState::Paused => (t!("catalog-own-paused"), Tone::Plain),
        ListingState::Suspended { .. } => (t!("catalog-own-suspended"), Tone::Rust),
        ListingState::Archived => (t!("catalog-own-archived"), Tone::Plain),
    }
}

fn revision_words(state: &CaseState) -> String {
    match state.decision() {
        Some(decision) => t!("catalog-own-revision-refused", reason = decision.reason.clone()),
        None => t!("catalog-own-revision-waits"),
    }
}

fn act(listing: &OwnListing, after: &str) -> AnyView {
    let (verb, words) = match listing.state {
        ListingState::Published => ("pause", t!("catalog-own-pause")),
        ListingState::Paused => ("resume", t!("catalog-own-resume")),
        _ => return ().into_any(),
    };
    let named = t!(
        "catalog-own-act-on",
        act = words.clone(),
        sku = listing.sku.clone()
    );
    view! {
        <form method="post" action=format!("{PATH}/{}/{verb}", listing.id)>
            <input type="hidden" name="after" value=after.to_owned()/>
            <Button kind=ButtonKind::Quiet><span aria-hidden="true">{words}</span><span class="visually-hidden">{named}</span></Button>
        </form>
    }
    .into_any()
}

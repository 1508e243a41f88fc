//! A supplier's own listings: where each stands, what an operator said, taking off show and showing again.

use super::{bulk, pictures::lead};
use crate::{
    failure::Failure,
    form::Form,
    format,
    i18n::locale,
    page::Page,
    t,
    ui::{
        Badge, Button, ButtonKind, Checkbox, DataColumn, DataTable, Empty, Field, LinkButton, Moment,
        PageHead, Pager, Panel, Select, SelectOption, Tone,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    actor::Right,
    catalog::{
        ListingState,
        content::Supply,
        view::{OwnFilter, OwnListing},
    },
    id::ListingId,
    moderation::CaseState,
    order::reservation::available,
    page::PageRequest,
    quantity::Quantity,
    state::State as _,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::catalog;

const PATH: &str = "/selling/listings";

/// Where in the list, and what of it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    pub(super) after: String,
    pub(super) state: String,
    pub(super) q: String,
    /// `on`: only what lacks something its category asks for.
    pub(super) lacking: String,
}

impl Place {
    /// The address of the list after this key.
    fn page(&self, after: &str) -> String {
        let said = [
            ("state", self.state.as_str()),
            ("q", &self.q),
            ("lacking", &self.lacking),
            ("after", after),
        ];
        let said: Vec<_> = said.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        match serde_html_form::to_string(&said).unwrap_or_default().as_str() {
            "" => PATH.to_owned(),
            query => format!("{PATH}?{query}"),
        }
    }

    pub(super) fn href(&self) -> String {
        // A key is an id; anything else leads to the beginning.
        let key = self.after.parse::<ListingId>().map(|key| key.to_string());
        self.page(&key.unwrap_or_default())
    }

    pub(super) fn filter(&self) -> OwnFilter {
        OwnFilter {
            state: Some(self.state.clone()).filter(|state| !state.is_empty()),
            text: self.q.clone(),
            incomplete: !self.lacking.is_empty(),
        }
    }

    /// What a form sends back so that one returns to the same place.
    pub(super) fn hidden(&self) -> impl IntoView + use<> {
        let fields = [
            ("after", &self.after),
            ("state", &self.state),
            ("q", &self.q),
            ("lacking", &self.lacking),
        ];
        fields
            .map(|(name, value)| view! { <input type="hidden" name=name value=value.clone()/> })
            .collect_view()
    }
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let wanted = PageRequest::new(None, Some(place.after.clone()));
    let first = wanted.after.is_none();
    let filter = place.filter();
    let listings = catalog::own_where(&visit.ctx, &visit.actor, &filter, wanted).await?;
    let writes = visit.actor.may(Right::ManageListings);
    let count = match writes {
        true => catalog::own_count(&visit.ctx, &visit.actor, &filter).await?,
        false => 0,
    };
    Ok(visit.page(|| {
        let sifted = filter != OwnFilter::default();
        let list = match (listings.items.is_empty(), first, sifted) {
            (true, true, false) => nothing(writes).into_any(),
            (true, _, true) => view! { <Empty title=t!("catalog-own-no-such") text=t!("catalog-own-no-such-text")/> }.into_any(),
            _ => table(listings.items, &place, writes).into_any(),
        };
        let next = listings.next.map(|key| place.page(&key));
        let many = (count > 0).then(|| bulk::choose::bar(place.hidden().into_any(), count));
        let body = view! {
            <PageHead title=t!("shell-my-listings")>
                <LinkButton href="/selling/imports" kind=ButtonKind::Plain>{t!("catalog-import-list")}</LinkButton>
                {writes.then(write_links)}
            </PageHead>
            <div class="stack-tight">
                {sift(&place)}
                {many}
                <Panel>{list}</Panel>
                <Pager previous=(!first).then(|| place.page("")) next/>
            </div>
        };
        Page::new(t!("shell-my-listings"), body).at(Desk::Selling)
    }))
}

fn write_links() -> impl IntoView {
    view! {
        <LinkButton href="/selling/import" kind=ButtonKind::Plain>{t!("catalog-own-import")}</LinkButton>
        <LinkButton href="/selling/listings/new">{t!("catalog-own-new")}</LinkButton>
    }
}

/// What of the list is shown.
fn sift(place: &Place) -> impl IntoView + use<> {
    let any = SelectOption {
        value: String::new(),
        label: t!("catalog-own-any-state"),
    };
    let state = |state: ListingState| SelectOption {
        value: state.name().to_owned(),
        label: state_words(&state).0,
    };
    let options = std::iter::once(any).chain(states().map(state)).collect();
    let lacking = !place.lacking.is_empty();
    view! {
        <form class="own-sift" method="get" action=PATH>
            <Field name="q" label=t!("catalog-own-text") value=place.q.clone()/>
            <Select name="state" label=t!("catalog-own-state") options value=place.state.clone() required=true/>
            <Checkbox name="lacking" label=t!("catalog-own-lacking") checked=lacking/>
            <Button kind=ButtonKind::Plain>{t!("catalog-own-sift")}</Button>
        </form>
    }
}

/// The states of a list of one's own, whatever an operator said.
fn states() -> impl Iterator<Item = ListingState> {
    let reason = String::new;
    [
        ListingState::Draft,
        ListingState::Submitted,
        ListingState::Published,
        ListingState::ChangesRequested { reason: reason() },
        ListingState::Rejected { reason: reason() },
        ListingState::Paused,
        ListingState::Suspended {
            reason: reason(),
            paused: false,
        },
        ListingState::Archived,
    ]
    .into_iter()
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

fn nothing(writes: bool) -> impl IntoView {
    view! {
        <Empty title=t!("catalog-own-none") text=t!("catalog-own-none-text")>{writes.then(write_links)}</Empty>
    }
}

fn table(listings: Vec<OwnListing>, place: &Place, writes: bool) -> impl IntoView + use<> {
    let columns = vec![
        DataColumn::words(t!("catalog-own-listing")),
        DataColumn::words(t!("catalog-own-state")),
        DataColumn::figures(t!("catalog-own-price")),
        DataColumn::figures(t!("catalog-own-stock")),
        DataColumn::words(t!("catalog-own-changed")),
        DataColumn::words(t!("catalog-own-act")),
    ];
    let rows = listings
        .into_iter()
        .map(|listing| row(listing, place, writes))
        .collect();
    view! { <DataTable caption=t!("shell-my-listings") columns rows/> }
}

fn row(listing: OwnListing, place: &Place, writes: bool) -> Vec<AnyView> {
    let (id, locale) = (listing.id, locale());
    let title = listing.title.get(locale).to_owned();
    let act = act(&listing, place, writes);
    let standing = standing(&listing).into_any();
    let supply = listing.supply;
    let price = match supply.cheapest().tiers.lowest() {
        Some(price) => t!(
            "catalog-own-price-from",
            price = format::unit_price(price, supply.selling.currency)
        ),
        None => t!("catalog-own-on-request"),
    };
    let stock = stock(&supply, listing.reserved);
    let picture = lead(id, listing.picture.as_ref(), (64, 48));
    let pictures = t!(
        "catalog-own-act-on",
        act = t!("catalog-picture-title"),
        sku = listing.sku.clone()
    );
    let (history, words) = (
        format!("{PATH}/{id}/history"),
        named(t!("catalog-history"), &listing.sku),
    );
    let changed = view! {
        <Moment at=listing.updated_at/>
        <span class="under"><a href=history>{words}</a></span>
    };
    let tick = writes.then(|| bulk::choose::tick(id, &listing.sku));
    let name = view! {
        <div class="own-listing">
            {tick}
            <a href=format!("/selling/listings/{id}/pictures") aria-label=pictures>{picture}</a>
            <div><a href=format!("/listings/{id}")>{title}</a><span class="under">{listing.sku}</span></div>
        </div>
    };
    vec![
        name.into_any(),
        standing,
        price.into_any(),
        stock,
        changed.into_any(),
        act,
    ]
}

/// What is in stock; where orders hold some of it, also how much, and what can be had.
fn stock(supply: &Supply, reserved: Quantity) -> AnyView {
    let in_unit = |quantity| format::quantity_in(quantity, supply.unit, locale());
    let Some(stock) = supply.stock else {
        return t!("catalog-own-stock-unsaid").into_any();
    };
    let held = (reserved > Quantity::ZERO).then(|| {
        let (held, left) = (in_unit(reserved), in_unit(available(stock, reserved)));
        let words = t!("catalog-own-stock-reserved", reserved = held, available = left);
        view! { <span class="under">{words}</span> }
    });
    view! { {in_unit(stock)}{held} }.into_any()
}

/// The state, with the operator's words beneath it.
fn standing(listing: &OwnListing) -> impl IntoView + use<> {
    let (state, revision) = (&listing.state, listing.revision.as_ref());
    let (words, tone) = state_words(state);
    let reason = match state {
        ListingState::ChangesRequested { reason }
        | ListingState::Rejected { reason }
        | ListingState::Suspended { reason, .. } => Some(t!("catalog-own-reason", reason = reason.clone())),
        _ => revision.map(revision_words),
    };
    let lacking = listing
        .incomplete
        .then(|| view! { " "<Badge tone=Tone::Brass>{t!("catalog-own-lacking")}</Badge> });
    view! {
        <Badge tone>{words}</Badge>
        {lacking}
        {reason.map(|reason| view! { <span class="under">{reason}</span> })}
    }
}

/// A state's words, by its name.
pub(super) fn state_named(name: &str) -> String {
    let state = states().find(|state| state.name() == name);
    state.map_or_else(|| name.to_owned(), |state| state_words(&state).0)
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

/// What its supplier can do with it; who only reads can do nothing.
fn act(listing: &OwnListing, place: &Place, writes: bool) -> AnyView {
    if !writes {
        return ().into_any();
    }
    let named = |act: String| named(act, &listing.sku);
    let own = format!("{PATH}/{}", listing.id);
    let edit = listing.state.may_edit().then(|| {
        let (href, words) = (format!("{own}/edit"), named(t!("catalog-own-edit")));
        view! { <LinkButton href kind=ButtonKind::Quiet>{words}</LinkButton> }
    });
    let verb = match listing.state {
        ListingState::Published => Some(("pause", t!("catalog-own-pause"))),
        ListingState::Paused => Some(("resume", t!("catalog-own-resume"))),
        _ => None,
    };
    let step = verb.map(|(verb, words)| {
        let (action, hidden, words) = (format!("{own}/{verb}"), place.hidden(), named(words));
        view! {
            <form method="post" action=action>
                {hidden}
                <Button kind=ButtonKind::Quiet>{words}</Button>
            </form>
        }
    });
    let given_up = !matches!(listing.state, ListingState::Published | ListingState::Archived);
    let archive = given_up.then(|| {
        let (href, words) = (format!("{own}/archive"), named(t!("catalog-own-archive")));
        view! { <LinkButton href kind=ButtonKind::Quiet>{words}</LinkButton> }
    });
    let appeal = listing.may_appeal.then(|| {
        let (href, words) = (format!("{own}/appeal"), named(t!("catalog-own-appeal")));
        view! { <LinkButton href kind=ButtonKind::Quiet>{words}</LinkButton> }
    });
    view! { <div class="own-acts">{edit}{step}{appeal}{archive}</div> }.into_any()
}

/// An act in short, and with the listing's number for those who hear it.
fn named(act: String, sku: &str) -> impl IntoView + use<> {
    let words = t!("catalog-own-act-on", act = act.clone(), sku = sku.to_owned());
    view! { <span aria-hidden="true">{act}</span><span class="visually-hidden">{words}</span> }
}

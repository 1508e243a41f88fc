//! Setting what a price list says of one listing.

use super::{LISTS, form::label, placed, words};
use crate::{
    failure::Failure,
    form::Form,
    i18n::{error_of, locale},
    page::Page,
    t,
    ui::{Button, ButtonKind, ErrorSummary, LinkButton, Notice, PageHead, Panel, Textarea, Tone},
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    catalog::tier::Tiers,
    id::{ListingId, PriceListId},
    price::{
        draft,
        view::{PriceListView, PricedListing},
    },
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, price};

/// The prices as they are typed, a step a line.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    tiers: String,
}

impl Typed {
    /// As they were set.
    fn of(priced: &PricedListing) -> Self {
        let line = |tier: &domain::catalog::tier::Tier| {
            format!("{}: {}", tier.min_quantity, tier.unit_price.shown())
        };
        let lines = priced
            .set()
            .map(Tiers::as_slice)
            .unwrap_or_default()
            .iter()
            .map(line);
        Self {
            tiers: lines.collect::<Vec<_>>().join("\n"),
        }
    }
}

pub(super) async fn show(
    visit: Visit,
    Path((id, listing)): Path<(PriceListId, ListingId)>,
) -> Result<Response, Failure> {
    let (view, priced) = read(&visit, id, listing).await?;
    let typed = Typed::of(&priced);
    Ok(visit.page(|| page(&view, &priced, &typed, &FieldErrors::default())))
}

pub(super) async fn set(
    visit: Visit,
    Path((id, listing)): Path<(PriceListId, ListingId)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (view, priced) = read(&visit, id, listing).await?;
    let done = match draft::tiers(&typed.tiers) {
        Ok(tiers) => price::set(&visit.ctx, &visit.actor, id, listing, tiers).await,
        Err(problem) => Err(Error::invalid("tiers", problem)),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("{LISTS}/{id}")).into_response()),
        Err(Error::Invalid(errors)) => Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
            page(&view, &priced, &typed, &errors)
        })),
        Err(other) => Err(other.into()),
    }
}

async fn read(
    visit: &Visit,
    id: PriceListId,
    listing: ListingId,
) -> Result<(PriceListView, PricedListing), Failure> {
    let view = price::kept(&visit.ctx, &visit.actor, id).await?;
    let priced = price::listing(&visit.ctx, &visit.actor, id, listing).await?;
    Ok((view, priced))
}

fn page(view: &PriceListView, priced: &PricedListing, typed: &Typed, errors: &FieldErrors) -> Page {
    let (listing, back) = (&priced.listing, format!("{LISTS}/{}", view.list.id));
    let selling = &listing.supply.selling;
    let about = format!("{} · {}", listing.title.get(locale()), listing.sku);
    let stale = priced.is_stale().then(|| {
        let text = t!("price-stale-text", currency = selling.currency.code());
        view! { <Notice tone=Tone::Brass title=t!("price-stale")><p>{text}</p></Notice> }
    });
    let public = words::steps(selling, listing.supply.unit);
    let (action, leave) = (format!("{back}/listings/{}", listing.id), back.clone());
    let hint = t!(
        "price-tiers-hint",
        currency = selling.currency.code(),
        max = Tiers::MAX
    );
    let (value, error) = (typed.tiers.clone(), error_of(errors, "tiers"));
    let body = view! {
        <div class="narrow">
            <PageHead title=t!("price-set-title") lede=about/>
            <ErrorSummary errors=errors.clone() label/>
            {stale}
            <Panel>
                <div class="price-public"><span class="field-label">{t!("price-public")}</span>{public}</div>
                <form method="post" action=action class="form" novalidate>
                    <Textarea name="tiers" label=label("tiers") value hint error rows=5/>
                    <div class="actions">
                        <Button>{t!("price-save")}</Button>
                        <LinkButton href=leave kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    placed(Page::new(t!("price-set-title"), body)).crumb(view.list.name.clone(), back)
}

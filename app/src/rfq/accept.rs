//! Accepting: a page shows exactly what will be bound, one post binds it, and whoever comes too late is told why.

use super::accept_view::{confirm, refused};
use crate::{
    failure::Failure,
    form::Form,
    visit::{Proven, Visit},
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Instant,
    id::NegotiationId,
    rfq::{
        offer::{OfferHash, Side},
        view::NegotiationView,
    },
};
use serde::Deserialize;
use service::{Conflict, Error, rfq};

/// Names the version.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Named {
    hash: String,
}

pub(super) async fn ask(
    visit: Visit,
    Path(id): Path<NegotiationId>,
    Query(named): Query<Named>,
) -> Result<Response, Failure> {
    let view = rfq::negotiation(&visit.ctx, &visit.actor, id).await?;
    visit.require(view.side.right())?;
    let Ok(hash) = named.hash.parse::<OfferHash>() else {
        return Err(Error::NotFound.into());
    };
    if let (Some(agreed), Some((order, _))) = (view.state.agreed(), &view.order)
        && agreed.hash == hash
    {
        return Ok(Redirect::to(&format!("/orders/{order}")).into_response());
    }
    match refusal(&view, &hash, visit.frame.now) {
        None => match limited(&visit, &view, &hash).await? {
            None => Ok(visit.page(|| confirm(&view, &hash))),
            Some(conflict) => Ok(visit.page_with(StatusCode::CONFLICT, || refused(&view, &hash, &conflict))),
        },
        Some(conflict) => Ok(visit.page_with(StatusCode::CONFLICT, || refused(&view, &hash, &conflict))),
    }
}

/// Whether it is above what this person may commit their company to: better said before they press than after.
async fn limited(
    visit: &Visit,
    view: &NegotiationView,
    hash: &OfferHash,
) -> Result<Option<Conflict>, Failure> {
    let named = view.offers.iter().find(|offer| offer.hash == *hash);
    let Some(offer) = named.filter(|_| view.side == Side::Buyer) else {
        return Ok(None);
    };
    let limited = rfq::limited(&visit.ctx, &visit.actor, view.id, offer.total).await?;
    Ok(limited.map(Conflict::OverLimit))
}

/// Why this version could not be accepted now.
fn refusal(view: &NegotiationView, hash: &OfferHash, now: Instant) -> Option<Conflict> {
    let refused = view.state.accept(now, view.side, hash).err()?;
    match Error::from(refused) {
        Error::Conflict(conflict) => Some(*conflict),
        _ => None,
    }
}

/// Asks owners and managers to accept a version that is above one's own limit. Nothing is bound by it.
pub(super) async fn ask_approval(
    visit: Visit,
    Path(id): Path<NegotiationId>,
    Form(named): Form<Named>,
) -> Result<Response, Failure> {
    let view = rfq::negotiation(&visit.ctx, &visit.actor, id).await?;
    visit.require(Side::Buyer.right())?;
    let Ok(hash) = named.hash.parse::<OfferHash>() else {
        return Err(Error::NotFound.into());
    };
    match rfq::ask_approval(&visit.ctx, &visit.actor, id, &hash).await {
        Ok(()) => Ok(Redirect::to(&format!("/negotiations/{id}")).into_response()),
        Err(Error::Conflict(conflict)) => {
            Ok(visit.page_with(StatusCode::CONFLICT, || refused(&view, &hash, &conflict)))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn submit(
    Proven(visit): Proven,
    Path(id): Path<NegotiationId>,
    Form(named): Form<Named>,
) -> Result<Response, Failure> {
    let Ok(hash) = named.hash.parse::<OfferHash>() else {
        let view = rfq::negotiation(&visit.ctx, &visit.actor, id).await?;
        visit.require(view.side.right())?;
        return Err(Error::NotFound.into());
    };
    match rfq::accept(&visit.ctx, &visit.actor, id, &hash).await {
        Ok(placed) => Ok(Redirect::to(&format!("/orders/{}", placed.order())).into_response()),
        Err(Error::Conflict(conflict)) => {
            let view = rfq::negotiation(&visit.ctx, &visit.actor, id).await?;
            Ok(visit.page_with(StatusCode::CONFLICT, || refused(&view, &hash, &conflict)))
        }
        Err(other) => Err(other.into()),
    }
}

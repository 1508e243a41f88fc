//! A negotiation's own page, and making offers on it.

use super::{
    negotiation_view::{Shown, page},
    offer_form::OfferForm,
};
use crate::{
    failure::Failure,
    form::Form,
    visit::{Proven, Visit},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{id::NegotiationId, problem::FieldErrors};
use service::{Conflict, Error, rfq};

pub(super) async fn show(visit: Visit, Path(id): Path<NegotiationId>) -> Result<Response, Failure> {
    let view = rfq::negotiation(&visit.ctx, &visit.actor, id).await?;
    let (zone, now) = (visit.frame.visitor.time_zone, visit.frame.now);
    let form = OfferForm::prefilled(&view, zone, now);
    let errors = FieldErrors::default();
    Ok(visit.page(|| page(&view, &Shown::quiet(&form, &errors), zone, now)))
}

pub(super) async fn offer(
    Proven(visit): Proven,
    Path(id): Path<NegotiationId>,
    Form(form): Form<OfferForm>,
) -> Result<Response, Failure> {
    let view = rfq::negotiation(&visit.ctx, &visit.actor, id).await?;
    visit.require(view.side.right())?;
    let (zone, now) = (visit.frame.visitor.time_zone, visit.frame.now);
    let offered = match form.parse(&view.rfq.lines, zone) {
        Ok((seen, terms)) => rfq::offer(&visit.ctx, &visit.actor, id, seen, terms).await,
        Err(errors) => Err(errors.into()),
    };
    match offered {
        Ok(_) => Ok(Redirect::to(&format!("/negotiations/{id}")).into_response()),
        Err(Error::Invalid(errors)) => {
            let shown = Shown::wrong(&form, &errors);
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
                page(&view, &shown, zone, now)
            }))
        }
        Err(Error::Conflict(conflict)) if matches!(*conflict, Conflict::OverLimit(_)) => {
            let errors = FieldErrors::default();
            let shown = Shown::refused(&form, &errors, &conflict);
            Ok(visit.page_with(StatusCode::CONFLICT, || page(&view, &shown, zone, now)))
        }
        Err(Error::Conflict(conflict)) => {
            // What stands now, with everything typed kept: pressing once more answers the newest version.
            let view = rfq::negotiation(&visit.ctx, &visit.actor, id).await?;
            let missed = match *conflict {
                Conflict::Superseded(_) => form.seen.parse().ok(),
                _ => None,
            };
            let newest = view.offers.last().map(|offer| offer.hash.to_string());
            let form = OfferForm {
                seen: newest.unwrap_or_default(),
                ..form
            };
            let errors = FieldErrors::default();
            let shown = Shown::overtaken(&form, &errors, missed);
            Ok(visit.page_with(StatusCode::CONFLICT, || page(&view, &shown, zone, now)))
        }
        Err(other) => Err(other.into()),
    }
}

//! A supplier asks for a second look at what an operator refused.

use crate::{
    failure::Failure,
    form::Form,
    page::Page,
    rfq::end::{Ending, Why, page, status},
    t,
    ui::ButtonKind,
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::{actor::Right, catalog::view::EditableListing, id::ListingId, problem::FieldErrors};
use service::{Error, catalog, moderation};

const LIST: &str = "/selling/listings";

pub(super) async fn ask(visit: Visit, Path(id): Path<ListingId>) -> Result<Response, Failure> {
    answer(visit, id, &Why::default(), &FieldErrors::default()).await
}

pub(super) async fn appeal(
    visit: Visit,
    Path(id): Path<ListingId>,
    Form(why): Form<Why>,
) -> Result<Response, Failure> {
    match why.parse() {
        Err(errors) => answer(visit, id, &why, &errors).await,
        Ok(words) => {
            moderation::appeal(&visit.ctx, &visit.actor, id, words).await?;
            Ok(Redirect::to(LIST).into_response())
        }
    }
}

async fn answer(visit: Visit, id: ListingId, why: &Why, errors: &FieldErrors) -> Result<Response, Failure> {
    let listing = catalog::editable(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::ManageListings)?;
    if !listing.may_appeal {
        return Err(Error::NotFound.into());
    }
    Ok(visit.page_with(status(errors), || asked(&listing, why, errors)))
}

fn asked(listing: &EditableListing, why: &Why, errors: &FieldErrors) -> Page {
    let ending = Ending {
        title: t!("moderation-appeal-title"),
        about: t!("catalog-edit-title", sku = listing.content.sku.clone()),
        consequence: t!("moderation-appeal-consequence"),
        act: t!("moderation-appeal-act"),
        action: format!("{LIST}/{}/appeal", listing.id),
        back: LIST.to_owned(),
        why: Some(t!("moderation-appeal-hint")),
        kind: ButtonKind::Primary,
    };
    page(ending, why, errors)
        .at(Desk::Selling)
        .crumb(t!("shell-my-listings"), LIST)
}

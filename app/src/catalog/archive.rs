//! Giving a listing up for good: asked once, with what it means.

use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{ButtonKind, Confirm, PageHead},
    visit::Visit,
    visitor::Desk,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::{actor::Right, catalog::ListingState, id::ListingId};
use leptos::prelude::*;
use service::{Error, catalog};

const LIST: &str = "/selling/listings";

pub(super) async fn ask(visit: Visit, Path(id): Path<ListingId>) -> Result<Response, Failure> {
    let listing = catalog::editable(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::ManageListings)?;
    if listing.state == ListingState::Archived {
        return Err(Error::NotFound.into());
    }
    Ok(visit.page(|| {
        let title = t!("catalog-own-archive-title", sku = listing.content.sku);
        let body = view! {
            <div class="narrow">
                <PageHead title=title.clone()/>
                <Confirm
                    title=t!("catalog-own-archive-question") consequence=t!("catalog-own-archive-consequence")
                    terms=Vec::new() action=format!("{LIST}/{id}/archive") act=t!("catalog-own-archive") back=LIST
                    kind=ButtonKind::Danger
                />
            </div>
        };
        Page::new(title, body)
            .at(Desk::Selling)
            .crumb(t!("shell-my-listings"), LIST)
    }))
}

pub(super) async fn archive(visit: Visit, Path(id): Path<ListingId>) -> Result<Response, Failure> {
    catalog::archive(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(LIST).into_response())
}

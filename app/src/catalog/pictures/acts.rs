//! Moving a picture among the others, and taking one away.

use super::{
    page::{back, framed, path},
    shown::small,
    words::find,
};
use crate::{
    failure::Failure,
    form::Form,
    t,
    ui::{ButtonKind, Confirm, PageHead},
    visit::Visit,
};
use axum::{extract::Path, response::Response};
use domain::{
    catalog::picture::Move,
    id::{ListingId, ListingPictureId},
    problem::Problem,
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, catalog::picture};

/// Where to.
#[derive(Deserialize)]
pub(super) struct Step {
    by: Option<Move>,
}

pub(super) async fn move_to(
    visit: Visit,
    Path((listing, id)): Path<(ListingId, ListingPictureId)>,
    Form(step): Form<Step>,
) -> Result<Response, Failure> {
    find(&visit, listing, id).await?;
    let by = step
        .by
        .ok_or_else(|| Error::invalid("by", Problem::new("required")))?;
    picture::move_to(&visit.ctx, &visit.actor, listing, id, by).await?;
    Ok(back(listing, "changed"))
}

pub(super) async fn ask_remove(
    visit: Visit,
    Path((listing, id)): Path<(ListingId, ListingPictureId)>,
) -> Result<Response, Failure> {
    let (own, at) = find(&visit, listing, id).await?;
    Ok(visit.page(|| {
        let title = t!("catalog-picture-remove-title", number = at + 1);
        let image = small(listing, &own.title, &own.pictures[at].picture, at + 1);
        let body = view! {
            <div class="narrow">
                <PageHead title=title.clone()/>
                <div class="own-picture">{image}</div>
                <Confirm
                    title=t!("catalog-picture-remove-question") consequence=t!("catalog-picture-remove-consequence")
                    terms=Vec::new() action=format!("{}/{id}/remove", path(listing)) act=t!("catalog-picture-remove")
                    back=path(listing) kind=ButtonKind::Danger
                />
            </div>
        };
        framed(&own, title, body).crumb(t!("catalog-picture-title"), path(listing))
    }))
}

pub(super) async fn remove(
    visit: Visit,
    Path((listing, id)): Path<(ListingId, ListingPictureId)>,
) -> Result<Response, Failure> {
    find(&visit, listing, id).await?;
    picture::remove(&visit.ctx, &visit.actor, listing, id).await?;
    Ok(back(listing, "removed"))
}

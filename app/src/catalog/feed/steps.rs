//! What is done with a feed: run at once, rest, go on, and its end, after one question.

use super::{FEEDS, placed};
use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{ButtonKind, Confirm, PageHead},
    visit::Visit,
};
use axum::{
    extract::Path,
    response::{Redirect, Response},
};
use domain::{actor::Right, id::FeedId};
use leptos::prelude::*;
use service::catalog::feed;

pub(super) async fn run(visit: Visit, Path(id): Path<FeedId>) -> Result<Redirect, Failure> {
    match feed::run_now(&visit.ctx, &visit.actor, id).await {
        // One that is under way is what was asked for.
        Ok(()) | Err(service::Error::Invalid(_)) => Ok(to(id)),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn pause(visit: Visit, Path(id): Path<FeedId>) -> Result<Redirect, Failure> {
    feed::pause(&visit.ctx, &visit.actor, id).await?;
    Ok(to(id))
}

pub(super) async fn resume(visit: Visit, Path(id): Path<FeedId>) -> Result<Redirect, Failure> {
    feed::resume(&visit.ctx, &visit.actor, id).await?;
    Ok(to(id))
}

pub(super) async fn ask(visit: Visit, Path(id): Path<FeedId>) -> Result<Response, Failure> {
    let feed = feed::view(&visit.ctx, &visit.actor, id).await?;
    visit.require(Right::ManageListings)?;
    Ok(visit.page(|| {
        let title = t!("catalog-feed-remove");
        let body = view! {
            <div class="narrow">
                <PageHead title=title.clone() lede=feed.address/>
                <Confirm
                    title=t!("catalog-feed-remove-question") consequence=t!("catalog-feed-remove-consequence")
                    terms=Vec::new() action=format!("{FEEDS}/{id}/remove") act=t!("catalog-feed-remove")
                    back=format!("{FEEDS}/{id}") kind=ButtonKind::Danger
                />
            </div>
        };
        placed(Page::new(title, body))
    }))
}

pub(super) async fn remove(visit: Visit, Path(id): Path<FeedId>) -> Result<Redirect, Failure> {
    feed::remove(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(FEEDS))
}

fn to(id: FeedId) -> Redirect {
    Redirect::to(&format!("{FEEDS}/{id}"))
}

//! `/search` while the search engine does not answer: the catalogue can still be looked through.

use super::{
    card::{Beside, results},
    question::Question,
};
use crate::{
    failure::Failure,
    page::Page,
    shell::MarketLink,
    t,
    ui::{Notice, PageHead, Pager, Tone},
    visit::Visit,
};
use axum::response::{IntoResponse, Redirect, Response};
use domain::search::{SearchQuery, SearchResults};
use leptos::prelude::*;
use service::Error;

pub(super) async fn show(visit: Visit, question: Question, asked: &SearchQuery) -> Result<Response, Failure> {
    let found = match service::search::browse(&visit.ctx, asked).await {
        // The engine gave this page's key out.
        Err(Error::Invalid(_)) => return Ok(Redirect::to(&question.with(|_| ())).into_response()),
        found => found?,
    };
    let beside = Beside::of(&visit, &found.items).await?;
    let markets = visit.frame.markets.clone();
    Ok(visit.page(|| page(&question, &found, &beside, &markets)))
}

fn page(question: &Question, found: &SearchResults, beside: &Beside, markets: &[MarketLink]) -> Page {
    let title = t!("search-everything");
    let count = t!("search-count", count = found.total);
    let next = found.next.clone().map(|after| question.next(after));
    let first = (!question.after.is_empty()).then(|| question.with(|_| ()));
    let body = view! {
        <PageHead title=title.clone() lede=count/>
        <Notice tone=Tone::Brass title=t!("search-down")>{t!("search-down-browse")}</Notice>
        {results(&found.items, beside, markets)}
        <Pager previous=first next=next/>
    };
    Page::new(title, body).searching(question.q.clone(), None)
}

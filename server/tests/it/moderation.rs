//! The operator's queue over HTTP: what a program noticed stands beside a case, and deciding many tells of each.

use axum::http::StatusCode;
use domain::{actor::Actor, catalog::draft::ListingDraft, id::CaseId, page::PageRequest};
use service::{
    catalog::{self, Saved},
    market, moderation,
};

use crate::support::{Browser, Site, catalogue::PASSWORD};

/// Somebody else's listing that is called as one on show, and the case it waits in.
async fn copied(site: &Site) -> CaseId {
    site.stock_run_by("harbour").await;
    let copycat = site.trader("copycat").await;
    let gear = market::list(&site.ctx).await.unwrap()[0].id;
    let company = copycat.company().unwrap();
    market::take_booth(&site.ctx, &Actor::System, company, gear, None, None)
        .await
        .unwrap();
    let mut draft = ListingDraft::default();
    draft.write("sku", "X-1");
    draft.write("title_en", "Three layer nylon net");
    draft.write("description_en", "Write to sales@copycat.example");
    catalog::create(&site.ctx, &copycat, draft.parse().unwrap(), None, Saved::HandedIn)
        .await
        .unwrap();
    let operator = site.signed_in("harbour@example.com").await;
    let queue = moderation::queue(&site.ctx, &operator, &Default::default(), PageRequest::default()).await;
    queue.unwrap().items[0].id
}

async fn operator(site: &Site) -> Browser {
    let mut browser = site.browser();
    let form = [("email", "harbour@example.com"), ("password", PASSWORD)];
    browser.post("/sign-in", &form).await;
    browser
}

#[tokio::test]
async fn a_case_says_whose_listing_is_called_the_same_and_what_leads_past_the_market() {
    let site = Site::new().await;
    let case = copied(&site).await;
    let page = operator(&site)
        .await
        .get(&format!("/operating/cases/{case}"))
        .await;
    page.shows("Another supplier’s listing is called nearly the same");
    page.shows(&format!("href=\"/listings/{}\"", site.listing("N-1").await));
    page.shows("sales@copycat.example");
}

#[tokio::test]
async fn of_many_decided_in_one_go_each_that_was_not_is_named() {
    let site = Site::new().await;
    let case = copied(&site).await;
    let mut browser = operator(&site).await;
    let stale = format!("{case}@2020-01-01T00:00:00Z");
    let form = [
        ("verdict", "reject"),
        ("template", "twice"),
        ("case", stale.as_str()),
    ];
    let refused = browser.post("/operating/queue", &form).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.shows("Three layer nylon net");
    refused.shows("The supplier has just changed it");
}

//! The trade vocabulary over HTTP: what an entry does is shown, then saved, and searches follow.

use axum::http::StatusCode;
use service::{
    job::{self, Job},
    search::vocabulary,
};

use crate::support::{Answer, Browser, Site, catalogue::PASSWORD};

const NEW: &str = "/operating/vocabulary/new";

async fn stocked() -> (Site, Browser) {
    let site = Site::new().await;
    site.stock_run_by("harbour").await;
    let mut browser = site.browser();
    let form = [("email", "harbour@example.com"), ("password", PASSWORD)];
    browser.post("/sign-in", &form).await;
    (site, browser)
}

fn seen(answer: &Answer) -> String {
    let (_, rest) = answer.text.split_once("name=\"seen\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// Shows what an entry does, and saves it; the engine is taught.
async fn save(site: &Site, browser: &mut Browser, path: &str, terms: &str) -> Answer {
    let shown = browser
        .post(path, &[("terms", terms), ("direction", "both")])
        .await;
    let seen = seen(&shown);
    let fields = [
        ("terms", terms),
        ("direction", "both"),
        ("action", "confirm"),
        ("seen", &seen),
    ];
    let saved = browser.post(path, &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    follow(site).await;
    shown
}

async fn follow(site: &Site) {
    while let Some(claimed) = job::claim(&site.ctx).await.unwrap() {
        if claimed.job == Job::TeachVocabulary {
            vocabulary::teach(&site.ctx).await.unwrap();
        }
        job::finish(&site.ctx, &claimed).await.unwrap();
    }
}

#[tokio::test]
async fn an_operator_sees_what_an_entry_does_and_searches_follow() {
    let (site, mut operator) = stocked().await;
    operator
        .get("/operating/vocabulary")
        .await
        .shows("No entries yet");
    let wrong = operator
        .post(NEW, &[("terms", "蟹笼\r\n15\" trap"), ("direction", "both")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.shows("holds a quotation mark");
    wrong.shows("蟹笼");

    let nothing = operator.get("/search?q=crab+pot").await;
    assert!(!nothing.text.contains("折叠"));
    let shown = save(&site, &mut operator, NEW, "crab pot\n地笼").await;
    for words in [
        "A search for any of these terms finds the one listing",
        "No listing has “crab pot”",
        "折叠地笼",
    ] {
        shown.shows(words);
    }
    operator
        .get("/operating/vocabulary?done=added")
        .await
        .shows("crab pot = 地笼");
    operator.get("/search?q=crab+pots").await.shows("折叠");
    let suggested = operator.get("/search?q=crab+pot").await;
    suggested.shows("<mark>地笼</mark>");

    // A second one with a term of the first is told of, and an entry's own terms are not its neighbours'.
    let shared = operator
        .post(NEW, &[("terms", "渔网\n地笼"), ("direction", "one_way")])
        .await;
    shared.shows("is in another entry too");
    shared.shows("A search for “渔网” finds the 2 listings");
    let counts = vocabulary::entries(&site.ctx, &domain::actor::Actor::System, "", Default::default()).await;
    let entry = counts.unwrap().items.remove(0);
    let path = format!("/operating/vocabulary/{}", entry.id);
    operator.get(&path).await.shows("crab pot");
    let changed = operator
        .post(
            &path,
            &[("terms", "crab pot\n地笼\nfish trap"), ("direction", "both")],
        )
        .await;
    assert!(!changed.text.contains("is in another entry too"));
    changed.shows("instead of crab pot = 地笼");

    let ask = operator.get(&format!("{path}/remove")).await;
    let stale = operator.post(&format!("{path}/remove"), &[("seen", "")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let removed = operator
        .post(&format!("{path}/remove"), &[("seen", &seen(&ask))])
        .await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    follow(&site).await;
    let nothing = operator.get("/search?q=crab+pot").await;
    assert!(!nothing.text.contains("折叠"));
}

#[tokio::test]
async fn listings_are_counted_once_however_many_terms_they_have() {
    let (_site, mut operator) = stocked().await;
    // The first net has both names; the cast net has one.
    let shown = operator
        .post(NEW, &[("terms", "nylon net\n渔网\nnet"), ("direction", "both")])
        .await;
    shown.shows("finds the 2 listings that have one of them");
    let nothing = operator
        .post(NEW, &[("terms", "zebra\n斑马"), ("direction", "both")])
        .await;
    nothing.shows("the entry does nothing until one does");
}

#[tokio::test]
async fn what_found_nothing_leads_to_an_entry_of_it() {
    let (site, mut operator) = stocked().await;
    operator.get("/search?q=zebra+%26+co").await;
    service::search::keep_counts(&site.ctx).await.unwrap();
    let asked = operator.get("/operating/searches?show=nothing").await;
    asked.shows("/operating/vocabulary/new?terms=zebra+%26+co");
    let form = operator.get("/operating/vocabulary/new?terms=zebra+%26+co").await;
    form.shows("zebra &amp; co</textarea>");
}

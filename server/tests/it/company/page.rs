//! The page everyone sees.

use axum::http::StatusCode;
use domain::{company::Factory, text::Bilingual};
use service::company;

use super::{SCRIPT, harmless, owner, people::People};
use crate::support::Site;

#[tokio::test]
async fn everyone_reads_it_and_what_was_written_is_text() {
    let site = Site::new().await;
    People::arrive(&site).await;
    let supplier = owner(&site, "nets-co").await;
    let read = company::own(&site.ctx, &supplier).await.unwrap();
    let words = || Bilingual::both(SCRIPT, SCRIPT);
    let mut profile = read.profile;
    profile.about = words();
    profile.city = words();
    profile.name = words();
    profile.website = Some("https://nets.example/?q=<script>".parse().unwrap());
    profile.exports_to = vec!["NG".parse().unwrap()];
    profile.factory = Factory {
        founded: Some(1998),
        staff: Some(120),
        floor_area: Some(8_000),
        products: words(),
    };
    company::describe(&site.ctx, &supplier, read.version, profile)
        .await
        .unwrap();
    let page = site.browser().get("/companies/nets-co").await;
    harmless(&page, StatusCode::OK);
    for words in [
        "Nigeria",
        "120 people",
        "8,000 m²",
        "Hall A · Booth 12",
        "href=\"/markets/demo\"",
    ] {
        page.shows(words);
    }
    // Too little happened for any figure, and the page says so.
    assert_eq!(page.text.matches("too few to say").count(), 4);
    assert!(page.text.contains("hreflang=\"zh-CN\""), "{}", page.text);
    let chinese = site.browser().get("/companies/nets-co?lang=zh-CN").await;
    chinese.shows("尼日利亚");
    chinese.shows("样本不足");
}

#[tokio::test]
async fn whoever_has_nothing_on_show_is_not_for_search_engines_and_nobody_is_not_found() {
    let site = Site::new().await;
    People::arrive(&site).await;
    let buyer = site.browser().get("/companies/reef-gmbh").await;
    assert_eq!(buyer.status, StatusCode::OK);
    assert!(buyer.text.contains("content=\"noindex\""), "{}", buyer.text);
    for nobody in ["/companies/nobody", "/companies/%3Cscript%3E", "/companies/.."] {
        assert_eq!(
            site.browser().get(nobody).await.status,
            StatusCode::NOT_FOUND,
            "{nobody}"
        );
    }
}

#[tokio::test]
async fn only_who_may_vouch_for_its_numbers_is_led_there() {
    let site = Site::new().await;
    People::arrive(&site).await;
    for (email, led, own) in [
        ("harbour@example.com", true, false),
        ("nets-co@example.com", false, true),
        ("reef-gmbh@example.com", false, false),
    ] {
        let page = People::signed_in(&site, email)
            .await
            .get("/companies/nets-co")
            .await;
        assert_eq!(page.text.contains("/operating/companies/nets-co"), led, "{email}");
        let main = page.text.split_once("<main").unwrap().1;
        assert_eq!(main.contains("href=\"/company\""), own, "{email}");
    }
}

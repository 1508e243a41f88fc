//! A listing, as programs and people read it.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::actor::Actor;
use serde_json::json;

use crate::support::Site;

#[tokio::test]
async fn a_program_reads_a_listing_and_is_told_when_it_has_it_already() {
    let site = Site::new().await;
    site.stock().await;
    let path = format!("/api/v1/listings/{}", site.listing("N-1").await);
    let mut browser = site.browser();
    let read = browser.get(&path).await;
    let listing = read.json();
    assert_eq!(
        (&listing["sku"], &listing["state"]),
        (&json!("N-1"), &json!("published"))
    );
    assert_eq!(
        (&listing["moq"], &listing["increment"]),
        (&json!("200"), &json!("50"))
    );
    assert_eq!(
        listing["tiers"][1],
        json!({ "min_quantity": "1000", "unit_price": { "amount": "19.80", "currency": "CNY" } })
    );
    assert_eq!(listing["attributes"], json!({ "mesh_mm": 60 }));
    let tag = &read.headers[header::ETAG];
    let request = browser
        .request(Method::GET, &path)
        .header(header::IF_NONE_MATCH, tag);
    let again = browser.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(
        (again.status, again.text.as_str()),
        (StatusCode::NOT_MODIFIED, "")
    );
}

#[tokio::test]
async fn what_may_not_be_seen_is_not_found_anywhere() {
    let site = Site::new().await;
    site.stock().await;
    let id = site.listing("N-1").await;
    let owner = site.signed_in("nets-co@example.com").await;
    service::catalog::pause(&site.ctx, &owner, id).await.unwrap();
    let mut browser = site.browser();
    let unknown = "019aa000-0000-7000-8000-000000000000".to_owned();
    for id in [id.to_string(), unknown, "1".into(), "%00".into()] {
        let api = browser.get(&format!("/api/v1/listings/{id}")).await;
        api.problem(StatusCode::NOT_FOUND);
        for path in [format!("/listings/{id}"), format!("/listings/{id}/picture.svg")] {
            assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    browser
        .get("/api/v1/harbours")
        .await
        .problem(StatusCode::NOT_FOUND);
    assert!(
        service::catalog::view(&site.ctx, &owner, id).await.is_ok(),
        "its supplier still sees it"
    );
    assert!(
        service::catalog::view(&site.ctx, &Actor::Anyone, id)
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_buyer_reads_prices_and_has_a_quantity_worked_out_by_the_server() {
    let site = Site::new().await;
    site.stock().await;
    let id = site.listing("N-1").await;
    let mut browser = site.browser();
    let page = browser.get(&format!("/listings/{id}?quantity=1%2C000")).await;
    assert_eq!(page.status, StatusCode::OK);
    page.shows("¥\u{a0}19,800.00");
    page.shows(&format!("/rfqs/new?listing={id}"));
    page.shows(&format!(
        "hreflang=\"zh-CN\" href=\"http://market.example/listings/{id}?lang=zh-CN\""
    ));
    for (typed, told) in [
        ("210", "200\u{a0}pieces or 250\u{a0}pieces"),
        ("-1", "Enter a quantity"),
        ("%3Cscript%3E", "value=\"&lt;script&gt;\""),
        ("9999999999999999999", "Enter a quantity"),
    ] {
        let page = browser.get(&format!("/listings/{id}?quantity={typed}")).await;
        assert_eq!(page.status, StatusCode::OK);
        page.shows(told);
    }
}

#[tokio::test]
async fn a_price_on_request_and_a_text_in_one_language_say_so() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = site.browser();
    let trap = browser
        .get(&format!("/listings/{}", site.listing("N-3").await))
        .await;
    trap.shows("On request");
    trap.shows("Chinese only");
    assert!(!trap.text.contains("leptos-island"));
}

#[tokio::test]
async fn a_picture_is_drawn_cached_and_light() {
    let site = Site::new().await;
    site.stock().await;
    let path = format!("/listings/{}/picture.svg", site.listing("N-1").await);
    let mut browser = site.browser();
    let picture = browser.get(&path).await;
    assert_eq!(picture.headers[header::CONTENT_TYPE], "image/svg+xml");
    assert!(
        picture.headers[header::CACHE_CONTROL]
            .to_str()
            .unwrap()
            .starts_with("public")
    );
    assert!(picture.text.starts_with("<svg") && picture.text.len() < 3_000);
    assert_eq!(browser.get(&path).await.text, picture.text);
}

//! Addresses where nothing is, bodies that are too large, and what every answer carries.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use crate::support::{ORIGIN, Site};

#[tokio::test]
async fn an_unknown_address_is_a_page_in_the_visitors_language() {
    let site = Site::new().await;
    let mut browser = site.browser();
    let english = browser.get("/no/such/page").await;
    assert_eq!(english.status, StatusCode::NOT_FOUND);
    english.shows("There is no such page");
    browser.language = "zh-CN,zh;q=0.9";
    assert!(
        browser
            .get("/no/such/page")
            .await
            .text
            .contains("没有找到这个页面")
    );
}

#[tokio::test]
async fn a_form_that_is_too_large_is_refused_with_a_page() {
    let site = Site::new().await;
    let mut browser = site.browser();
    let request = browser
        .request(Method::POST, "/sign-in")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = browser
        .send(
            request
                .body(Body::from("email=".to_owned() + &"a".repeat(3_000_000)))
                .unwrap(),
        )
        .await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    answer.shows("That is too large");
}

#[tokio::test]
async fn garbage_is_refused_and_never_an_internal_error() {
    let site = Site::new().await;
    for path in [
        "/listings/not-an-id",
        "/orders/%00",
        "/rfqs/new?listing=%ff",
        "/search?q=%ff%fe",
        "/?lang=%",
        "/negotiations/1",
    ] {
        let answer = site.browser().get(path).await;
        assert!(answer.status.as_u16() < 500, "{path}: {}", answer.status);
    }
    for body in ["%", "a=%ff", "=&=&=", "email[]=1&email[0]=2"] {
        let mut browser = site.browser();
        let request = browser
            .request(Method::POST, "/sign-in")
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = browser.send(request.body(Body::from(body)).unwrap()).await;
        assert!(answer.status.is_client_error(), "{body}: {}", answer.status);
    }
}

#[tokio::test]
async fn every_page_says_what_may_run_in_it() {
    let site = Site::new().await;
    let answer = site.browser().get("/sign-in").await;
    let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("script-src 'self' 'nonce-") && !policy.contains("unsafe-inline"));
    assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert!(answer.headers.contains_key("x-request-id"));
}

#[tokio::test]
async fn health_is_told_and_developers_pages_are_hidden() {
    let site = Site::new().await;
    let mut browser = site.browser();
    assert_eq!(browser.get("/healthz").await.status, StatusCode::OK);
    assert!(browser.get("/readyz").await.text.contains("\"database\":\"ok\""));
    assert_eq!(browser.get("/dev/ui").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/dev/mail").await.status, StatusCode::NOT_FOUND);
    let workshop = Site::with(&[("DEV_MODE", "on")]).await;
    assert_eq!(workshop.browser().get("/dev/ui").await.status, StatusCode::OK);
}

#[tokio::test]
async fn without_its_data_folder_the_site_is_not_ready() {
    let site = Site::new().await;
    std::fs::remove_dir_all(site.folder.path()).unwrap();
    let answer = site.browser().get("/readyz").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    answer.shows("\"files\":\"failing\"");
}

#[tokio::test]
async fn only_what_was_compiled_for_browsers_is_served_from_pkg() {
    let site = Site::new().await;
    let mut browser = site.browser();
    let missing = browser.get("/pkg/nothing.css").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    for odd in ["/pkg/..%2f..%2f..%2fCargo.toml", "/pkg/%2e%2e%2fapp.js"] {
        assert_eq!(browser.get(odd).await.status, StatusCode::NOT_FOUND, "{odd}");
    }
}

//! `/metrics`: what it tells, and to whom.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use service::job::{self, Job};

use crate::support::Site;

#[tokio::test]
async fn what_was_asked_and_what_waits_is_told() {
    let site = Site::with(&[("PUBLIC_URL", "http://127.0.0.1:3000")]).await;
    let mut browser = site.browser();
    browser.get("/healthz").await;
    job::enqueue_now(&site.ctx, Job::IndexListings(Vec::new()))
        .await
        .unwrap();
    let told = browser.get("/metrics").await;
    assert_eq!(told.status, StatusCode::OK);
    for line in [
        r#"entrepot_http_request_duration_seconds_count{method="GET",route="/healthz",status="200"} 1"#,
        r#"entrepot_jobs{kind="index_listings",state="queued"} 1"#,
        "entrepot_search_lag_seconds 0",
        "entrepot_search_listings 0",
        "# EOF",
    ] {
        assert!(
            told.text.lines().any(|told| told == line),
            "{line} in {}",
            told.text
        );
    }
}

#[tokio::test]
async fn a_public_market_tells_only_who_has_its_token() {
    let public = ("PUBLIC_URL", "https://market.example");
    let site = Site::with(&[public]).await;
    assert_eq!(site.browser().get("/metrics").await.status, StatusCode::NOT_FOUND);

    let site = Site::with(&[public, ("METRICS_TOKEN", "prometheus-only")]).await;
    let mut browser = site.browser();
    assert_eq!(browser.get("/metrics").await.status, StatusCode::NOT_FOUND);
    for (shown, status) in [
        ("Bearer prometheus", StatusCode::NOT_FOUND),
        ("prometheus-only", StatusCode::NOT_FOUND),
        ("Bearer prometheus-only", StatusCode::OK),
    ] {
        let request = browser
            .request(Method::GET, "/metrics")
            .header(header::AUTHORIZATION, shown);
        let told = browser.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(told.status, status, "{shown}");
    }
}

//! Asking too much from one network.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use crate::support::{Answer, Browser, Site};

/// Knocks until it is refused; `None` when it never was.
async fn until_refused(browser: &mut Browser, method: Method, path: &str, times: usize) -> Option<Answer> {
    for _ in 0..times {
        let request = browser.request(method.clone(), path).body(Body::empty()).unwrap();
        let answer = browser.send(request).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            return Some(answer);
        }
    }
    None
}

fn waits(answer: &Answer) -> u64 {
    answer.headers[header::RETRY_AFTER]
        .to_str()
        .unwrap()
        .parse()
        .unwrap()
}

#[tokio::test]
async fn who_knocks_too_often_is_told_when_to_come_again_and_may_still_read() {
    let site = Site::new().await;
    let mut browser = site.browser();
    browser.language = "zh-CN";
    let refused = until_refused(&mut browser, Method::POST, "/sign-in", 400)
        .await
        .unwrap();
    refused.shows("请求过于频繁");
    assert!(waits(&refused) >= 1);
    assert!(refused.headers.contains_key(header::CONTENT_SECURITY_POLICY));
    assert_eq!(browser.get("/sign-in").await.status, StatusCode::OK);
}

#[tokio::test]
async fn programs_are_told_so_as_a_problem() {
    let site = Site::new().await;
    let mut browser = site.browser();
    let refused = until_refused(&mut browser, Method::GET, "/api/v1/nothing", 5_000)
        .await
        .unwrap();
    refused.problem(StatusCode::TOO_MANY_REQUESTS);
    assert!(waits(&refused) >= 1);
}

#[tokio::test]
async fn nobody_is_held_where_limits_are_off() {
    let site = Site::with(&[("RATE_LIMIT", "off")]).await;
    let mut browser = site.browser();
    let refused = until_refused(&mut browser, Method::POST, "/sign-in", 400).await;
    assert!(refused.is_none());
}

//! Requests that other sites make in a visitor's name.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use super::registered;
use crate::support::{ORIGIN, Site};

/// As other sites can send it without asking first: a form, an upload, a text that looks like JSON.
const SIMPLE: [(&str, &str); 3] = [
    ("application/x-www-form-urlencoded", "reason=x"),
    ("multipart/form-data; boundary=edge", "--edge--"),
    ("text/plain", "{\"a\":\"=\"}"),
];

/// What comes with a request from elsewhere.
const ELSEWHERE: [&[(&str, &str)]; 6] = [
    &[],
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("origin", "http://market.example.evil.example")],
    &[("origin", ORIGIN), ("sec-fetch-site", "cross-site")],
    &[("origin", ORIGIN), ("sec-fetch-site", "same-site")],
];

#[tokio::test]
async fn no_unsafe_route_is_open_to_another_sites_forms_and_scripts() {
    let site = Site::with(&[("RATE_LIMIT", "off")]).await;
    let mut browser = registered(&site, "tide").await;
    for route in site.table.iter().filter(|route| !route.method.is_safe()) {
        for headers in ELSEWHERE {
            for (kind, body) in SIMPLE {
                let mut request = browser
                    .request(route.method.clone(), &route.path.replace(['{', '}'], ""))
                    .header(header::CONTENT_TYPE, kind);
                for (name, value) in headers {
                    request = request.header(*name, *value);
                }
                let answer = browser.send(request.body(Body::from(body)).unwrap()).await;
                // A program's key is asked for instead: a cookie opens nothing there.
                let refused = if route.path.starts_with("/api/") {
                    answer.status == StatusCode::UNAUTHORIZED || answer.status == StatusCode::FORBIDDEN
                } else {
                    answer.status == StatusCode::FORBIDDEN
                };
                assert!(refused, "{route} with {headers:?} and {kind}: {}", answer.status);
            }
        }
    }
    browser.get("/account").await.shows("Li Tide");
}

#[tokio::test]
async fn another_word_for_post_is_no_way_round() {
    let site = Site::new().await;
    let mut browser = registered(&site, "tide").await;
    for (name, value) in [
        ("x-http-method-override", "POST"),
        ("x-method-override", "DELETE"),
    ] {
        let request = browser
            .request(Method::GET, "/sign-out?_method=POST")
            .header(name, value);
        let answer = browser.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    }
    for method in ["PUT", "TRACE", "CONNECT", "PROPFIND", "DELETE"] {
        let request = browser
            .request(method.parse().unwrap(), "/sign-out")
            .header(header::ORIGIN, ORIGIN);
        let answer = browser.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
    browser.get("/account").await.shows("Li Tide");
}

//! What every kind of answer carries.

use axum::{
    body::Body,
    http::{HeaderMap, Method, header},
};

use super::registered;
use crate::support::Site;

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn pages_redirects_errors_assets_and_rest_say_what_may_become_of_them() {
    let site = Site::with(&[("PUBLIC_URL", "https://market.example"), ("DEV_MODE", "on")]).await;
    let mut browser = site.browser();
    for path in [
        "/",
        "/account",
        "/no/such/page",
        "/islands.js",
        "/favicon.svg",
        "/pkg/nothing.css",
        "/healthz",
        "/api/v1/search",
        "/api/v1/nothing",
        "/dev/ui",
        "/sign-out",
    ] {
        let answer = browser.get(path).await;
        let headers = &answer.headers;
        assert_eq!(text(headers, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(text(headers, "x-frame-options"), "DENY", "{path}");
        assert_eq!(text(headers, "referrer-policy"), "same-origin", "{path}");
        assert_eq!(
            text(headers, "cross-origin-opener-policy"),
            "same-origin",
            "{path}"
        );
        assert!(
            text(headers, "strict-transport-security").starts_with("max-age=31536000"),
            "{path}"
        );
        assert!(
            text(headers, "permissions-policy").contains("publickey-credentials-get=(self)"),
            "{path}"
        );
        let policy = text(headers, "content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        let page = text(headers, "content-type").starts_with("text/html");
        assert_eq!(policy.contains("script-src"), page, "{path}: {policy}");
        assert!(
            !policy.contains("unsafe-inline") || path.ends_with(".svg"),
            "{path}: {policy}"
        );
    }
    let refused = browser
        .request(Method::POST, "/sign-in")
        .body(Body::empty())
        .unwrap();
    let refused = browser.send(refused).await;
    assert_eq!(text(&refused.headers, "x-frame-options"), "DENY");
}

#[tokio::test]
async fn without_https_browsers_are_not_told_to_insist_on_it() {
    let site = Site::new().await;
    let answer = site.browser().get("/").await;
    assert!(!answer.headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
}

#[tokio::test]
async fn every_script_of_a_page_bears_the_answers_own_number() {
    let site = Site::with(&[("DEV_MODE", "on")]).await;
    let mut browser = registered(&site, "tide").await;
    let mut numbers = std::collections::BTreeSet::new();
    for route in site
        .table
        .iter()
        .filter(|route| route.method == Method::GET && !route.path.contains('{'))
    {
        let answer = browser.get(&route.path).await;
        if !text(&answer.headers, "content-type").starts_with("text/html") {
            continue;
        }
        let policy = text(&answer.headers, "content-security-policy").to_owned();
        let (_, number) = policy.split_once("'nonce-").unwrap();
        let number = number.split('\'').next().unwrap().to_owned();
        assert_eq!(number.len(), 32, "{policy}");
        for tag in answer.text.split("<script").skip(1) {
            let tag = tag.split('>').next().unwrap();
            assert!(
                tag.contains(&format!("nonce=\"{number}\"")) && tag.contains("src="),
                "{}: {tag}",
                route.path
            );
        }
        for inline in [" style=\"", " onclick=", " onload=", "<style", "javascript:"] {
            assert!(!answer.text.contains(inline), "{}: {inline}", route.path);
        }
        assert!(
            numbers.insert(number),
            "{}: the number was given before",
            route.path
        );
    }
}

//! Addresses that lead elsewhere: to other hosts, above a folder, into a header.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use super::{PASSWORD, assert_sound, registered};
use crate::support::Site;

/// Other hosts in every disguise browsers have been known to take.
const DISGUISES: [&str; 16] = [
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    " //evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "@evil.example",
    ".evil.example",
    "http://market.example@evil.example",
    "/\u{2028}/evil.example",
];

#[tokio::test]
async fn nobody_is_sent_to_another_host_whatever_the_form_says() {
    let site = Site::new().await;
    let mut member = registered(&site, "tide").await;
    for next in DISGUISES {
        let form = [
            ("email", "tide@example.com"),
            ("password", PASSWORD),
            ("next", next),
        ];
        let location = site.browser().post("/sign-in", &form).await.location().to_owned();
        assert_eq!(location, "/desk", "{next:?}");
        let chosen = member.post("/locale", &[("lang", "en"), ("next", next)]).await;
        assert_eq!(chosen.location(), "/", "{next:?}");
    }
    // Escapes stay what they are: an address of this site, where nothing is.
    let form = [("lang", "en"), ("next", "/%2f%2fevil.example")];
    assert_eq!(
        member.post("/locale", &form).await.location(),
        "/%2f%2fevil.example"
    );
}

#[tokio::test]
async fn who_is_sent_to_sign_in_comes_back_to_this_site_only() {
    let site = Site::new().await;
    for path in ["//evil.example/account", "/account?next=//evil.example"] {
        let answer = site.browser().get(path).await;
        let to = answer.location();
        assert!(
            to.is_empty() || to.starts_with("/sign-in?next=%2F"),
            "{path}: {to}"
        );
    }
}

#[tokio::test]
async fn no_address_reaches_a_file_that_is_not_served() {
    let site = Site::new().await;
    let climbs = [
        "../../etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/etc/passwd",
        "..%5c..%5cetc",
        "....//etc/passwd",
        "%00",
        "entrepot.css%00.js",
        "%2fetc%2fpasswd",
        "..%c0%af..%c0%afetc",
    ];
    let parameters = site
        .table
        .iter()
        .filter(|route| route.method == Method::GET && route.path.contains('{'));
    let mut browser = site.browser();
    for route in parameters {
        for climb in climbs {
            let (before, after) = route.path.split_once('{').unwrap();
            let (_, after) = after.split_once('}').unwrap();
            let path = format!("{before}{climb}{}", after.replace(['{', '}'], ""));
            let answer = browser.get(&path).await;
            assert_sound(&answer, &path);
            assert!(!answer.text.contains("root:"), "{path}");
        }
    }
}

#[tokio::test]
async fn links_name_this_site_whatever_host_was_asked_for() {
    let site = Site::new().await;
    let mut browser = site.browser();
    for path in ["/", "/sign-in", "/no/such/page"] {
        let mut request = browser.request(Method::GET, path).body(Body::empty()).unwrap();
        request
            .headers_mut()
            .insert(header::HOST, "evil.example".parse().unwrap());
        for name in ["x-forwarded-host", "x-original-url", "x-rewrite-url", "forwarded"] {
            request
                .headers_mut()
                .insert(name, "evil.example".parse().unwrap());
        }
        let answer = browser.send(request).await;
        assert!(!answer.text.contains("evil.example"), "{path}");
        let told = answer
            .headers
            .values()
            .any(|value| value.as_bytes().windows(4).any(|part| part == b"evil"));
        assert!(!told, "{path}");
    }
}

#[tokio::test]
async fn no_line_break_reaches_a_header() {
    let site = Site::new().await;
    let mut browser = site.browser();
    for path in [
        "/sign-in?next=/a%0d%0aSet-Cookie:%20x=1",
        "/account%0d%0aX-Evil:1",
        "/?lang=en%0d%0aX-Evil:%201",
    ] {
        let answer = browser.get(path).await;
        assert_sound(&answer, path);
        assert!(!answer.headers.contains_key("x-evil"), "{path}");
        let cookies = answer.headers.get_all(header::SET_COOKIE);
        assert!(
            cookies.iter().all(|cookie| !cookie.as_bytes().starts_with(b"x=")),
            "{path}"
        );
    }
    let answer = browser
        .post("/locale", &[("lang", "en"), ("next", "/a\r\nX-Evil: 1")])
        .await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"));
}

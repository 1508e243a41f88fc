//! Bodies that are too long, too deep, or not what they say.

use axum::{
    body::Body,
    http::{StatusCode, header},
};

use super::{assert_sound, registered};
use crate::support::{ORIGIN, Site};

#[tokio::test]
async fn odd_bodies_are_refused_by_every_route_and_fail_none() {
    let site = Site::new().await;
    let mut browser = registered(&site, "tide").await;
    let deep = "[".repeat(100_000);
    let many = "a=1&".repeat(50_000);
    let bodies: [(&str, &[u8]); 8] = [
        ("application/json", deep.as_bytes()),
        ("application/json", b"{\"a\":1e999999}"),
        ("application/json", b"\xff\xfe"),
        ("application/x-www-form-urlencoded", many.as_bytes()),
        ("application/x-www-form-urlencoded", b"%ff%fe=%00&=&a[]=1"),
        (
            "multipart/form-data; boundary=edge",
            b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x\"\r\n\r\n",
        ),
        ("multipart/form-data", b""),
        ("text/html", b"<script>"),
    ];
    // Signing out would end the tries.
    let routes = site
        .table
        .iter()
        .filter(|route| !route.method.is_safe() && route.path != "/sign-out");
    for route in routes {
        for (kind, body) in bodies {
            let path = route.path.replace(['{', '}'], "");
            let request = browser
                .request(route.method.clone(), &path)
                .header(header::ORIGIN, ORIGIN)
                .header(header::CONTENT_TYPE, kind);
            let answer = browser
                .send(request.body(Body::from(body.to_vec())).unwrap())
                .await;
            assert_sound(&answer, &format!("{route} with {kind}"));
        }
    }
}

#[tokio::test]
async fn no_form_takes_more_than_a_forms_worth() {
    let site = Site::new().await;
    let mut browser = registered(&site, "tide").await;
    let large = vec![b'a'; 3 << 20];
    for path in ["/sign-in", "/register", "/rfqs/new"] {
        let request = browser
            .request(axum::http::Method::POST, path)
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = browser
            .send(request.body(Body::from(large.clone())).unwrap())
            .await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
    }
}

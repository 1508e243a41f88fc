//! Sessions: not given before, not kept after, not readable by scripts.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use domain::text::Locale;
use service::identity;

use super::{PASSWORD, registered};
use crate::support::Site;

#[tokio::test]
async fn a_session_known_before_signing_in_is_worth_nothing_afterwards() {
    let site = Site::new().await;
    registered(&site, "tide").await;
    // The attacker has a session of their own, and slips it to the victim.
    let attacker = registered(&site, "evil").await;
    let planted = attacker.cookie("session").unwrap().to_owned();
    let mut victim = site.browser();
    victim.cookies.push(("session".into(), planted.clone()));
    let form = [("email", "tide@example.com"), ("password", PASSWORD)];
    assert_eq!(victim.post("/sign-in", &form).await.location(), "/desk");
    let entries = site.trail("person.signed_in").await;
    let by: Vec<_> = entries.iter().map(|entry| &entry["by"]).collect();
    assert_eq!(by, ["registration", "registration", "password"]);
    assert_ne!(victim.cookie("session"), Some(planted.as_str()));
    victim.get("/account").await.shows("tide");
    let mut attacker = attacker;
    let seen = attacker.get("/account").await;
    assert!(
        !seen.text.contains("tide@example.com") && seen.status != StatusCode::OK,
        "{}",
        seen.status
    );
}

#[tokio::test]
async fn what_was_signed_out_stays_out_whoever_kept_the_cookie() {
    let site = Site::new().await;
    let mut browser = registered(&site, "tide").await;
    let kept = browser.cookies.clone();
    browser.post("/sign-out", &[]).await;
    assert_eq!(site.trail("person.signed_out").await.len(), 1);
    browser.cookies = kept;
    assert!(browser.get("/account").await.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn no_cookie_is_readable_by_scripts_or_sent_by_other_sites_or_in_the_clear() {
    let site = Site::with(&[("PUBLIC_URL", "https://market.example")]).await;
    let email = "tide@example.com";
    let body = |form: &[(&str, &str)]| {
        url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish()
    };
    let address = email.parse().unwrap();
    identity::ask_registration(&site.ctx, &address, Locale::En)
        .await
        .unwrap();
    let register = site.mailed_link().await.unwrap();
    for (path, form) in [
        (register.as_str(), super::registration("tide", email)),
        ("/sign-in", vec![("email", email), ("password", PASSWORD)]),
        ("/locale", vec![("lang", "en")]),
    ] {
        let mut browser = site.browser();
        let request = browser
            .request(Method::POST, path)
            .header(header::ORIGIN, "https://market.example")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = browser.send(request.body(Body::from(body(&form))).unwrap()).await;
        let cookies: Vec<_> = answer.headers.get_all(header::SET_COOKIE).iter().collect();
        assert!(!cookies.is_empty(), "{path}");
        for cookie in cookies {
            let cookie = cookie.to_str().unwrap();
            for flag in ["HttpOnly", "SameSite=Lax", "Secure"] {
                assert!(cookie.contains(flag), "{path}: {cookie}");
            }
            assert!(!cookie.contains("Domain="), "{path}: {cookie}");
        }
    }
}

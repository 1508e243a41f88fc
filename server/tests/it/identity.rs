//! Registering, signing in and out, and what strangers try.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

use domain::text::Locale;
use service::identity;

use crate::support::{Browser, ORIGIN, Site};

const FORM: [(&str, &str); 9] = [
    ("name_zh", "潮汐贸易"),
    ("name_en", "Tide Trading"),
    ("code", "tide-trading"),
    ("country", "CN"),
    ("buys", "on"),
    ("person_name", "Li Tide"),
    ("email", "li@tide.example"),
    ("password", "a long enough one"),
    ("time_zone", "Asia/Shanghai"),
];

fn with<'a>(field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    FORM.into_iter()
        .map(|(name, old)| if name == field { (name, value) } else { (name, old) })
        .collect()
}

async fn registered(site: &Site) -> Browser {
    let mut browser = site.browser();
    let answer = site.register(&mut browser, &FORM).await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, "/desk"),
        "{}",
        answer.text
    );
    browser
}

/// Where the link leads that was mailed to somebody who asked to register.
async fn registering(site: &Site, email: &str) -> String {
    let asked = site.browser().post("/register", &[("email", email)]).await;
    assert_eq!(asked.location(), "/register?sent");
    site.mailed_link().await.unwrap()
}

#[tokio::test]
async fn who_registers_is_signed_in_and_can_sign_out() {
    let site = Site::new().await;
    let mut browser = registered(&site).await;
    let home = browser.get("/sign-in").await;
    home.shows("Li Tide");
    assert_eq!(browser.post("/sign-out", &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!browser.get("/sign-in").await.text.contains("Li Tide"));
}

#[tokio::test]
async fn the_session_cookie_is_kept_from_scripts_and_other_sites_and_changes_at_sign_in() {
    let site = Site::with(&[("PUBLIC_URL", "https://market.example")]).await;
    let mut browser = site.browser();
    browser
        .cookies
        .push(("session".into(), "AAAAAAAAAAAAAAAAAAAAAA".into()));
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(FORM)
        .finish();
    let address = "li@tide.example".parse().unwrap();
    identity::ask_registration(&site.ctx, &address, Locale::En)
        .await
        .unwrap();
    let path = site.mailed_link().await.unwrap();
    let request = browser
        .request(Method::POST, &path)
        .header(header::ORIGIN, "https://market.example")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = browser.send(request.body(Body::from(body)).unwrap()).await;
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    for flag in ["HttpOnly", "SameSite=Lax", "Secure"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    assert_ne!(browser.cookie("session"), Some("AAAAAAAAAAAAAAAAAAAAAA"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_look_the_same_and_keep_what_was_typed() {
    let site = Site::new().await;
    registered(&site).await;
    let mut stranger = site.browser();
    let wrong = stranger
        .post("/sign-in", &[("email", "li@tide.example"), ("password", "wrong")])
        .await;
    let unknown = stranger
        .post("/sign-in", &[("email", "no@tide.example"), ("password", "wrong")])
        .await;
    assert_eq!(
        (wrong.status, unknown.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
    );
    assert_eq!(wrong.lasting().replace("li@tide", "no@tide"), unknown.lasting());
    assert!(wrong.text.contains("value=\"li@tide.example\""));
}

#[tokio::test]
async fn who_asks_to_register_is_answered_the_same_whoever_has_the_address() {
    let site = Site::new().await;
    registered(&site).await;
    let mut answers = Vec::new();
    for email in ["li@tide.example", "nobody@tide.example", "li@tide.example"] {
        let mut stranger = site.browser();
        let asked = stranger.post("/register", &[("email", email)]).await;
        let shown = stranger.get(asked.location()).await;
        answers.push((asked.status, asked.location().to_owned(), shown.lasting()));
    }
    assert_eq!(answers[0], answers[1], "unknown");
    assert_eq!(answers[0], answers[2], "too soon");
    let wrong = site.browser().post("/register", &[("email", "li@tide")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.shows("value=\"li@tide\"");
}

#[tokio::test]
async fn after_signing_in_one_comes_back_within_this_site_only() {
    let site = Site::new().await;
    registered(&site).await;
    for (next, location) in [
        ("/rfqs/new?listing=1", "/rfqs/new?listing=1"),
        ("//evil.example", "/desk"),
    ] {
        let form = [
            ("email", "li@tide.example"),
            ("password", "a long enough one"),
            ("next", next),
        ];
        assert_eq!(site.browser().post("/sign-in", &form).await.location(), location);
    }
}

#[tokio::test]
async fn every_bad_value_is_told_in_the_visitors_language_and_nothing_typed_is_lost() {
    let site = Site::new().await;
    let huge = "长".repeat(5_000);
    let path = registering(&site, "li@tide.example").await;
    let bad = [
        ("name_zh", huge.as_str(), "最多 120 个字符"),
        ("code", "Ö!", "企业代码"),
        ("country", "ZZ", "国家"),
        ("person_name", "", "必填"),
        ("person_name", "a\0b", "控制字符"),
        ("password", "short", "至少"),
        ("time_zone", "Mars/Olympus", "时区"),
    ];
    for (field, value, words) in bad {
        let mut browser = site.browser();
        browser.language = "zh-CN";
        let answer = browser.post(&path, &with(field, value)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        answer.shows(words);
        assert!(answer.text.contains("value=\"Tide Trading\""), "{field}");
        assert!(
            !answer.text.contains("a long enough one"),
            "a password is never sent back"
        );
    }
}

#[tokio::test]
async fn what_is_typed_comes_back_as_text_never_as_markup() {
    let site = Site::new().await;
    let script = "\"><script>alert(1)</script>";
    let mut form = with("person_name", script);
    form.retain(|(name, _)| *name != "code");
    let answer = site.register(&mut site.browser(), &form).await;
    assert!(
        answer.text.contains("&lt;script&gt;") && !answer.text.contains("<script>alert"),
        "{}",
        answer.text
    );
}

#[tokio::test]
async fn forms_from_other_sites_are_refused() {
    let site = Site::new().await;
    for origin in [None, Some("https://evil.example"), Some("null")] {
        let mut browser = site.browser();
        let mut request = browser.request(Method::POST, "/sign-out");
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        let answer = browser.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin:?} is not {ORIGIN}");
    }
}

#[tokio::test]
async fn the_chosen_language_stays() {
    let site = Site::new().await;
    let mut browser = site.browser();
    assert!(browser.get("/sign-in").await.text.contains("lang=\"en\""));
    let answer = browser
        .post("/locale", &[("lang", "zh-CN"), ("next", "/sign-in")])
        .await;
    assert_eq!(answer.location(), "/sign-in");
    assert!(browser.get("/sign-in").await.text.contains("登录"));
    assert!(browser.get("/sign-in?lang=en").await.text.contains("Sign in"));
}

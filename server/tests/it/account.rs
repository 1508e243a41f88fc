//! One's own account as a browser meets it: settings, sessions, passwords, and what strangers try with their links.

use axum::http::StatusCode;

use crate::support::{Answer, Browser, Site, catalogue::PASSWORD};

const EMAIL: &str = "nets-co@example.com";
const NEW: &str = "quiet water runs deep";

async fn signed_in(site: &Site, password: &str) -> Browser {
    let mut browser = site.browser();
    let answer = sign_in(&mut browser, password).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    browser
}

async fn sign_in(browser: &mut Browser, password: &str) -> Answer {
    browser
        .post("/sign-in", &[("email", EMAIL), ("password", password)])
        .await
}

#[tokio::test]
async fn settings_are_kept_and_the_language_changes_at_once() {
    let site = Site::new().await;
    site.stock().await;
    let mut browser = signed_in(&site, PASSWORD).await;
    browser.get("/account/profile").await.shows("value=\"Chen\"");
    let wrong = [
        ("name", ""),
        ("locale", "xx"),
        ("time_zone", "Mars"),
        ("currency", "QQQ"),
    ];
    let answer = browser.post("/account/profile", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.shows("There are 4 things to correct");
    let right = [
        ("name", "王海燕"),
        ("locale", "zh-CN"),
        ("time_zone", "Europe/Berlin"),
        ("currency", "EUR"),
    ];
    let answer = browser.post("/account/profile", &right).await;
    assert_eq!(answer.location(), "/account/profile?saved");
    assert_eq!(browser.cookie("lang"), Some("zh-CN"));
    let page = browser.get("/account/profile?saved").await;
    page.shows("已保存");
    page.shows("王海燕");
    page.shows("value=\"EUR\" selected");
}

#[tokio::test]
async fn an_ended_session_is_worthless_at_once() {
    let site = Site::new().await;
    site.stock().await;
    let (mut here, mut there) = (signed_in(&site, PASSWORD).await, signed_in(&site, PASSWORD).await);
    let page = here.get("/account/sessions").await;
    page.shows("This one");
    let id = page
        .text
        .split("/account/sessions/")
        .find_map(|rest| rest.split_once("/end\""))
        .unwrap()
        .0
        .to_owned();
    let mut stranger = site.browser();
    let answer = stranger.post(&format!("/account/sessions/{id}/end"), &[]).await;
    assert!(answer.location().starts_with("/sign-in"));
    assert_eq!(there.get("/account").await.status, StatusCode::OK);
    let answer = here.post(&format!("/account/sessions/{id}/end"), &[]).await;
    assert_eq!(answer.location(), "/account/sessions");
    assert!(there.get("/account").await.location().starts_with("/sign-in"));
    let again = here.post(&format!("/account/sessions/{id}/end"), &[]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);

    let mut other = signed_in(&site, PASSWORD).await;
    here.post("/account/sessions/end-others", &[]).await;
    assert!(other.get("/account").await.location().starts_with("/sign-in"));
    assert_eq!(here.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_changed_password_keeps_this_session_under_a_new_cookie_and_ends_the_others() {
    let site = Site::new().await;
    site.stock().await;
    let (mut here, mut there) = (signed_in(&site, PASSWORD).await, signed_in(&site, PASSWORD).await);
    let before = here.cookie("session").unwrap().to_owned();
    let wrong = here
        .post("/account/password", &[("present", "no"), ("password", NEW)])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.shows("The password is wrong");
    assert!(!wrong.text.contains(NEW));
    let common = here
        .post(
            "/account/password",
            &[("present", PASSWORD), ("password", "Liverpool1")],
        )
        .await;
    common.shows("one of the passwords everyone tries first");
    let done = here
        .post("/account/password", &[("present", PASSWORD), ("password", NEW)])
        .await;
    assert_eq!(done.location(), "/account/password?changed");
    assert_eq!(here.get("/account").await.status, StatusCode::OK);
    assert!(there.get("/account").await.location().starts_with("/sign-in"));
    let mut copy = site.browser();
    copy.cookies.push(("session".into(), before));
    assert!(copy.get("/account").await.location().starts_with("/sign-in"));
    signed_in(&site, NEW).await;
}

#[tokio::test]
async fn a_forgotten_password_is_answered_the_same_for_everyone_and_set_once() {
    let site = Site::new().await;
    site.stock().await;
    let mut there = signed_in(&site, PASSWORD).await;
    let mut stranger = site.browser();
    let mut answers = Vec::new();
    for email in [EMAIL, "nobody@example.com"] {
        let answer = stranger.post("/forgotten-password", &[("email", email)]).await;
        let page = stranger.get(answer.location()).await;
        answers.push((
            answer.status,
            answer.location().to_owned(),
            answer.text,
            page.lasting(),
        ));
    }
    assert_eq!(answers[0], answers[1]);
    let nonsense = stranger.post("/forgotten-password", &[("email", "nobody")]).await;
    assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);

    let path = site.mailed_link().await.unwrap();
    let page = stranger.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.headers["referrer-policy"], "same-origin");
    let short = stranger.post(&path, &[("password", "short")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(there.get("/account").await.status, StatusCode::OK);
    stranger
        .post(&path, &[("password", NEW)])
        .await
        .shows("Sign in with the new password");
    assert!(
        stranger.cookie("device").is_some(),
        "who opened the mail is no stranger"
    );
    assert!(there.get("/account").await.location().starts_with("/sign-in"));
    for again in [
        stranger.get(&path).await,
        stranger.post(&path, &[("password", "another of mine")]).await,
    ] {
        assert_eq!(again.status, StatusCode::CONFLICT);
    }
    let guessed = stranger.get("/reset-password/00").await;
    assert_eq!(guessed.status, StatusCode::CONFLICT);
    signed_in(&site, NEW).await;
}

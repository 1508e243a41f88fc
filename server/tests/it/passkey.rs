//! Passkeys as browsers bring them: made, shown, shown again, shown by others and elsewhere, taken away.

use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::Value;
use service::ctx::Clock;

use crate::support::{Answer, Browser, ORIGIN, Site, catalogue::PASSWORD, device::Device};

const EMAIL: &str = "nets-co@example.com";

/// A site whose clock is set by hand.
async fn site() -> Site {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::open(folder, &[], Clock::set_at(Clock::System.now())).await;
    server::setup::migrate(&site.ctx).await.unwrap();
    site.stock().await;
    site
}

async fn signed_in(site: &Site, email: &str) -> Browser {
    let mut browser = site.browser();
    let answer = browser
        .post("/sign-in", &[("email", email), ("password", PASSWORD)])
        .await;
    assert_eq!(answer.location(), "/desk");
    browser
}

async fn options(browser: &mut Browser, path: &str) -> Value {
    let answer = browser.post(path, &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()
}

/// Makes a passkey on the device.
async fn make(browser: &mut Browser, device: &mut Device) -> Answer {
    let options = options(browser, "/account/security/passkeys/options").await;
    let made = device.make(&options);
    let form = [("name", "Office laptop"), ("credential", made.as_str())];
    browser.post("/account/security/passkeys", &form).await
}

/// What a browser nobody knows sends to sign in with the device.
async fn shown(browser: &mut Browser, device: &mut Device) -> String {
    device.show(&options(browser, "/sign-in/passkey/options").await)
}

async fn enter(browser: &mut Browser, credential: &str) -> Answer {
    browser
        .post(
            "/sign-in/passkey",
            &[("credential", credential), ("next", "/account")],
        )
        .await
}

#[tokio::test]
async fn a_passkey_lets_its_person_in_without_a_word() {
    let site = site().await;
    let (mut browser, mut device) = (signed_in(&site, EMAIL).await, Device::new(ORIGIN, 7));
    let made = make(&mut browser, &mut device).await;
    assert_eq!(made.location(), "/account/security", "{}", made.text);
    browser.get("/account/security").await.shows("Office laptop");

    let mut elsewhere = site.browser();
    let credential = shown(&mut elsewhere, &mut device).await;
    let before = elsewhere.cookie("session").map(str::to_owned);
    assert_eq!(enter(&mut elsewhere, &credential).await.location(), "/account");
    assert_ne!(elsewhere.cookie("session").map(str::to_owned), before, "a new id");
    elsewhere.get("/account").await.shows("Dongting Gear");
    assert_eq!(
        site.trail("person.signed_in").await.last().unwrap()["by"],
        "passkey"
    );
    browser.get("/account/security").await.shows("Last used");

    // The same device a second time: it has counted on.
    let mut again = site.browser();
    let credential = shown(&mut again, &mut device).await;
    assert_eq!(enter(&mut again, &credential).await.location(), "/account");
}

#[tokio::test]
async fn what_was_shown_once_is_worth_nothing_again() {
    let site = site().await;
    let (mut browser, mut device) = (signed_in(&site, EMAIL).await, Device::new(ORIGIN, 7));
    make(&mut browser, &mut device).await;
    let mut elsewhere = site.browser();
    let credential = shown(&mut elsewhere, &mut device).await;
    let mut copied = site.browser();
    copied.cookies.clone_from(&elsewhere.cookies);
    assert_eq!(enter(&mut elsewhere, &credential).await.location(), "/account");
    assert!(
        enter(&mut copied, &credential)
            .await
            .location()
            .starts_with("/sign-in?")
    );
    // In another ceremony, which asked for something else.
    let mut thief = site.browser();
    options(&mut thief, "/sign-in/passkey/options").await;
    let refused = enter(&mut thief, &credential).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.shows("This passkey opens nothing here");
}

#[tokio::test]
async fn a_copy_of_the_device_is_found_out() {
    let site = site().await;
    let (mut browser, mut device) = (signed_in(&site, EMAIL).await, Device::new(ORIGIN, 7));
    make(&mut browser, &mut device).await;
    let mut copy = Device::new(ORIGIN, 7);
    let options = options(&mut browser, "/account/security/passkeys/options").await;
    copy.make(&options);
    for _ in 0..2 {
        let mut elsewhere = site.browser();
        let credential = shown(&mut elsewhere, &mut device).await;
        assert_eq!(enter(&mut elsewhere, &credential).await.location(), "/account");
    }
    let mut thief = site.browser();
    let credential = shown(&mut thief, &mut copy).await;
    assert_eq!(
        enter(&mut thief, &credential).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn nobody_comes_in_from_another_site_with_another_device_or_too_late() {
    let site = site().await;
    let (mut browser, mut device) = (signed_in(&site, EMAIL).await, Device::new(ORIGIN, 7));
    make(&mut browser, &mut device).await;
    device.origin = "http://market.example.evil.example".into();
    let mut lured = site.browser();
    let credential = shown(&mut lured, &mut device).await;
    assert_eq!(
        enter(&mut lured, &credential).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    device.origin = ORIGIN.into();

    let mut forged = Device::new(ORIGIN, 9);
    let asked = options(&mut browser, "/account/security/passkeys/options").await;
    forged.make(&asked);
    let mut stranger = site.browser();
    let credential = shown(&mut stranger, &mut forged).await;
    assert_eq!(
        enter(&mut stranger, &credential).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );

    let mut slow = site.browser();
    let credential = shown(&mut slow, &mut device).await;
    site.ctx.clock.advance(TimeDelta::minutes(5));
    assert!(
        enter(&mut slow, &credential)
            .await
            .location()
            .starts_with("/sign-in?")
    );
}

#[tokio::test]
async fn a_passkey_proves_once_more_who_one_is_and_nobody_elses_does() {
    let site = site().await;
    site.trader("other").await;
    let (mut browser, mut device) = (signed_in(&site, EMAIL).await, Device::new(ORIGIN, 7));
    make(&mut browser, &mut device).await;
    let mut others = Device::new(ORIGIN, 9);
    make(&mut signed_in(&site, "other@example.com").await, &mut others).await;
    site.ctx.clock.advance(TimeDelta::hours(13));
    for (device, status) in [
        (&mut others, StatusCode::UNPROCESSABLE_ENTITY),
        (&mut device, StatusCode::SEE_OTHER),
    ] {
        let credential = shown(&mut browser, device).await;
        let form = [
            ("again.passkey", credential.as_str()),
            ("again.next", "/account/delete"),
        ];
        assert_eq!(browser.post("/sign-in/again", &form).await.status, status);
    }
    assert_eq!(browser.get("/account/delete").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_was_taken_away_opens_nothing_and_others_can_not_take_it() {
    let site = site().await;
    site.trader("other").await;
    let (mut browser, mut device) = (signed_in(&site, EMAIL).await, Device::new(ORIGIN, 7));
    make(&mut browser, &mut device).await;
    let page = browser.get("/account/security").await;
    let (_, rest) = page.text.split_once("/account/security/passkeys/").unwrap();
    let id = rest.split('/').next().unwrap();
    let path = format!("/account/security/passkeys/{id}/remove");
    let mut other = signed_in(&site, "other@example.com").await;
    for answer in [other.get(&path).await, other.post(&path, &[]).await] {
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
    browser.get(&path).await.shows("Office laptop");
    assert_eq!(browser.post(&path, &[]).await.location(), "/account/security");
    assert_eq!(
        browser.post(&path, &[]).await.status,
        StatusCode::NOT_FOUND,
        "once"
    );
    let mut elsewhere = site.browser();
    let credential = shown(&mut elsewhere, &mut device).await;
    assert_eq!(
        enter(&mut elsewhere, &credential).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn a_name_that_is_too_long_costs_no_second_passkey() {
    let site = site().await;
    let (mut browser, mut device) = (signed_in(&site, EMAIL).await, Device::new(ORIGIN, 7));
    let made = device.make(&options(&mut browser, "/account/security/passkeys/options").await);
    let long = "x".repeat(61);
    let form = [("name", long.as_str()), ("credential", made.as_str())];
    let refused = browser.post("/account/security/passkeys", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.shows(&made.replace('"', "&quot;"));
    let form = [("name", "Office laptop"), ("credential", made.as_str())];
    let kept = browser.post("/account/security/passkeys", &form).await;
    assert_eq!(kept.location(), "/account/security");
}

#[tokio::test]
async fn what_is_no_passkey_is_told_and_the_name_stays() {
    let site = site().await;
    let mut browser = signed_in(&site, EMAIL).await;
    options(&mut browser, "/account/security/passkeys/options").await;
    let form = [("name", "Office laptop"), ("credential", "{\"id\":1}")];
    let refused = browser.post("/account/security/passkeys", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.shows("value=\"Office laptop\"");
    let nothing = [("name", "Office laptop"), ("credential", "")];
    let refused = browser.post("/account/security/passkeys", &nothing).await;
    refused.shows("value=\"Office laptop\"");
    let late = browser.post("/account/security/passkeys", &form).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

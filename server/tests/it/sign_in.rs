//! Signing in as strangers try it: how long they wait, what they are told, and who is let in nevertheless.

use axum::http::{StatusCode, header};

use crate::support::{Browser, Site, catalogue::PASSWORD};

async fn guess(browser: &mut Browser, email: &str, password: &str) -> crate::support::Answer {
    let form = [("email", email), ("password", password), ("next", "/rfqs/new")];
    browser.post("/sign-in", &form).await
}

#[tokio::test]
async fn who_fails_often_is_told_how_long_to_wait_and_loses_nothing_typed() {
    let site = Site::new().await;
    site.stock().await;
    let (known, unknown) = ("nets-co@example.com", "nobody@example.com");
    let mut pages = Vec::new();
    for email in [known, unknown] {
        let mut stranger = site.browser();
        for _ in 0..6 {
            let answer = guess(&mut stranger, email, "a wrong guess").await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let answer = guess(&mut stranger, email, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        let seconds: u32 = answer.headers[header::RETRY_AFTER]
            .to_str()
            .unwrap()
            .parse()
            .unwrap();
        assert!((1..=15).contains(&seconds));
        answer.shows(&format!("Try again in {seconds} s"));
        answer.shows(&format!("value=\"{email}\""));
        answer.shows("value=\"/rfqs/new\"");
        assert!(!answer.text.contains(PASSWORD));
        pages.push(
            answer
                .lasting()
                .replace(email, "")
                .replace(&format!("in {seconds} s"), ""),
        );
    }
    assert_eq!(pages[0], pages[1], "nothing tells which address is known");
}

#[tokio::test]
async fn a_browser_that_was_let_in_before_is_not_kept_out_by_a_strangers_guesses() {
    let site = Site::new().await;
    site.stock().await;
    let mut own = site.browser();
    let answer = guess(&mut own, "nets-co@example.com", PASSWORD).await;
    assert_eq!(answer.location(), "/rfqs/new");
    own.post("/sign-out", &[]).await;
    // At the same address: a network shared with strangers.
    let mut stranger = site.browser();
    for _ in 0..8 {
        guess(&mut stranger, "nets-co@example.com", "a wrong guess").await;
    }
    let answer = guess(&mut stranger, "nets-co@example.com", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    let answer = guess(&mut own, "nets-co@example.com", PASSWORD).await;
    assert_eq!(answer.location(), "/rfqs/new");
}

#[tokio::test]
async fn the_cookie_that_remembers_a_browser_is_kept_from_scripts_and_says_nothing_of_the_person() {
    let site = Site::with(&[("PUBLIC_URL", "https://market.example")]).await;
    site.stock().await;
    let mut own = site.browser();
    let answer = guess(&mut own, "nets-co@example.com", PASSWORD).await;
    let cookies = answer.headers.get_all(header::SET_COOKIE).iter();
    let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap());
    let device = cookies.find(|cookie| cookie.starts_with("device=")).unwrap();
    for flag in ["HttpOnly", "SameSite=Lax", "Secure"] {
        assert!(device.contains(flag), "{device}");
    }
    let member = site.signed_in("nets-co@example.com").await;
    let person = member.member().unwrap().person.0.simple().to_string();
    assert!(!device.contains(&person) && !device.contains("nets"));
    // It lets nobody in.
    let mut thief = site.browser();
    thief
        .cookies
        .push(("device".into(), own.cookie("device").unwrap().into()));
    assert_eq!(thief.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn benchmarks_may_switch_it_off() {
    let site = Site::with(&[("RATE_LIMIT", "off")]).await;
    let mut browser = site.browser();
    for _ in 0..12 {
        let answer = guess(&mut browser, "nobody@example.com", "a wrong guess").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

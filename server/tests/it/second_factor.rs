//! The second step of signing in, and showing again who one is: as browsers meet them.

use axum::http::StatusCode;
use sea_orm::ConnectionTrait;
use totp_rs::{Builder, Secret, Totp};

use crate::support::{Answer, Browser, Site, catalogue::PASSWORD};

const EMAIL: &str = "nets-co@example.com";

async fn sign_in(browser: &mut Browser, next: &str) -> Answer {
    let form = [("email", EMAIL), ("password", PASSWORD), ("next", next)];
    browser.post("/sign-in", &form).await
}

/// Signed in, as somebody who has no second factor.
async fn signed_in(site: &Site) -> Browser {
    let mut browser = site.browser();
    assert_eq!(sign_in(&mut browser, "").await.location(), "/desk");
    browser
}

/// What stands between two marks.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap();
    rest.split_once(to).unwrap().0
}

/// Sets up an app through its pages: the app, and the recovery codes shown.
async fn protect(browser: &mut Browser) -> (Totp, Vec<String>) {
    let started = browser.post("/account/security/authenticator", &[]).await;
    assert_eq!(started.location(), "/account/security/authenticator");
    let page = browser.get("/account/security/authenticator").await;
    page.shows("class=\"qr\"");
    let secret = between(&page.text, "<code class=\"secret\">", "</code>").replace(' ', "");
    let secret = Secret::try_from_base32(secret).unwrap();
    let app = Builder::new().with_secret(secret).build().unwrap();
    let wrong = browser
        .post("/account/security/authenticator/confirm", &[("code", "12345")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let code = code(&app, 0);
    let shown = browser
        .post("/account/security/authenticator/confirm", &[("code", &code)])
        .await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    let codes = shown.text.split("<li><code>").skip(1);
    let codes: Vec<String> = codes
        .map(|part| part.split('<').next().unwrap().to_owned())
        .collect();
    assert_eq!(codes.len(), 10);
    (app, codes)
}

/// What the app shows so many seconds from now.
fn code(app: &Totp, off: i64) -> String {
    let now = service::ctx::Clock::System.now().timestamp() + off;
    app.generate(now.try_into().unwrap()).to_string()
}

/// Makes every proof in the site older than it may be.
async fn age_proofs(site: &Site) {
    let tx = site.ctx.db.begin().await.unwrap();
    tx.execute_unprepared("UPDATE session SET data = json_set(data, '$.proved', '2020-01-01T00:00:00Z')")
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn with_an_app_the_password_alone_opens_nothing() {
    let site = Site::new().await;
    site.stock().await;
    let mut own = signed_in(&site).await;
    let (app, codes) = protect(&mut own).await;

    let mut stranger = site.browser();
    let half = sign_in(&mut stranger, "/selling").await;
    assert_eq!(half.location(), "/sign-in/code?next=%2Fselling");
    for path in ["/account", "/selling", "/account/security"] {
        let refused = stranger.get(path).await;
        assert!(refused.location().starts_with("/sign-in?next="), "{path}");
    }
    let before = stranger.cookie("session").unwrap().to_owned();
    let wrong = stranger.post("/sign-in/code", &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A step later: the code that confirmed the app is used up.
    let form = [("code", code(&app, 30)), ("next", "/selling".to_owned())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    let entered = stranger.post("/sign-in/code", &form).await;
    assert_eq!(entered.location(), "/selling", "{}", entered.text);
    assert_ne!(
        stranger.cookie("session"),
        Some(before.as_str()),
        "a new id at every rise of rights"
    );

    let mut replayed = site.browser();
    sign_in(&mut replayed, "").await;
    assert_eq!(
        replayed.post("/sign-in/code", &form).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let recovered = replayed.post("/sign-in/code", &[("code", &codes[0])]).await;
    assert_eq!(recovered.location(), "/desk");
}

#[tokio::test]
async fn nobody_comes_to_the_second_step_without_the_first() {
    let site = Site::new().await;
    site.stock().await;
    let mut stranger = site.browser();
    let start = stranger.get("/sign-in/code?next=/selling").await;
    assert_eq!(start.location(), "/sign-in?next=%2Fselling");
    let start = stranger.post("/sign-in/code", &[("code", "123456")]).await;
    assert_eq!(start.location(), "/sign-in?next=");
}

#[tokio::test]
async fn a_session_known_before_signing_in_is_worth_nothing_after_it_nor_one_signed_out() {
    let site = Site::new().await;
    site.stock().await;
    let mut own = site.browser();
    own.cookies
        .push(("session".into(), "AAAAAAAAAAAAAAAAAAAAAA".into()));
    sign_in(&mut own, "").await;
    let session = own.cookie("session").unwrap().to_owned();
    assert_ne!(session, "AAAAAAAAAAAAAAAAAAAAAA");
    own.post("/sign-out", &[]).await;
    let mut thief = site.browser();
    thief.cookies.push(("session".into(), session));
    assert!(thief.get("/account").await.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn an_old_proof_is_renewed_and_one_comes_back_within_this_site_only() {
    let site = Site::new().await;
    site.stock().await;
    let mut own = signed_in(&site).await;
    own.post("/account/security/authenticator", &[]).await;
    age_proofs(&site).await;
    let asked = own.get("/account/security/authenticator").await;
    assert_eq!(
        asked.location(),
        "/sign-in/again?next=%2Faccount%2Fsecurity%2Fauthenticator"
    );
    own.get(asked.location()).await.shows("show once more");
    let wrong = own.post("/sign-in/again", &[("again.password", "wrong")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let before = own.cookie("session").unwrap().to_owned();
    for (next, location) in [
        (
            "/account/security/authenticator",
            "/account/security/authenticator",
        ),
        ("//evil.example", "/desk"),
    ] {
        let form = [("again.password", PASSWORD), ("again.next", next)];
        let proved = own.post("/sign-in/again", &form).await;
        assert_eq!(
            (proved.status, proved.location()),
            (StatusCode::SEE_OTHER, location)
        );
    }
    assert_ne!(own.cookie("session"), Some(before.as_str()));
    assert_eq!(
        own.get("/account/security/authenticator").await.status,
        StatusCode::OK
    );
    let nobody = site.browser().get("/sign-in/again").await;
    assert_eq!(nobody.location(), "/sign-in?next=%2Fsign-in%2Fagain");
}

#[tokio::test]
async fn a_form_that_comes_too_late_for_its_proof_is_carried_along_and_sent_again() {
    let site = Site::new().await;
    site.stock().await;
    let mut own = signed_in(&site).await;
    age_proofs(&site).await;
    let typed = [
        ("reason", "two\nlines & \"more\" <b>"),
        ("part", "1"),
        ("part", "2"),
        ("new_password", "never sent back"),
    ];
    let path = "/orders/00000000-0000-0000-0000-000000000007/confirm";
    let asked = own.post(path, &typed).await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN);
    asked.shows("What you typed is kept");
    asked.shows("two\nlines &amp; &quot;more&quot; &lt;b&gt;");
    assert!(
        asked.text.contains("name=\"part\" value=\"1\"") && asked.text.contains("name=\"part\" value=\"2\"")
    );
    assert!(!asked.text.contains("never sent back"));
    let form = |password: &'static str| {
        [
            &[
                ("again.next", path),
                ("again.send", "on"),
                ("again.password", password),
            ],
            &typed[..3],
        ]
        .concat()
    };
    let wrong = own.post("/sign-in/again", &form("wrong")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.shows("two\nlines &amp;");
    let proved = own.post("/sign-in/again", &form(PASSWORD)).await;
    assert_eq!(
        (proved.status, proved.location()),
        (StatusCode::TEMPORARY_REDIRECT, path)
    );
    // The browser sends it again: now it reaches its handler.
    let sent = own.post(path, &form(PASSWORD)).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn with_an_app_a_new_proof_needs_its_code_too() {
    let site = Site::new().await;
    site.stock().await;
    let mut own = signed_in(&site).await;
    let (app, _) = protect(&mut own).await;
    age_proofs(&site).await;
    own.get("/sign-in/again?next=/selling")
        .await
        .shows("name=\"again.code\"");
    let form = [("again.password", PASSWORD), ("again.next", "/selling")];
    let half = own.post("/sign-in/again", &form).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    let code = code(&app, 30);
    let whole = [&form[..], &[("again.code", code.as_str())]].concat();
    assert_eq!(own.post("/sign-in/again", &whole).await.location(), "/selling");
}

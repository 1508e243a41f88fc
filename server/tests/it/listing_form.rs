//! A listing written by hand, in a browser without scripts.

use axum::http::StatusCode;
use domain::company::Role;

use crate::support::{Answer, Browser, Site};

const NEW: &str = "/selling/listings/new";

async fn browser(site: &Site, name: &str) -> Browser {
    let mut browser = site.browser();
    let email = format!("{name}@example.com");
    let form = [("email", email.as_str()), ("password", "harbour office 7")];
    assert_eq!(
        browser.post("/sign-in", &form).await.status,
        StatusCode::SEE_OTHER
    );
    browser
}

/// The supplier of a stocked market.
async fn supplier(site: &Site) -> Browser {
    site.stock().await;
    browser(site, "nets-co").await
}

/// The hidden field the form sends back.
fn seen(answer: &Answer) -> String {
    let (_, rest) = answer.text.split_once("name=\"seen\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_form_that_is_wrong_comes_back_with_all_that_was_typed() {
    let site = Site::new().await;
    let mut browser = supplier(&site).await;
    browser.get(NEW).await.shows("New listing");
    let mut typed = vec![
        ("market", "gear"),
        ("sku", ""),
        ("title_en", "Hook \"barbed\""),
        ("description_en", "One\r\nTwo</textarea>"),
        ("category", "Toys > None"),
        ("gtin", "123"),
        ("unit", "H87"),
        ("moq", "few"),
        ("currency", "USD"),
        ("tier_quantity", "1"),
        ("tier_price", ""),
        ("tier_quantity", ""),
        ("tier_price", ""),
        ("attribute_text", ""),
        ("attribute_name", "colour"),
        ("attribute_value", ""),
    ];
    let wrong = browser.post(NEW, &typed).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in [
        "5 things",
        "href=\"#sku\"",
        "href=\"#gtin\"",
        "href=\"#moq\"",
        "href=\"#tiers.1.unit_price\"",
        "href=\"#attributes.1.value\"",
        "value=\"Hook &quot;barbed&quot;\"",
        "One\nTwo&lt;/textarea&gt;",
        "<option value=\"Toys &gt; None\" selected>",
        "value=\"few\"",
        "value=\"colour\"",
    ] {
        wrong.shows(shown);
    }
    // A row more, and nothing else has changed.
    typed.push(("action", "add_tier"));
    let more = browser.post(NEW, &typed).await;
    assert_eq!(more.status, StatusCode::OK);
    more.shows("value=\"few\"");
    more.shows("id=\"tiers.3.min_quantity\"");
    assert!(!more.text.contains("id=\"tiers.4.min_quantity\""));
}

#[tokio::test]
async fn a_listing_is_written_saved_and_handed_in() {
    let site = Site::new().await;
    let mut browser = supplier(&site).await;
    let typed = |action| {
        [
            ("action", action),
            ("sku", "H-1"),
            ("title_en", "Hook"),
            ("category", "Fishing gear > Traps"),
            ("currency", "USD"),
            ("tier_quantity", "10"),
            ("tier_price", "2.5"),
            ("attribute_text", ""),
            ("attribute_name", "size"),
            ("attribute_value", "12"),
        ]
    };
    let made = browser.post(NEW, &typed("keep")).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let page = browser.get(made.location()).await;
    page.shows("only your company sees it");
    page.shows("value=\"2.50\"");
    browser.get("/selling/listings").await.shows("Draft");
    let path = made.location().split('?').next().unwrap().to_owned();
    let version = seen(&page);
    let mut form = typed("save").to_vec();
    form.push(("seen", &version));
    let saved = browser.post(&path, &form).await;
    browser.get(saved.location()).await.shows("operator reviews it");
    let again = browser.post(NEW, &typed("save")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    again.shows("Already in use");
    // A copy has all but what is one listing's own.
    let id = path.split('/').nth(3).unwrap();
    let copy = browser.get(&format!("{NEW}?copy={id}")).await;
    copy.shows("value=\"Hook\"");
    assert!(!copy.text.contains("value=\"H-1\""));
    let none = browser.get(&format!("{NEW}?copy=x")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_saves_second_is_shown_both() {
    let site = Site::new().await;
    let mut browser = supplier(&site).await;
    let path = format!("/selling/listings/{}/edit", site.listing("N-2").await);
    let version = seen(&browser.get(&path).await);
    let typed = |version, title| {
        [
            ("seen", version),
            ("sku", "N-2"),
            ("title_en", title),
            ("currency", "USD"),
            ("moq", "20"),
        ]
    };
    let first = browser.post(&path, &typed(&version, "First net")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    browser
        .get(first.location())
        .await
        .shows("once the operator has approved it");
    let second = browser.post(&path, &typed(&version, "Second net")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    second.shows("Somebody else changed this listing");
    second.shows("First net</del>");
    second.shows("value=\"Second net\"");
    // Read now, it is saved.
    let newer = seen(&second);
    assert_ne!(newer, version);
    let saved = browser.post(&path, &typed(&newer, "Second net")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn who_only_reads_is_offered_nothing_to_write() {
    let site = Site::new().await;
    let mut owner = supplier(&site).await;
    let boss = site.signed_in("nets-co@example.com").await;
    site.joins(&boss, "vera", Role::Viewer).await;
    let mut viewer = browser(&site, "vera").await;
    let list = owner.get("/selling/listings").await;
    list.shows("href=\"/selling/listings/new\"");
    list.shows("/edit\"");
    let list = viewer.get("/selling/listings").await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(!list.text.contains("/selling/listings/new") && !list.text.contains("/edit\""));
}

#[tokio::test]
async fn ones_own_list_is_sifted_and_the_place_in_it_kept() {
    let site = Site::new().await;
    let mut browser = supplier(&site).await;
    let found = browser.get("/selling/listings?q=n-2&state=published").await;
    found.shows("Cast net");
    assert!(!found.text.contains("Three-layer"));
    found.shows("<option value=\"published\" selected>");
    found.shows("name=\"q\" value=\"n-2\"");
    browser
        .get("/selling/listings?state=draft")
        .await
        .shows("No such listing");
    let id = site.listing("N-2").await;
    let place = [("after", "x"), ("state", "published"), ("q", "a&b")];
    let paused = browser
        .post(&format!("/selling/listings/{id}/pause"), &place)
        .await;
    assert_eq!(paused.location(), "/selling/listings?state=published&q=a%26b");
}

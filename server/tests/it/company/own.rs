//! The area in which a company's own people keep it.

use axum::http::StatusCode;

use super::{SCRIPT, harmless, people::People};
use crate::support::{Browser, Site};

const PROFILE: [(&str, &str); 7] = [
    ("company", "nets-co"),
    ("seen", "1"),
    ("name_zh", "洞庭织网"),
    ("name_en", "Netting Works"),
    ("country", "CN"),
    ("supplies", "on"),
    ("exports_to", "Nigeria, 德国"),
];

fn with<'a>(form: &[(&'a str, &'a str)], changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = form
        .iter()
        .filter(|(name, _)| changed.iter().all(|(other, _)| name != other));
    kept.chain(changed).copied().collect()
}

async fn supplier(site: &Site) -> Browser {
    People::arrive(site).await;
    People::signed_in(site, "nets-co@example.com").await
}

#[tokio::test]
async fn of_two_editors_the_second_keeps_what_they_typed_and_sees_what_stands() {
    let site = Site::new().await;
    let mut first = supplier(&site).await;
    let mut second = People::signed_in(&site, "nets-co@example.com").await;
    let saved = first.post("/company/profile", &PROFILE).await;
    assert_eq!(saved.location(), "/company?done=profile", "{}", saved.text);
    let typed = with(
        &PROFILE,
        &[("name_en", "Other Works"), ("about_en", "Typed at length")],
    );
    let late = second.post("/company/profile", &typed).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    for words in [
        "Typed at length",
        "value=\"Other Works\"",
        "<del>",
        "Netting Works",
        "name=\"seen\" value=\"2\"",
    ] {
        late.shows(words);
    }
    // Having seen it, they may put theirs in its place.
    let again = with(&typed, &[("seen", "2")]);
    assert_eq!(
        second.post("/company/profile", &again).await.status,
        StatusCode::SEE_OTHER
    );
    first.get("/companies/nets-co").await.shows("Other Works");
}

#[tokio::test]
async fn what_is_typed_into_any_field_comes_back_as_text() {
    let site = Site::new().await;
    let mut browser = supplier(&site).await;
    for field in [
        "name_zh",
        "name_en",
        "country",
        "city_zh",
        "city_en",
        "about_zh",
        "about_en",
        "website",
        "exports_to",
        "founded",
        "staff",
        "floor_area",
        "products_zh",
        "products_en",
        "seen",
    ] {
        let form = with(&PROFILE, &[(field, SCRIPT), ("name_zh", "x".repeat(500).leak())]);
        let back = browser.post("/company/profile", &form).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(!back.text.contains("<script>alert"), "{field}");
    }
    let address = [
        ("company", "nets-co"),
        ("kind", SCRIPT),
        ("lines", SCRIPT),
        ("postcode", SCRIPT),
        ("country", SCRIPT),
    ];
    harmless(
        &browser.post("/company/addresses/new", &address).await,
        StatusCode::UNPROCESSABLE_ENTITY,
    );
    let bank = [
        ("company", "nets-co"),
        ("seen", "0"),
        ("holder", SCRIPT),
        ("bank", SCRIPT),
        ("account", SCRIPT),
        ("bic", SCRIPT),
    ];
    harmless(
        &browser.post("/company/bank/change", &bank).await,
        StatusCode::UNPROCESSABLE_ENTITY,
    );
    let numbers = [
        ("company", "nets-co"),
        ("uscc", SCRIPT),
        ("vat", SCRIPT),
        ("other", SCRIPT),
    ];
    harmless(
        &browser.post("/company/numbers", &numbers).await,
        StatusCode::UNPROCESSABLE_ENTITY,
    );
    let found = [
        ("name_zh", SCRIPT),
        ("code", SCRIPT),
        ("country", SCRIPT),
        ("uscc", SCRIPT),
    ];
    harmless(
        &browser.post("/company/new", &found).await,
        StatusCode::UNPROCESSABLE_ENTITY,
    );
    // Kept, and shown again where it may be.
    let kept = [
        ("company", "nets-co"),
        ("kind", "warehouse"),
        ("lines", SCRIPT),
        ("postcode", ""),
        ("country", "CN"),
    ];
    assert_eq!(
        browser.post("/company/addresses/new", &kept).await.status,
        StatusCode::SEE_OTHER
    );
    harmless(&browser.get("/company/addresses").await, StatusCode::OK);
    let kept = with(&bank, &[("account", "6222080012345678901"), ("bic", "")]);
    assert_eq!(
        browser.post("/company/bank/change", &kept).await.status,
        StatusCode::SEE_OTHER
    );
    harmless(&browser.get("/company/bank").await, StatusCode::OK);
    harmless(&browser.get("/company/bank/change").await, StatusCode::OK);
}

#[tokio::test]
async fn another_companys_address_is_not_there() {
    let site = Site::new().await;
    let mut own = supplier(&site).await;
    let mut stranger = People::signed_in(&site, "reef-gmbh@example.com").await;
    let address = [
        ("company", "nets-co"),
        ("kind", "registered"),
        ("lines", "Quay 1"),
        ("postcode", "414000"),
        ("country", "CN"),
    ];
    own.post("/company/addresses/new", &address).await;
    let list = own.get("/company/addresses").await;
    let path = list
        .text
        .split('"')
        .find(|part| part.starts_with("/company/addresses/0"))
        .unwrap()
        .to_owned();
    let theirs = with(&address, &[("company", "reef-gmbh"), ("seen", "1")]);
    assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        stranger.get(&format!("{path}/remove")).await.status,
        StatusCode::NOT_FOUND
    );
    for path in [path.clone(), format!("{path}/remove")] {
        assert_eq!(
            stranger.post(&path, &theirs).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    assert!(!stranger.get("/company/addresses").await.text.contains("Quay 1"));
    let removed = own
        .post(&format!("{path}/remove"), &[("company", "nets-co")])
        .await;
    assert_eq!(
        removed.location(),
        "/company/addresses?done=removed",
        "{}",
        removed.text
    );
}

#[tokio::test]
async fn a_wrong_code_is_refused_and_an_operator_takes_it_with_a_reason_the_company_sees() {
    const WRONG: &str = "91350203M0001QAY9B";
    let site = Site::new().await;
    let mut own = supplier(&site).await;
    let mut operator = People::signed_in(&site, "harbour@example.com").await;
    let refused = own
        .post("/company/numbers", &[("company", "nets-co"), ("uscc", WRONG)])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.shows("probably mistyped");
    refused.shows(WRONG);
    let vouch = [("number", WRONG), ("reason", SCRIPT)];
    for path in [
        "/operating/companies/nets-co",
        "/operating/companies/reef-gmbh",
        "/operating/companies/nobody",
    ] {
        assert_eq!(own.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(
            own.post(path, &vouch).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    assert_eq!(
        operator.get("/operating/companies/reef-gmbh").await.status,
        StatusCode::NOT_FOUND
    );
    let bare = operator
        .post("/operating/companies/nets-co", &[("number", WRONG)])
        .await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    let taken = operator.post("/operating/companies/nets-co", &vouch).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
    harmless(
        &operator.get("/operating/companies/nets-co").await,
        StatusCode::OK,
    );
    let seen = own.get("/company/numbers").await;
    harmless(&seen, StatusCode::OK);
    seen.shows("By harbour person");
    // Registration numbers are nobody else's business.
    assert!(
        !site
            .browser()
            .get("/companies/nets-co")
            .await
            .text
            .contains(WRONG)
    );
}

#[tokio::test]
async fn a_form_of_one_company_does_nothing_to_another() {
    let site = Site::new().await;
    let mut browser = supplier(&site).await;
    let new = [
        ("name_en", "Second Ltd"),
        ("code", "second-ltd"),
        ("country", "DE"),
        ("buys", "on"),
    ];
    let founded = browser.post("/company/new", &new).await;
    assert_eq!(founded.location(), "/company?done=founded", "{}", founded.text);
    browser.get("/company").await.shows("Second Ltd");
    let late = browser.post("/company/profile", &PROFILE).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.shows("nets-co");
    browser.get("/companies/second-ltd").await.shows("Second Ltd");
    assert_eq!(
        browser
            .post("/company/switch", &[("code", "reef-gmbh")])
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    let switched = browser.post("/company/switch", &[("code", "nets-co")]).await;
    assert_eq!(switched.location(), "/desk");
    let saved = browser.post("/company/profile", &PROFILE).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
}

#[tokio::test]
async fn the_area_is_for_its_own_people_only() {
    let site = Site::new().await;
    People::arrive(&site).await;
    for path in [
        "/company",
        "/company/profile",
        "/company/numbers",
        "/company/addresses",
        "/company/addresses/new",
        "/company/bank",
        "/company/bank/change",
        "/company/new",
        "/operating/companies/nets-co",
    ] {
        let answer = site.browser().get(path).await;
        assert!(
            answer.location().starts_with("/sign-in"),
            "{path}: {}",
            answer.status
        );
    }
    for path in [
        "/company/profile",
        "/company/numbers",
        "/company/switch",
        "/company/new",
    ] {
        let answer = site.browser().post(path, &PROFILE).await;
        assert!(
            answer.location().starts_with("/sign-in"),
            "{path}: {}",
            answer.status
        );
    }
}

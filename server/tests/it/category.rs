//! Categories and what they ask for over HTTP: kept by an administrator, filled in by a supplier, narrowed by a buyer.

use axum::http::StatusCode;
use domain::actor::Actor;
use service::{catalog::tree, identity};

use crate::support::{Answer, Browser, Site};

const MATERIAL: [(&str, &str); 12] = [
    ("key", "material"),
    ("name_zh", "材质"),
    ("name_en", "Material"),
    ("kind", "one"),
    ("choice_zh", "尼龙"),
    ("choice_en", "Nylon"),
    ("choice_code", ""),
    ("choice_zh", "聚乙烯"),
    ("choice_en", "Polyethylene"),
    ("choice_code", "pe"),
    ("required", "on"),
    ("filterable", "on"),
];

async fn signed_in(site: &Site, email: &str) -> Browser {
    let mut browser = site.browser();
    let form = [("email", email), ("password", "harbour office 7")];
    assert_eq!(
        browser.post("/sign-in", &form).await.status,
        StatusCode::SEE_OTHER
    );
    browser
}

/// A stocked market, whose supplier administers the platform as well.
async fn stocked() -> (Site, Browser) {
    let site = Site::new().await;
    site.stock().await;
    let email = "nets-co@example.com".parse().unwrap();
    let why = "test".parse().unwrap();
    identity::make_administrator(&site.ctx, &Actor::System, &email, why)
        .await
        .unwrap();
    let browser = signed_in(&site, "nets-co@example.com").await;
    (site, browser)
}

/// The address of a category's page.
async fn address(site: &Site, english: &str) -> String {
    let rows = tree::rows(&site.ctx, &Actor::System).await.unwrap();
    let named = |name: Option<&domain::text::Bilingual>| name.and_then(|name| name.en.clone());
    let row = rows
        .iter()
        .find(|row| named(row.names.last()).as_deref() == Some(english))
        .unwrap();
    format!("/admin/categories/{}", row.id)
}

fn seen(answer: &Answer) -> String {
    let (_, rest) = answer.text.split_once("name=\"seen\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// Defines the material of gear, and brings the index in step.
async fn define(site: &Site, admin: &mut Browser) {
    let form = format!("{}/attributes/new", address(site, "Fishing gear").await);
    let mut typed = [&MATERIAL[..], &[("position", "1")]].concat();
    let shown = admin.post(&form, &typed).await;
    let seal = seen(&shown);
    typed.extend([("action", "confirm"), ("seen", &seal)]);
    let done = admin.post(&form, &typed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    service::search::rebuild(&site.ctx, |_| ()).await.unwrap();
}

#[tokio::test]
async fn an_administrator_sees_what_a_schema_does_before_it_is_saved() {
    let (site, mut admin) = stocked().await;
    let gear = address(&site, "Fishing gear").await;
    admin.get("/admin/categories").await.shows("Fishing gear");
    let form = format!("{gear}/attributes/new");
    let mut typed = [&MATERIAL[..], &[("position", "x")]].concat();
    let wrong = admin.post(&form, &typed).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.shows("href=\"#position\"");
    wrong.shows("value=\"Polyethylene\"");
    let more = admin
        .post(&form, &[&typed[..], &[("action", "add_choices")]].concat())
        .await;
    assert_eq!(more.status, StatusCode::OK);
    more.shows("id=\"choices.6.zh\"");

    typed.pop();
    typed.push(("position", "1"));
    let shown = admin.post(&form, &typed).await;
    assert_eq!(shown.status, StatusCode::OK);
    for words in [
        "3 listings are concerned",
        "3 of them lack",
        "No listing is taken off show",
        "Three-layer nylon net",
    ] {
        shown.shows(words);
    }
    let page = admin.get(&gear).await;
    assert!(!page.text.contains("Material"), "nothing is saved yet");
    let back = admin
        .post(&form, &[&typed[..], &[("action", "back")]].concat())
        .await;
    back.shows("value=\"Polyethylene\"");

    // A listing goes before it is confirmed: what would be done is another thing.
    let seal = seen(&shown);
    let supplier = site.signed_in("nets-co@example.com").await;
    let trap = site.listing("N-3").await;
    service::catalog::archive(&site.ctx, &supplier, trap)
        .await
        .unwrap();
    let confirm = |seal: &'static str| {
        [
            &MATERIAL[..],
            &[("position", "1"), ("action", "confirm"), ("seen", seal)],
        ]
        .concat()
    };
    let late = admin.post(&form, &confirm(seal.leak())).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.shows("Things have changed");
    late.shows("2 listings are concerned");
    let done = admin.post(&form, &confirm(seen(&late).leak())).await;
    assert_eq!(done.location(), format!("{gear}?done=defined"));
    let nets = admin.get(&address(&site, "Nets").await).await;
    nets.shows("Material");
    assert!(
        !nets.text.contains("/attributes/material\""),
        "it is changed where it is defined"
    );
}

#[tokio::test]
async fn a_supplier_fills_in_what_the_category_asks_for() {
    let (site, mut browser) = stocked().await;
    define(&site, &mut browser).await;
    browser
        .get("/selling/listings?lacking=on")
        .await
        .shows("Needs attributes");
    let new = "/selling/listings/new";
    let typed = |action, more: &[(&'static str, &'static str)]| {
        let form = [
            ("action", action),
            ("sku", "N-9"),
            ("title_en", "Drift net"),
            ("category", "Fishing gear > Nets"),
            ("currency", "CNY"),
            ("attribute_text", ""),
            ("attribute_name", "材质"),
            ("attribute_value", "聚乙烯"),
        ];
        [&form[..], more].concat()
    };
    // What stood among the other attributes moves into the field.
    let fields = browser.post(new, &typed("show_fields", &[])).await;
    assert_eq!(fields.status, StatusCode::OK);
    fields.shows("<option value=\"pe\" selected>Polyethylene</option>");
    assert!(!fields.text.contains("value=\"材质\""));
    fields.shows("value=\"Drift net\"");
    let wrong = browser
        .post(
            new,
            &typed(
                "save",
                &[
                    ("asked.material", "tin"),
                    ("attribute_name", ""),
                    ("attribute_value", ""),
                ],
            ),
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let bare = [
        ("action", "save"),
        ("sku", "N-9"),
        ("title_en", "Drift net"),
        ("category", "Fishing gear > Nets"),
        ("currency", "CNY"),
    ];
    let lacking = browser.post(new, &bare).await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    lacking.shows("href=\"#attributes.material\"");
    lacking.shows("Material");
    // Another category asks for nothing: what was typed is kept among the other attributes.
    let moved = [
        ("action", "show_fields"),
        ("category", ""),
        ("asked.material", "pe"),
    ];
    let moved = browser.post(new, &moved).await;
    moved.shows("value=\"material\"");
    let saved = browser
        .post(new, &[&bare[..], &[("asked.material", "pe")]].concat())
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let id = saved.location().split('/').nth(3).unwrap();
    let page = browser.get(&format!("/listings/{id}")).await;
    page.shows("<dt>Material</dt><dd>Polyethylene</dd>");
    browser
        .get(&format!("/listings/{id}?lang=zh"))
        .await
        .shows("<dt>材质</dt><dd>聚乙烯</dd>");
}

#[tokio::test]
async fn a_buyer_narrows_by_what_the_category_asks_for() {
    let (site, mut browser) = stocked().await;
    define(&site, &mut browser).await;
    let supplier = site.signed_in("nets-co@example.com").await;
    let file = "sku,title_en,category,材质,lot\nM-1,Net one,Fishing gear > Nets,尼龙,a\nM-2,Net two,Fishing gear > Nets,PE,a\n\
                M-3,Net three,Fishing gear > Nets,Nylon,a\nM-4,Net four,Fishing gear > Nets,tin,a\n";
    let options = service::catalog::import::ImportOptions {
        company: "nets-co".parse().unwrap(),
        market: None,
        mapping: Default::default(),
        publish: true,
        dry_run: false,
    };
    let file = service::catalog::import::CatalogueFile::uploaded("more.csv", file.into());
    service::catalog::import::run(&site.ctx, &supplier, file, options, |_| ())
        .await
        .unwrap();
    service::search::rebuild(&site.ctx, |_| ()).await.unwrap();

    let mut buyer = site.browser();
    let facets = buyer.get("/api/v1/search?category=Fishing+gear").await.json()["facets"].clone();
    assert_eq!(
        facets["attr.material"],
        serde_json::json!({ "nylon": 2, "pe": 1 })
    );
    assert!(
        facets.get("attr.lot").is_none(),
        "only what the category asks for: {facets}"
    );
    let page = buyer.get("/search?lang=zh&category=Fishing+gear").await;
    for words in ["材质", "尼龙", "聚乙烯", "value=\"pe\""] {
        page.shows(words);
    }
    let narrowed = buyer
        .get("/search?lang=en&category=Fishing+gear&attr.material=nylon")
        .await;
    narrowed.shows("Net one");
    narrowed.shows("Net three");
    assert!(!narrowed.text.contains("Net two"));
    let none = buyer.get("/api/v1/search?q=net").await.json()["facets"].clone();
    assert!(none.get("attr.material").is_none());
    let words = buyer
        .get("/api/v1/search?q=%E8%81%9A%E4%B9%99%E7%83%AF")
        .await
        .json();
    assert_eq!(
        words["total"], 1,
        "a choice is found by its name in the other language"
    );
}

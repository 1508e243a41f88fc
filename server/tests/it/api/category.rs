//! The tree of categories and the markets, as anybody's program reads them.

use axum::http::{StatusCode, header};
use domain::{actor::Actor, market::hall::HallDraft};
use serde_json::json;
use service::market;

use crate::support::Site;

#[tokio::test]
async fn anyone_reads_the_tree_and_what_a_category_asks_for() {
    let site = Site::new().await;
    site.stock().await;
    let one = site.asked_category().await;
    let mut browser = site.browser();
    let tree = browser.get("/api/v1/categories").await;
    assert_eq!(tree.status, StatusCode::OK);
    let items = tree.json()["items"].as_array().unwrap().clone();
    let paths: Vec<_> = items.iter().map(|item| item["path"].as_str().unwrap()).collect();
    assert_eq!(
        paths,
        ["Fishing gear", "Fishing gear > Nets", "Fishing gear > Traps"]
    );
    assert_eq!(items[1]["parent"], items[0]["id"]);
    let shown = browser.get(&one).await.json();
    assert_eq!(
        shown["attributes"][0],
        json!({
            "key": "mesh_mm", "name": shown["attributes"][0]["name"], "name_zh": "网目", "name_en": "Mesh",
            "type": "number", "unit": "MMT", "choices": [], "required": false, "filterable": false,
            "category": shown["id"],
        })
    );
    let nobody = browser
        .get("/api/v1/categories/0190a000-0000-7000-8000-000000000000")
        .await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let site = Site::new().await;
    site.stock().await;
    let owner = site.signed_in("nets-co@example.com").await;
    let mut program = site.program(&owner, "catalog:read").await;
    for path in ["/api/v1/categories", "/api/v1/markets", "/api/v1/markets/gear"] {
        let tag = program.get(path).await.headers[header::ETAG]
            .to_str()
            .unwrap()
            .to_owned();
        let again = program
            .send(
                axum::http::Method::GET,
                path,
                &[(header::IF_NONE_MATCH, &tag)],
                None,
            )
            .await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path}");
    }
}

#[tokio::test]
async fn anyone_reads_the_markets() {
    let site = Site::new().await;
    site.stock().await;
    let markets = site.browser().get("/api/v1/markets").await.json();
    let gear = &markets["items"][0];
    assert_eq!((&gear["slug"], &gear["listings"]), (&json!("gear"), &json!(3)));
    assert_eq!(gear["url"], "http://market.example/markets/gear");
    let hall = HallDraft {
        sign: "一馆".into(),
        plan: "1-01..1-04".into(),
        position: "1".into(),
        ..HallDraft::default()
    };
    let hall = hall.parse().unwrap();
    market::add_hall(&site.ctx, &Actor::System, "gear", &hall)
        .await
        .unwrap();
    let mut one = site.browser().get("/api/v1/markets/gear").await.json();
    let halls = json!([{
        "sign": "一馆", "name_zh": null, "name_en": null, "booths": 4, "suppliers": 0,
        "url": "http://market.example/markets/gear/halls/%E4%B8%80%E9%A6%86",
    }]);
    let fields = one.as_object_mut().unwrap();
    assert_eq!(fields.remove("halls"), Some(halls));
    assert_eq!(fields.remove("opening_hours"), Some(json!([])));
    assert_eq!(fields.remove("focus"), Some(json!([])));
    for contact in ["address_zh", "address_en", "phone", "email"] {
        assert_eq!(fields.remove(contact), Some(json!(null)), "{contact}");
    }
    assert_eq!(one, *gear);
    let none = site.browser().get("/api/v1/markets/none").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

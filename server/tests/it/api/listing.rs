//! Listings that programs write.

use axum::http::{HeaderName, Method, StatusCode, header};
use domain::company::Role;
use serde_json::{Value, json};

use crate::support::{Answer, Site, program::Program};

const LISTINGS: &str = "/api/v1/listings";

async fn patch(program: &mut Program, path: &str, tag: &str, body: Value) -> Answer {
    let headers = [(header::IF_MATCH, tag)];
    program.send(Method::PATCH, path, &headers, Some(body)).await
}

/// A program of the supplier, in a stocked market.
async fn supplier(site: &Site) -> Program {
    site.stock().await;
    let owner = site.signed_in("nets-co@example.com").await;
    site.program(&owner, "catalog:write").await
}

fn whole() -> Value {
    json!({
        "sku": "H-1",
        "title_zh": "鱼钩",
        "title_en": "Hook",
        "description_en": "Sharp.\n\nBarbed. <b>",
        "category": "Fishing gear > Traps",
        "brand": "Chen",
        "gtin": "4006381333931",
        "hs_code": "950720",
        "origin": "CN",
        "unit": "H87",
        "moq": "100",
        "increment": "50",
        "stock": "12000.5",
        "lead_time_days": 7,
        "lead_time_steps": [{ "min_quantity": "5000", "days": 25 }],
        "sample_price": "35.00",
        "sample_max_quantity": "2",
        "sample_lead_time_days": 3,
        "sample_credited": true,
        "currency": "USD",
        "incoterm": "FOB",
        "place": "CNZUH",
        "carton_quantity": "100",
        "inner_quantity": "10",
        "carton_length_cm": "60",
        "carton_width_cm": "40",
        "carton_height_cm": "40",
        "carton_gross_kg": "12.5",
        "tiers": [
            { "min_quantity": "100", "unit_price": "0.0044" },
            { "min_quantity": "1000", "unit_price": "0.004" },
        ],
        "attributes": { "size": 12, "batch": "007", "lot": "12", "barbed": true },
    })
}

#[tokio::test]
async fn what_is_sent_is_what_is_shown() {
    let site = Site::new().await;
    let mut program = supplier(&site).await;
    let sent = whole();
    let made = program.post(LISTINGS, sent.clone()).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let shown = program.read(made.location()).await;
    assert_eq!(shown, made.json());
    for (name, value) in sent.as_object().unwrap() {
        if name != "tiers" {
            assert_eq!(&shown[name], value, "{name}");
        }
    }
    let price = json!({ "min_quantity": "1000", "unit_price": { "amount": "0.004", "currency": "USD" } });
    assert_eq!((&shown["tiers"][1], &shown["state"]), (&price, &json!("draft")));
    assert_eq!(shown["market"], "gear");
    assert_eq!(
        (&shown["carton_net_kg"], &shown["carton_volume_m3"]),
        (&Value::Null, &json!("0.096"))
    );
    let load =
        json!({ "container": "20GP", "cartons": 225, "quantity": "22500", "limited_by_weight": false });
    assert_eq!(shown["container_loads"][0], load);
    assert_eq!(site.trail("listing.drafted").await.len(), 1);
    // Nobody else sees a draft.
    site.browser()
        .get(made.location())
        .await
        .problem(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_listing_is_made_once_and_handed_in_when_that_is_asked_for() {
    let site = Site::new().await;
    let mut program = supplier(&site).await;
    let once = [(HeaderName::from_static("idempotency-key"), "hook-1")];
    let body = json!({ "sku": "H-1", "title_en": "Hook", "submit": true });
    let mut post = async || {
        program
            .send(Method::POST, LISTINGS, &once, Some(body.clone()))
            .await
    };
    let (first, again) = (post().await, post().await);
    assert_eq!((first.status, &first.text), (StatusCode::CREATED, &again.text));
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert_eq!(first.json()["state"], "submitted");
    assert_eq!(site.trail("moderation.opened").await.len(), 1);
    let taken = program
        .post(LISTINGS, body)
        .await
        .problem(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        (&taken["errors"][0]["field"], &taken["errors"][0]["code"]),
        (&json!("sku"), &json!("taken"))
    );
}

#[tokio::test]
async fn all_that_is_wrong_is_told_by_its_path() {
    let site = Site::new().await;
    let mut program = supplier(&site).await;
    let body = json!({
        "title_en": "Hook",
        "moq": 5,
        "lead_time_days": "7",
        "unit": "bucketfuls",
        "colour": "red",
        "images": ["https://img.example/a.jpg"],
        "tiers": [{ "min_quantity": "1", "unit_price": "cheap", "per": "1" }],
        "attributes": { "size": [12], "batch": "" },
    });
    let refused = program
        .post(LISTINGS, body)
        .await
        .problem(StatusCode::UNPROCESSABLE_ENTITY);
    let mut told: Vec<_> = refused["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| {
            format!(
                "{} {}",
                error["field"].as_str().unwrap(),
                error["code"].as_str().unwrap()
            )
        })
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "attributes.batch required",
            "attributes.size wrong-kind",
            "colour unknown-field",
            "images unknown-field",
            "lead_time_days wrong-kind",
            "moq wrong-kind",
            "sku required",
            "tiers.1.per unknown-field",
            "tiers.1.unit_price not-a-number",
            "unit unknown-unit",
        ]
    );
    for (field, value, code) in [
        ("category", "Toys", "unknown-category"),
        ("market", "nowhere", "unknown-market"),
    ] {
        let body = json!({ "sku": "H-1", "title_en": "Hook", field: value });
        let refused = program
            .post(LISTINGS, body)
            .await
            .problem(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused["errors"][0]["code"], code);
    }
    assert_eq!(site.trail("listing.drafted").await.len(), 0);
}

#[tokio::test]
async fn what_is_left_out_stays_what_is_null_goes_and_nobody_writes_over_what_they_have_not_read() {
    let site = Site::new().await;
    let mut program = supplier(&site).await;
    let path = program.post(LISTINGS, whole()).await.location().to_owned();
    let tag = program.tag(&path).await;
    let body = json!({ "brand": null, "stock": "7", "attributes": { "size": null, "colour": "red" } });
    let changed = patch(&mut program, &path, &tag, body).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text);
    let now = changed.json();
    assert_eq!(
        (&now["brand"], &now["stock"], &now["title_en"]),
        (&json!(null), &json!("7"), &json!("Hook"))
    );
    let attributes = json!({ "batch": "007", "lot": "12", "barbed": true, "colour": "red" });
    assert_eq!(now["attributes"], attributes);
    assert_eq!(now["tiers"].as_array().unwrap().len(), 2);
    let late = patch(&mut program, &path, &tag, json!({ "stock": "8" })).await;
    assert_eq!(
        late.problem(StatusCode::PRECONDITION_FAILED)["code"],
        "version_old"
    );
    let bare = program.send(Method::PATCH, &path, &[], Some(json!({}))).await;
    bare.problem(StatusCode::PRECONDITION_REQUIRED);
    let cleared = patch(
        &mut program,
        &path,
        "*",
        json!({ "tiers": [], "attributes": null, "submit": true }),
    )
    .await;
    let now = cleared.json();
    assert_eq!((&now["tiers"], &now["attributes"]), (&json!([]), &json!({})));
    assert_eq!(now["state"], "submitted");
    let renamed = patch(&mut program, &path, "*", json!({ "sku": "H-2" })).await;
    let refused = renamed.problem(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused["errors"][0]["code"], "sku-stays");
}

#[tokio::test]
async fn the_text_of_a_listing_on_show_waits_and_its_version_counts() {
    let site = Site::new().await;
    let mut program = supplier(&site).await;
    let path = format!("{LISTINGS}/{}", site.listing("N-1").await);
    let tag = program.tag(&path).await;
    let body = json!({ "title_en": "Better net", "stock": "9" });
    let changed = patch(&mut program, &path, &tag, body).await.json();
    assert_eq!(
        (&changed["title_en"], &changed["stock"]),
        (&json!("Three-layer nylon net"), &json!("9"))
    );
    assert_eq!(changed["revision"], json!({ "state": "open", "reason": null }));
    let late = patch(&mut program, &path, &tag, json!({ "title_en": "Best net" })).await;
    late.problem(StatusCode::PRECONDITION_FAILED);
    // The stock alone: the text goes on waiting.
    let tag = program.tag(&path).await;
    let counted = patch(&mut program, &path, &tag, json!({ "stock": "8" }))
        .await
        .json();
    assert_eq!(counted["revision"]["state"], "open");
    // Buyers are told nothing of it.
    let public = site.browser().get(&path).await.json();
    assert!(public.get("revision").is_none() && public["stock"] == "8");
}

#[tokio::test]
async fn keys_open_their_scope_of_their_own_company() {
    let site = Site::new().await;
    let mut program = supplier(&site).await;
    let path = program.post(LISTINGS, whole()).await.location().to_owned();
    let owner = site.signed_in("nets-co@example.com").await;
    let rival = site.trader("rope-co").await;
    let change = json!({ "stock": "1" });
    let mut reads = site.program(&owner, "catalog:read").await;
    assert_eq!(reads.get(&path).await.status, StatusCode::OK);
    let lacking = patch(&mut reads, &path, "*", change.clone()).await;
    assert_eq!(lacking.problem(StatusCode::FORBIDDEN)["code"], "scope_lacking");
    reads.post(LISTINGS, whole()).await.problem(StatusCode::FORBIDDEN);
    let mut viewer = site.program_of(&owner, Role::Viewer, "catalog:write").await;
    let lacking = patch(&mut viewer, &path, "*", change.clone()).await;
    assert_eq!(lacking.problem(StatusCode::FORBIDDEN)["code"], "role_lacking");
    let mut stranger = site.program(&rival, "catalog:write").await;
    let hidden = patch(&mut stranger, &path, "*", change.clone()).await;
    hidden.problem(StatusCode::NOT_FOUND);
    let nobody = patch(&mut site.program_with(""), &path, "*", change).await;
    nobody.problem(StatusCode::UNAUTHORIZED);
}

//! The whole trade over REST: asking, offering, countering, accepting one version, carrying the order out.

use axum::http::{HeaderName, Method, StatusCode};
use chrono::TimeDelta;
use domain::actor::Actor;
use serde_json::{Value, json};
use service::ctx::Clock;

use crate::support::{Answer, Site, program::Program};

/// A site whose clock is set by hand, a buyer and a supplier with keys for everything.
pub async fn market() -> (Site, Program, Program) {
    let folder = tempfile::tempdir().unwrap();
    let start = "2026-12-01T08:00:00Z".parse().unwrap();
    let site = Site::open(folder, &[], Clock::set_at(start)).await;
    server::setup::migrate(&site.ctx).await.unwrap();
    let (buyer, supplier) = (site.trader("reef").await, site.trader("nets-co").await);
    let key = async |actor: &Actor| site.program(actor, "all").await;
    let (buyer, supplier) = (key(&buyer).await, key(&supplier).await);
    (site, buyer, supplier)
}

fn request() -> Value {
    json!({
        "title": "Nylon nets", "currency": "USD", "incoterm": "FOB", "place": "CNZUH", "visibility": "direct",
        "deadline": "2026-12-08T09:00:00Z", "deliver_by": "2027-02-01", "suppliers": ["nets-co"],
        "lines": [
            { "description": "Three-layer net", "quantity": "1000", "unit": "H87", "target_price": "3.1" },
            { "description": "Floats", "quantity": "20.5", "unit": "KGM" },
        ],
    })
}

pub fn terms(price: &str) -> Value {
    json!({
        "currency": "USD", "incoterm": "FOB", "place": "CNZUH", "lead_time_days": 20,
        "valid_until": "2026-12-20T09:00:00Z",
        "payment_schedule": [
            { "event": "deposit", "percent": "30" },
            { "event": "after_delivery", "days": 30, "percent": "70" },
        ],
        "lines": [
            { "line": 1, "quantity": "1000", "unit_price": price },
            { "line": 2, "quantity": "20.5", "unit_price": "2.004401" },
        ],
        "note": "Packed in bales.",
    })
}

#[track_caller]
fn made(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()
}

/// An RFQ of the buyer that was published: its id and its negotiation's.
pub async fn published(buyer: &mut Program) -> (String, String) {
    let draft = made(&buyer.post("/api/v1/rfqs", request()).await);
    let id = draft["id"].as_str().unwrap().to_owned();
    let open = buyer
        .post(&format!("/api/v1/rfqs/{id}/publish"), json!({}))
        .await
        .json();
    assert_eq!(
        (&open["state"], &open["negotiations"][0]["supplier"]),
        (&json!("open"), &json!("nets-co"))
    );
    (id, open["negotiations"][0]["id"].as_str().unwrap().to_owned())
}

pub async fn offer(program: &mut Program, rfq: &str, terms: Value) -> Answer {
    program.post(&format!("/api/v1/rfqs/{rfq}/offers"), terms).await
}

pub async fn accept(program: &mut Program, offer: &Value) -> Answer {
    let path = format!("/api/v1/offers/{}/accept", offer["id"].as_str().unwrap());
    program.post(&path, json!({ "hash": offer["hash"] })).await
}

#[tokio::test]
async fn one_version_becomes_one_order_for_both_sides() {
    let (site, mut buyer, mut supplier) = market().await;
    let draft = made(&buyer.post("/api/v1/rfqs", request()).await);
    assert_eq!(
        (&draft["state"], &draft["lines"][1]["line"]),
        (&json!("draft"), &json!(2))
    );
    assert_eq!(draft["lines"][0]["target_price"], "3.100000");
    let rfq = draft["id"].as_str().unwrap();
    let unseen = supplier.get(&format!("/api/v1/rfqs/{rfq}")).await;
    assert_eq!(unseen.status, StatusCode::NOT_FOUND, "a draft is its buyer's own");

    let trail = site.trail("rfq.created").await;
    assert!(
        trail[0]["api_key"].is_string(),
        "the trail says which key: {trail:?}"
    );

    let (rfq, negotiation) = published(&mut buyer).await;
    let asked = supplier.read(&format!("/api/v1/rfqs/{rfq}")).await;
    assert_eq!(asked["negotiations"][0]["id"], negotiation.as_str());
    assert!(
        asked.get("suppliers").is_none(),
        "who else is asked is the buyer's own"
    );
    let listed = supplier.read("/api/v1/negotiations").await;
    assert_eq!(listed["items"][0]["id"], negotiation.as_str());

    let first = made(&offer(&mut supplier, &rfq, terms("3.25")).await);
    assert_eq!(
        (&first["version"], &first["prev_hash"]),
        (&json!(1), &Value::Null)
    );
    assert_eq!(first["total"], json!({ "amount": "3291.09", "currency": "USD" }));
    let mut counter = terms("3.05");
    counter["negotiation_id"] = negotiation.clone().into();
    let second = made(&offer(&mut buyer, &rfq, counter).await);
    assert_eq!(second["prev_hash"], first["hash"]);

    let stale = accept(&mut buyer, &first).await;
    assert_eq!(stale.problem(StatusCode::CONFLICT)["code"], "superseded");
    let own = accept(&mut buyer, &second).await;
    assert_eq!(own.problem(StatusCode::CONFLICT)["code"], "own_offer");
    let order = made(&accept(&mut supplier, &second).await)["order"].clone();
    assert_eq!(order["offer_hash"], second["hash"]);
    let again = accept(&mut supplier, &second).await;
    assert_eq!(
        (again.status, again.json()["order"].clone()),
        (StatusCode::OK, order.clone())
    );

    let path = format!("/api/v1/orders/{}", order["id"].as_str().unwrap());
    for (program, side) in [(&mut buyer, "buyer"), (&mut supplier, "supplier")] {
        let shown = program.read(&path).await;
        assert_eq!((&shown["side"], &shown["total"]), (&json!(side), &order["total"]));
        assert_eq!(shown["lines"][1]["unit_price"], "2.004401");
        let listed = program.read(&format!("/api/v1/orders?side={side}")).await;
        assert_eq!(listed["items"][0]["number"], order["number"]);
        let agreed = program.read(&format!("/api/v1/negotiations/{negotiation}")).await;
        assert_eq!(
            (&agreed["state"], &agreed["order"]["number"]),
            (&json!("agreed"), &order["number"])
        );
        let states = agreed["offers"].as_array().unwrap().iter();
        assert_eq!(
            states.map(|offer| &offer["state"]).collect::<Vec<_>>(),
            ["superseded", "agreed"]
        );
    }
    for verb in ["confirm", "produce", "ready", "ship"] {
        let taken = supplier.post(&format!("{path}/{verb}"), json!({})).await;
        assert_eq!(taken.status, StatusCode::OK, "{verb}: {}", taken.text);
    }
    buyer.post(&format!("{path}/deliver"), json!({})).await;
    let done = buyer.post(&format!("{path}/complete"), json!({})).await.json();
    assert_eq!(
        (&done["state"], done["events"].as_array().unwrap().len()),
        (&json!("completed"), 7)
    );
}

#[tokio::test]
async fn a_note_of_one_side_is_on_no_wire_of_the_other() {
    let (_site, mut buyer, mut supplier) = market().await;
    let (_, negotiation) = published(&mut buyer).await;
    let path = format!("/api/v1/negotiations/{negotiation}");
    let messages = format!("{path}/messages");
    let note = json!({ "text": "down to 2.90", "audience": "own" });
    assert_eq!(made(&supplier.post(&messages, note).await)["audience"], "own");
    let once = [(HeaderName::from_static("idempotency-key"), "hello-1")];
    for _ in 0..2 {
        let hello = json!({ "text": "Hello\nthere" });
        let said = supplier.send(Method::POST, &messages, &once, Some(hello)).await;
        assert_eq!(made(&said)["text"], "Hello\nthere");
    }
    let theirs = buyer.get(&path).await;
    assert!(!theirs.text.contains("2.90"), "{}", theirs.text);
    let read = |answer: &Answer| answer.json()["messages"].as_array().unwrap().len();
    assert_eq!(read(&theirs), 1);
    assert_eq!(read(&supplier.get(&path).await), 2);
    let wrong = json!({ "text": "x".repeat(4001), "audience": "everyone" });
    let refused = buyer.post(&messages, wrong).await;
    let problem = refused.problem(StatusCode::UNPROCESSABLE_ENTITY);
    let codes: Vec<_> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| &error["code"])
        .collect();
    assert_eq!(codes, ["unknown-audience", "too-long"]);
}

#[tokio::test]
async fn at_the_instant_an_offer_ends_it_is_too_late() {
    let (site, mut buyer, mut supplier) = market().await;
    let (rfq, _) = published(&mut buyer).await;
    let mut brief = terms("3.25");
    brief["valid_until"] = "2026-12-01T09:00:00Z".into();
    let offer = made(&offer(&mut supplier, &rfq, brief).await);
    site.ctx.clock.advance(TimeDelta::hours(1));
    let late = accept(&mut buyer, &offer).await;
    assert_eq!(late.problem(StatusCode::CONFLICT)["code"], "expired");
}

#[tokio::test]
async fn nobody_passes_over_a_version_they_have_not_read() {
    let (_site, mut buyer, mut supplier) = market().await;
    let (rfq, _) = published(&mut buyer).await;
    let first = made(&offer(&mut supplier, &rfq, terms("3.25")).await);
    made(&offer(&mut supplier, &rfq, terms("3.20")).await);
    let mut blind = terms("3.15");
    blind["seen"] = first["hash"].clone();
    let told = offer(&mut supplier, &rfq, blind).await;
    assert_eq!(told.problem(StatusCode::CONFLICT)["code"], "superseded");
}

#[tokio::test]
async fn an_offer_asked_for_twice_under_one_key_is_made_once() {
    let (_site, mut buyer, mut supplier) = market().await;
    let (rfq, negotiation) = published(&mut buyer).await;
    let path = format!("/api/v1/rfqs/{rfq}/offers");
    let once = [(HeaderName::from_static("idempotency-key"), "offer-1")];
    let first = supplier
        .send(Method::POST, &path, &once, Some(terms("3.25")))
        .await;
    let second = supplier
        .send(Method::POST, &path, &once, Some(terms("3.25")))
        .await;
    assert_eq!(made(&first), made(&second));
    let view = buyer.read(&format!("/api/v1/negotiations/{negotiation}")).await;
    assert_eq!(view["offers"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn all_that_is_wrong_with_a_request_is_told_at_once() {
    let (_site, mut buyer, _) = market().await;
    let mut wrong = request();
    wrong["title"] = "".into();
    wrong["visibility"] = "secret".into();
    wrong["suppliers"] = json!(["nobody-of-this-name"]);
    wrong["lines"][0]["quantity"] = json!(1000);
    wrong["lines"][1]["colour"] = "red".into();
    wrong["deadline"] = "soon".into();
    let refused = buyer.post("/api/v1/rfqs", wrong).await;
    let problem = refused.problem(StatusCode::UNPROCESSABLE_ENTITY);
    let told = |error: &Value| {
        format!(
            "{} {}",
            error["field"].as_str().unwrap(),
            error["code"].as_str().unwrap()
        )
    };
    let mut errors: Vec<_> = problem["errors"].as_array().unwrap().iter().map(told).collect();
    errors.sort();
    assert_eq!(
        errors,
        [
            "deadline not-a-date",
            "lines.1.quantity wrong-kind",
            "lines.2.colour unknown-field",
            "suppliers not-a-supplier",
            "title required",
            "visibility unknown-visibility",
        ]
    );
}

#[tokio::test]
async fn all_that_is_wrong_with_an_offer_is_told_at_once() {
    let (_site, mut buyer, mut supplier) = market().await;
    let (rfq, _) = published(&mut buyer).await;
    let mut wrong = terms("three");
    wrong["lines"][1]["line"] = json!(9);
    wrong["payment_schedule"][0]["percent"] = "40".into();
    wrong["negotiation_id"] = "01a21e81-40be-77f7-83f6-20db189baffd".into();
    let refused = offer(&mut supplier, &rfq, wrong.clone()).await;
    let problem = refused.problem(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(problem["errors"][0]["code"], "unknown-negotiation");
    wrong.as_object_mut().unwrap().remove("negotiation_id");
    let refused = offer(&mut supplier, &rfq, wrong).await;
    let problem = refused.problem(StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<_> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| &error["field"])
        .collect();
    assert_eq!(
        fields,
        ["lines.1.unit_price", "lines.9.line", "payment_schedule.1.percent"]
    );
    let nameless = offer(&mut buyer, &rfq, terms("3")).await;
    assert_eq!(
        nameless.problem(StatusCode::UNPROCESSABLE_ENTITY)["errors"][0]["field"],
        "negotiation_id"
    );
}

#[tokio::test]
async fn who_was_not_asked_finds_nothing() {
    let (site, mut buyer, mut supplier) = market().await;
    let (rfq, negotiation) = published(&mut buyer).await;
    let offer = made(&offer(&mut supplier, &rfq, terms("3.25")).await);
    let mut stranger = site.program(&site.trader("stranger").await, "all").await;
    for path in [
        format!("/api/v1/rfqs/{rfq}"),
        format!("/api/v1/negotiations/{negotiation}"),
    ] {
        assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(accept(&mut stranger, &offer).await.status, StatusCode::NOT_FOUND);
    let tried = self::offer(&mut stranger, &rfq, terms("1")).await;
    assert_eq!(tried.status, StatusCode::NOT_FOUND);
}

//! Every route of REST × the keys of every role, with every scope: what the role may not, its key may not.
//!
//! ```text
//! stranger | owner, manager, sales, purchaser, finance, viewer | operator of another market, own operator, administrator
//! +  shown or done      .  not found      -  forbidden      =  done before
//! !  what was sent is wrong (a file or listing of a company without a booth)
//! ```

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode, header};
use domain::{
    actor::Actor, company::Role, id::ImportId, moderation::Ruling, page::PageRequest, text::Bilingual,
};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use server::http;
use service::{
    catalog::import::{self, Asked, Upload},
    market::{self, NewMarket},
    rfq,
};

use crate::support::{Site, multipart, program::Program};

/// Route, address, body, marks. `{ada}` is a viewer of the company; it was asked, has offered and taken an order;
/// `{import}` is one of its imports that was checked, and the body [`A_FILE`] is one.
const TABLE: [(&str, &str, &str, &str); 45] = [
    ("GET /search", "/search?q=net", "", "+ ++++++ +++"),
    ("GET /suppliers", "/suppliers?q=net", "", "+ ++++++ +++"),
    ("GET /suggest", "/suggest?q=net", "", "+ ++++++ +++"),
    ("GET /listings/{id}", "/listings/{shown}", "", "+ ++++++ +++"),
    ("GET /listings/{id}", "/listings/{paused}", "", ". +++.++ ..."),
    ("POST /listings", "/listings", LISTING, "! +++--- !!!"),
    ("PATCH /listings/{id}", "/listings/{shown}", "{}", ". +++--- ..."),
    ("POST /imports", "/imports", A_FILE, "! +++--- !!!"),
    ("GET /imports/{id}", "/imports/{import}", "", ". +++.++ ..."),
    (
        "GET /imports/{id}/failed",
        "/imports/{import}/failed",
        "",
        ". +++.++ ...",
    ),
    (
        "GET /imports/{id}/failed.csv",
        "/imports/{import}/failed.csv",
        "",
        ". +++.++ ...",
    ),
    (
        "POST /imports/{id}/start",
        "/imports/{import}/start",
        "{}",
        ". +++.-- ...",
    ),
    (
        "POST /imports/{id}/cancel",
        "/imports/{import}/cancel",
        "{}",
        ". +++.-- ...",
    ),
    ("GET /categories", "/categories", "", "+ ++++++ +++"),
    (
        "GET /categories/{id}",
        "/categories/{category}",
        "",
        "+ ++++++ +++",
    ),
    ("GET /markets", "/markets", "", "+ ++++++ +++"),
    ("GET /markets/{slug}", "/markets/gear", "", "+ ++++++ +++"),
    ("GET /me", "/me", "", "+ ++++++ +++"),
    ("GET /openapi.json", "/openapi.json", "", "+ ++++++ +++"),
    ("GET /companies/{id}", "/companies/nets-co", "", "+ ++++++ +++"),
    (
        "PATCH /companies/{id}",
        "/companies/nets-co",
        "{}",
        ". ++---- ...",
    ),
    (
        "GET /companies/{id}/members",
        "/companies/nets-co/members",
        "",
        ". ++++++ ...",
    ),
    (
        "POST /companies/{id}/members",
        "/companies/nets-co/members",
        "{\"email\":\"bob@example.com\",\"role\":\"viewer\"}",
        ". ++---- ...",
    ),
    (
        "GET /companies/{id}/members/{person}",
        "/companies/nets-co/members/{ada}",
        "",
        ". ++++++ ...",
    ),
    (
        "PATCH /companies/{id}/members/{person}",
        "/companies/nets-co/members/{ada}",
        "{\"role\":\"viewer\"}",
        ". ++---- ...",
    ),
    (
        "DELETE /companies/{id}/members/{person}",
        "/companies/nets-co/members/{ada}",
        "",
        ". +.---- ...",
    ),
    ("GET /open-rfqs", "/open-rfqs", "", "+ +++-++ +++"),
    ("GET /rfqs", "/rfqs", "", "+ ------ +-+"),
    ("POST /rfqs", "/rfqs", REQUEST, "+ ------ +-+"),
    ("GET /rfqs/{id}", "/rfqs/{rfq}", "", ". +++.++ ..."),
    ("GET /rfqs/{id}", "/rfqs/{open}", "", ". +++.++ ..."),
    (
        "POST /rfqs/{id}/offers",
        "/rfqs/{open}/offers",
        TERMS,
        ". +++.-- ...",
    ),
    (
        "POST /rfqs/{id}/publish",
        "/rfqs/{rfq}/publish",
        "",
        ". ------ .-.",
    ),
    ("POST /rfqs/{id}/close", "/rfqs/{rfq}/close", "", ". ------ .-."),
    (
        "POST /rfqs/{id}/cancel",
        "/rfqs/{rfq}/cancel",
        WHY,
        ". ------ .-.",
    ),
    (
        "POST /rfqs/{id}/offers",
        "/rfqs/{rfq}/offers",
        TERMS,
        ". +++.-- ...",
    ),
    ("GET /negotiations", "/negotiations", "", "+ +++-++ +++"),
    (
        "GET /negotiations/{id}",
        "/negotiations/{invited}",
        "",
        ". +++.++ ...",
    ),
    (
        "POST /negotiations/{id}/messages",
        "/negotiations/{invited}/messages",
        "{\"text\":\"Hello\"}",
        ". +++.-- ...",
    ),
    (
        "POST /negotiations/{id}/decline",
        "/negotiations/{invited}/decline",
        WHY,
        ". +==.-- ...",
    ),
    (
        "POST /negotiations/{id}/withdraw",
        "/negotiations/{negotiation}/withdraw",
        WHY,
        ". +==.-- ...",
    ),
    (
        "POST /offers/{id}/accept",
        "/offers/{counter}/accept",
        "{\"hash\":\"{counter hash}\"}",
        ". +++.-- ...",
    ),
    ("GET /orders", "/orders", "", "+ +++-++ +++"),
    ("GET /orders/{id}", "/orders/{order}", "", ". +++.++ ..."),
    (
        "POST /orders/{id}/{verb}",
        "/orders/{order}/confirm",
        "",
        ". +==.-- ...",
    ),
];

const LISTING: &str = "{\"sku\":\"{column}\",\"title_en\":\"Net\"}";
const WHY: &str = "{\"reason\":\"The season is over\"}";
const REQUEST: &str = "{\"title\":\"Nets\",\"currency\":\"USD\",\"incoterm\":\"FOB\",\"place\":\"Zhuhai\",\
    \"deadline\":\"2099-01-01T00:00:00Z\",\"suppliers\":[\"nets-co\"],\
    \"lines\":[{\"description\":\"Net\",\"quantity\":\"10\",\"unit\":\"H87\"}]}";
const TERMS: &str = "{\"currency\":\"USD\",\"incoterm\":\"FOB\",\"place\":\"Zhuhai\",\"lead_time_days\":5,\
    \"valid_until\":\"2099-01-01T00:00:00Z\",\"payment_schedule\":[{\"event\":\"deposit\",\"percent\":\"100\"}],\
    \"lines\":[{\"line\":1,\"quantity\":\"10\",\"unit_price\":\"3.25\"}]}";

/// What the addresses of the table name, made over REST by a buyer and the company.
async fn trade(buyer: &mut Program, supplier: &mut Program) -> Vec<(&'static str, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut names = Vec::new();
    for name in ["invited", "negotiation", "countered", "agreed"] {
        let (rfq, negotiation) = asked(buyer).await;
        names.push((name, negotiation.clone()));
        if name == "invited" {
            continue;
        }
        let offers = format!("/api/v1/rfqs/{rfq}/offers");
        let terms: Value = serde_json::from_str(TERMS).unwrap();
        let offer = supplier.post(&offers, terms.clone()).await.json();
        match name {
            "negotiation" => names.push(("rfq", rfq)),
            "countered" => {
                let mut terms = terms;
                terms["negotiation_id"] = negotiation.into();
                let counter = buyer.post(&offers, terms).await.json();
                names.push(("counter hash", text(&counter["hash"])));
                names.push(("counter", text(&counter["id"])));
            }
            _ => {
                let accept = format!("/api/v1/offers/{}/accept", text(&offer["id"]));
                let accepted = buyer.post(&accept, json!({ "hash": offer["hash"] })).await;
                names.push(("order", text(&accepted.json()["order"]["id"])));
            }
        }
    }
    names
}

/// An RFQ of the buyer that was published, and its negotiation.
async fn asked(buyer: &mut Program) -> (String, String) {
    let request: Value = serde_json::from_str(REQUEST).unwrap();
    let made = buyer.post("/api/v1/rfqs", request).await.json();
    let rfq = made["id"].as_str().unwrap().to_owned();
    let publish = format!("/api/v1/rfqs/{rfq}/publish");
    let published = buyer.post(&publish, json!({})).await.json();
    let negotiation = published["negotiations"][0]["id"].as_str().unwrap();
    (rfq, negotiation.to_owned())
}

/// An open RFQ of the buyer, which the market shows.
async fn open(site: &Site, buyer: &mut Program) -> String {
    let mut request: Value = serde_json::from_str(REQUEST).unwrap();
    request["visibility"] = "open".into();
    request["suppliers"] = json!([]);
    request["markets"] = json!(["gear"]);
    let made = buyer.post("/api/v1/rfqs", request).await.json();
    let id = made["id"].as_str().unwrap().to_owned();
    let published = buyer.post(&format!("/api/v1/rfqs/{id}/publish"), json!({})).await;
    assert_eq!(published.json()["markets"][0]["state"], "waiting");
    let operator = site.signed_in("harbour@example.com").await;
    let queue = rfq::open::cases(&site.ctx, &operator, PageRequest::default());
    let case = queue.await.unwrap().items.remove(0);
    let ruling = Ruling::parse("approve", "").unwrap();
    rfq::open::decide(&site.ctx, &operator, case.id, ruling, case.opened_at)
        .await
        .unwrap();
    id
}

/// In place of a body: a catalogue file.
const A_FILE: &str = "sku,title_en\nN-9,Net\n,Nobody\n";

const SCOPES: &str = "all company:members";

/// A key of each column.
async fn programs(site: &Site, owner: &Actor) -> Vec<Program> {
    let mut programs = vec![site.program(&site.trader("stranger").await, SCOPES).await];
    programs.push(site.program(owner, SCOPES).await);
    for role in [
        Role::Manager,
        Role::Sales,
        Role::Purchaser,
        Role::Finance,
        Role::Viewer,
    ] {
        programs.push(site.program_of(owner, role, SCOPES).await);
    }
    let far = site.trader("far-harbour").await;
    let new = NewMarket {
        slug: "far".into(),
        name: Bilingual::both("远", "Far"),
        region_code: "440400".into(),
        region: Bilingual::both("珠海", "Zhuhai"),
        story: Bilingual::both("一", "One"),
        position: 2,
        operator: far.company().unwrap(),
    };
    market::open(&site.ctx, &Actor::System, new).await.unwrap();
    let harbour = site.signed_in("harbour@example.com").await;
    let admin = site.trader("platform").await;
    let tx = site.ctx.db.begin().await.unwrap();
    let sql = "UPDATE person SET administers = TRUE WHERE email = 'platform@example.com'";
    tx.execute_raw(Statement::from_string(tx.get_database_backend(), sql))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    for actor in [&far, &harbour, &admin] {
        programs.push(site.program(actor, SCOPES).await);
    }
    programs
}

/// An import of the company whose dry run is over.
async fn checked(site: &Site, owner: &Actor) -> ImportId {
    let new = Upload {
        name: "nets.csv".into(),
        content: A_FILE.into(),
        market: None,
        pictures: None,
    };
    let (id, _) = import::upload(&site.ctx, owner, new, Asked::Known, false)
        .await
        .unwrap();
    import::work(&site.ctx, id).await.unwrap();
    id
}

#[tokio::test]
async fn every_role_is_answered_by_key_as_the_table_says() {
    let site = Site::new().await;
    site.stock_run_by("harbour").await;
    let owner = site.signed_in("nets-co@example.com").await;
    let paused = site.listing("N-2").await;
    service::catalog::pause(&site.ctx, &owner, paused).await.unwrap();
    let ada = site.joins(&owner, "ada", Role::Viewer).await;
    let tree = service::catalog::tree::all(&site.ctx).await.unwrap();
    let category = tree.nodes().next().unwrap().id;
    let reef = site.trader("reef").await;
    let mut buyer = site.program(&reef, "all").await;
    let mut names = trade(&mut buyer, &mut site.program(&owner, "all").await).await;
    names.push(("open", open(&site, &mut buyer).await));
    let filled = |text: &str| {
        let fill = |text: String, (name, value): &(&str, String)| text.replace(&format!("{{{name}}}"), value);
        names.iter().fold(text.to_owned(), fill)
    };
    let mut programs = programs(&site, &owner).await;
    let routes: BTreeSet<String> = http::routes(&site.ctx, &std::sync::Arc::new(site.config()))
        .table()
        .iter()
        .filter_map(|route| {
            Some(format!(
                "{} {}",
                route.method,
                route.path.strip_prefix("/api/v1")?
            ))
        })
        .collect();
    let rows: BTreeSet<String> = TABLE.iter().map(|(route, ..)| (*route).to_owned()).collect();
    assert_eq!(rows, routes, "a row each");
    for (route, address, body, marks) in TABLE {
        let (method, _) = route.split_once(' ').unwrap();
        let method: Method = method.parse().unwrap();
        let address = filled(address)
            .replace("{ada}", &ada.member().unwrap().person.to_string())
            .replace("{category}", &category.to_string())
            .replace("{shown}", &site.listing("N-1").await.to_string())
            .replace("{paused}", &paused.to_string());
        let marks: Vec<char> = marks.chars().filter(|mark| *mark != ' ').collect();
        assert_eq!(marks.len(), programs.len());
        for (column, (program, expected)) in programs.iter_mut().zip(marks).enumerate() {
            let mut path = format!("/api/v1{address}");
            if path.contains("{import}") {
                path = path.replace("{import}", &checked(&site, &owner).await.to_string());
            }
            let answer = if body == A_FILE {
                let parts = [multipart::file("nets.csv", body.as_bytes())];
                program.upload(&path, &[], &parts).await
            } else {
                let body = filled(body).replace("{column}", &column.to_string());
                let body = (!body.is_empty()).then(|| serde_json::from_str(&body).unwrap());
                program
                    .send(method.clone(), &path, &[(header::IF_MATCH, "*")], body)
                    .await
            };
            let mark = match answer.status {
                status if status.is_success() => '+',
                StatusCode::FORBIDDEN => '-',
                StatusCode::NOT_FOUND => '.',
                StatusCode::CONFLICT => '=',
                StatusCode::UNPROCESSABLE_ENTITY => '!',
                _ => '?',
            };
            assert_eq!(mark, expected, "{route} column {column}: {}", answer.text);
        }
    }
}

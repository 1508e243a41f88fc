//! The document is true: it has every route and no other, and what is answered is what it says.

use std::{collections::BTreeSet, sync::Arc};

use axum::http::{Method, StatusCode, header};
use domain::company::Role;
use jsonschema::Validator;
use serde_json::{Value, json};
use server::http;

use super::trade;
use crate::support::{Answer, Site};

/// What an operation says an answer of this status is.
struct Promise<'a>(&'a Value);

impl Promise<'_> {
    fn schema(&self, method: &str, path: &str, status: StatusCode) -> Value {
        let operation = &self.0["paths"][path][method];
        let mut response = &operation["responses"][status.as_str()];
        assert!(!response.is_null(), "{method} {path} says nothing of {status}");
        if let Some(reference) = response["$ref"].as_str() {
            response = self.0.pointer(reference.trim_start_matches('#')).unwrap();
        }
        let content = response["content"].as_object();
        let schema = content.and_then(|content| content.values().next());
        let mut schema = schema.map_or(json!({}), |content| content["schema"].clone());
        schema["components"] = self.0["components"].clone();
        schema
    }

    #[track_caller]
    fn kept(&self, method: &str, path: &str, answer: &Answer) {
        let schema = self.schema(method, path, answer.status);
        let validator: Validator = jsonschema::draft202012::new(&schema).unwrap();
        if answer.text.is_empty() {
            return;
        }
        let value = answer.json();
        let wrong: Vec<_> = validator
            .iter_errors(&value)
            .map(|error| error.to_string())
            .collect();
        assert!(
            wrong.is_empty(),
            "{method} {path} {}: {wrong:?}\n{value}",
            answer.status
        );
        self.told(&schema, &value);
    }

    /// Nothing is answered that the document does not name.
    #[track_caller]
    fn told(&self, schema: &Value, value: &Value) {
        let schema = match schema["$ref"].as_str() {
            Some(reference) => self.0.pointer(reference.trim_start_matches('#')).unwrap(),
            None => schema,
        };
        if let Some(items) = value.as_array() {
            items.iter().for_each(|item| self.told(&schema["items"], item));
        }
        let (Some(fields), Some(known)) = (value.as_object(), schema["properties"].as_object()) else {
            return;
        };
        for (name, value) in fields {
            assert!(known.contains_key(name), "{name} is not in the document");
            self.told(&known[name], value);
        }
    }
}

#[tokio::test]
async fn every_route_is_in_the_document_and_every_operation_is_a_route() {
    let site = Site::new().await;
    let document = site.browser().get("/api/v1/openapi.json").await.json();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["servers"][0]["url"], crate::support::ORIGIN);
    let told: BTreeSet<String> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().unwrap().keys();
            methods.map(move |method| format!("{} {path}", method.to_uppercase()))
        })
        .collect();
    let config = Arc::new(site.config());
    let routes = http::routes(&site.ctx, &config);
    let table: BTreeSet<String> = routes
        .table()
        .iter()
        .filter(|route| route.path.starts_with("/api/v1/"))
        .map(ToString::to_string)
        .collect();
    assert_eq!(told, table);
}

#[tokio::test]
async fn every_post_can_be_asked_once_every_change_names_what_was_read_and_all_is_described() {
    let site = Site::new().await;
    let document = site.browser().get("/api/v1/openapi.json").await.json();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let named = |name: &str| {
                let parameters = operation["parameters"].as_array();
                parameters.is_some_and(|all| all.iter().any(|parameter| parameter["name"] == name))
            };
            assert_eq!(named("Idempotency-Key"), method == "post", "{method} {path}");
            assert_eq!(named("If-Match"), method == "patch", "{method} {path}");
            for text in ["summary", "operationId"] {
                assert!(operation[text].is_string(), "{method} {path} has no {text}");
            }
            for part in path.split('/').filter_map(|part| part.strip_prefix('{')) {
                assert!(named(part.trim_end_matches('}')), "{method} {path}: {part}");
            }
            assert!(operation["security"].is_array(), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn what_is_answered_is_what_the_document_says() {
    let site = Site::new().await;
    site.stock().await;
    let owner = site.signed_in("nets-co@example.com").await;
    let ada = site.joins(&owner, "ada", Role::Viewer).await;
    let document = site.browser().get("/api/v1/openapi.json").await.json();
    let promise = Promise(&document);
    let mut program = site.program(&owner, "all company:members").await;
    let mut narrow = site.program(&owner, "rfq:read").await;
    let (company, members) = ("/api/v1/companies/{id}", "/api/v1/companies/{id}/members");
    let one = "/api/v1/companies/{id}/members/{person}";
    let own = "/api/v1/companies/nets-co";
    let person = format!("{own}/members/{}", ada.member().unwrap().person);
    let listing = format!("/api/v1/listings/{}", site.listing("N-1").await);
    let category = site.asked_category().await;
    let (listings, one_listing) = ("/api/v1/listings", "/api/v1/listings/{id}");
    for (path, asked) in [
        ("/api/v1/search", "/api/v1/search?q=net"),
        ("/api/v1/search", "/api/v1/search?limit=x"),
        ("/api/v1/listings/{id}", listing.as_str()),
        ("/api/v1/listings/{id}", "/api/v1/listings/x"),
        ("/api/v1/categories", "/api/v1/categories"),
        ("/api/v1/categories/{id}", category.as_str()),
        ("/api/v1/categories/{id}", "/api/v1/categories/x"),
        ("/api/v1/markets", "/api/v1/markets"),
        ("/api/v1/markets/{slug}", "/api/v1/markets/gear"),
        ("/api/v1/markets/{slug}", "/api/v1/markets/none"),
        ("/api/v1/me", "/api/v1/me"),
        (company, own),
        (company, "/api/v1/companies/nobody"),
        (members, "/api/v1/companies/nets-co/members"),
        (members, "/api/v1/companies/nets-co/members?after=x"),
        (one, person.as_str()),
        ("/api/v1/openapi.json", "/api/v1/openapi.json"),
    ] {
        promise.kept("get", path, &program.get(asked).await);
        let nobody = site.program_with("ent_").get(asked).await;
        assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
        promise.kept("get", path, &nobody);
        promise.kept("get", path, &narrow.get(asked).await);
    }
    for (method, path, asked, tag, body) in [
        (Method::PATCH, company, own, "*", json!({ "staff": 12 })),
        (Method::PATCH, company, own, "*", json!({ "staff": "12" })),
        (Method::PATCH, company, own, "\"0-0\"", json!({})),
        (Method::PATCH, company, own, "", json!({})),
        (
            Method::POST,
            listings,
            listings,
            "",
            json!({ "sku": "H-1", "title_en": "Hook" }),
        ),
        (Method::POST, listings, listings, "", json!({ "tiers": 5 })),
        (
            Method::PATCH,
            one_listing,
            &listing,
            "*",
            json!({ "title_en": "Net", "stock": "5" }),
        ),
        (Method::PATCH, one_listing, &listing, "*", json!({ "stock": 5 })),
        (Method::PATCH, one_listing, &listing, "\"0-0\"", json!({})),
        (
            Method::POST,
            members,
            "/api/v1/companies/nets-co/members",
            "*",
            json!({ "email": "bob@example.com", "role": "purchaser", "limit": { "currency": "CNY", "per_order": "5" } }),
        ),
        (
            Method::POST,
            members,
            "/api/v1/companies/nets-co/members",
            "*",
            json!({}),
        ),
        (Method::PATCH, one, &person, "*", json!({ "role": "sales" })),
        (Method::PATCH, one, &person, "*", json!({ "role": "owner" })),
        (Method::DELETE, one, &person, "*", json!({})),
        (Method::DELETE, one, &person, "*", json!({})),
    ] {
        let headers: Vec<_> = (!tag.is_empty())
            .then_some((header::IF_MATCH, tag))
            .into_iter()
            .collect();
        let answer = program
            .send(method.clone(), asked, &headers, Some(body.clone()))
            .await;
        let name = method.as_str().to_lowercase();
        promise.kept(&name, path, &answer);
        let refused = narrow.send(method, asked, &headers, Some(body)).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        promise.kept(&name, path, &refused);
    }
}

#[tokio::test]
async fn what_is_answered_of_a_trade_is_what_the_document_says() {
    let (site, mut buyer, mut supplier) = trade::market().await;
    let document = site.browser().get("/api/v1/openapi.json").await.json();
    let promise = Promise(&document);
    let (rfq, negotiation) = trade::published(&mut buyer).await;
    let made = trade::offer(&mut supplier, &rfq, trade::terms("3.25")).await;
    promise.kept("post", "/api/v1/rfqs/{id}/offers", &made);
    let offer = made.json();
    for _ in 0..2 {
        let accepted = trade::accept(&mut buyer, &offer).await;
        promise.kept("post", "/api/v1/offers/{id}/accept", &accepted);
    }
    let orders = buyer.get("/api/v1/orders").await;
    promise.kept("get", "/api/v1/orders", &orders);
    let order = orders.json()["items"][0]["id"].as_str().unwrap().to_owned();
    for (path, thing) in [
        ("/api/v1/rfqs/{id}", &rfq),
        ("/api/v1/negotiations/{id}", &negotiation),
        ("/api/v1/orders/{id}", &order),
    ] {
        for program in [&mut buyer, &mut supplier] {
            let answer = program.get(&path.replace("{id}", thing)).await;
            assert_eq!(answer.status, StatusCode::OK);
            promise.kept("get", path, &answer);
        }
    }
    promise.kept("get", "/api/v1/rfqs", &buyer.get("/api/v1/rfqs").await);
    promise.kept(
        "get",
        "/api/v1/negotiations",
        &supplier.get("/api/v1/negotiations").await,
    );
    let taken = supplier
        .post(&format!("/api/v1/orders/{order}/confirm"), json!({}))
        .await;
    promise.kept("post", "/api/v1/orders/{id}/{verb}", &taken);
    for (path, thing) in [
        ("/api/v1/rfqs/{id}/close", &rfq),
        ("/api/v1/rfqs/{id}/publish", &rfq),
        ("/api/v1/rfqs/{id}/cancel", &rfq),
        ("/api/v1/negotiations/{id}/withdraw", &negotiation),
        ("/api/v1/negotiations/{id}/decline", &negotiation),
    ] {
        let why = json!({ "reason": "The season is over" });
        let answer = buyer.post(&path.replace("{id}", thing), why).await;
        promise.kept("post", path, &answer);
    }
}

#[tokio::test]
async fn people_read_the_same_in_their_language() {
    let site = Site::new().await;
    for (language, words) in [("en", "First steps"), ("zh-CN", "入门")] {
        let mut browser = site.browser();
        browser.language = language;
        let page = browser.get("/api/docs").await;
        assert_eq!(page.status, StatusCode::OK);
        page.shows(words);
        page.shows("/api/v1/companies/{id}/members/{person}");
        page.shows("id=\"object-CompanyChanges\"");
        let scripts = page.text.matches("<script").count();
        assert!(
            scripts == 1 && page.text.contains("src=\"/suggest.js\""),
            "{}",
            page.text
        );
        let links = page
            .text
            .split("href=\"#")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap());
        for anchor in links.collect::<BTreeSet<_>>() {
            assert!(
                page.text.contains(&format!("id=\"{anchor}\"")),
                "#{anchor} leads nowhere"
            );
        }
    }
}

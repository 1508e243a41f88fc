//! Who is let in by which key, and who by none.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use chrono::TimeDelta;
use domain::company::Role;
use serde_json::json;
use service::{
    company,
    integration::{self, NewKey},
};

use crate::support::Site;

const ME: &str = "/api/v1/me";

#[tokio::test]
async fn a_key_says_whom_it_acts_as() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let mut program = site.program(&owner, "rfq:write company:read").await;
    let answer = program.get(ME).await;
    let me = answer.json();
    assert_eq!(me["person"]["name"], "reef-gmbh person");
    assert_eq!(me["company"]["code"], "reef-gmbh");
    assert_eq!(
        (&me["role"], &me["limit"], &me["scopes"]),
        (
            &json!("owner"),
            &json!(null),
            &json!(["rfq:write", "company:read"])
        )
    );
    assert_eq!(me["key"]["expires_at"], json!(null));
    assert!(!answer.text.contains(&program.key));
    let company = me["company"]["href"].as_str().unwrap();
    assert_eq!(program.read(company).await["code"], "reef-gmbh");
}

#[tokio::test]
async fn what_opens_nothing_is_refused_alike_everywhere() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let manager = site.joins(&owner, "max", Role::Manager).await;
    let new = |expires_at| NewKey {
        name: None,
        scopes: "all".parse().unwrap(),
        expires_at,
    };
    let past = site.ctx.now() - TimeDelta::seconds(1);
    let expired = integration::make(&site.ctx, &owner, new(Some(past)))
        .await
        .unwrap();
    let revoked = integration::make(&site.ctx, &owner, new(None)).await.unwrap();
    integration::revoke(&site.ctx, &owner, revoked.id).await.unwrap();
    let removed = integration::make(&site.ctx, &manager, new(None)).await.unwrap();
    company::remove(&site.ctx, &owner, manager.member().unwrap().person)
        .await
        .unwrap();
    let unknown = domain::integration::ApiKey::seal(&"x".repeat(32));
    let mut told = Vec::new();
    for key in [&expired.key, &revoked.key, &removed.key, &unknown] {
        for path in [ME, "/api/v1/search?q=net", "/api/v1/nowhere"] {
            let answer = site.program_with(key.reveal()).get(path).await;
            let problem = answer.problem(StatusCode::UNAUTHORIZED);
            assert_eq!(problem["code"], "key_unknown");
            assert_eq!(
                answer.headers[header::WWW_AUTHENTICATE],
                "Bearer error=\"invalid_token\""
            );
            told.push(answer.text);
        }
    }
    told.dedup();
    assert_eq!(told.len(), 1, "{told:?}");
}

#[tokio::test]
async fn a_typo_is_told_from_a_key_nobody_knows_and_no_key_from_both() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let key = site.key(&owner, "all").await;
    for (sent, code) in [
        (format!("Bearer {}", &key[..41]), "key_malformed"),
        (format!("Bearer {}x", &key[..41]), "key_malformed"),
        ("Bearer".to_owned(), "key_missing"),
        (format!("Basic {key}"), "key_missing"),
        (key.clone(), "key_missing"),
    ] {
        let mut browser = site.browser();
        let request = browser
            .request(Method::GET, ME)
            .header(header::AUTHORIZATION, &sent);
        let answer = browser.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.problem(StatusCode::UNAUTHORIZED)["code"], code, "{sent}");
    }
    let answer = site.browser().get(ME).await;
    assert_eq!(answer.problem(StatusCode::UNAUTHORIZED)["code"], "key_missing");
    assert_eq!(answer.headers[header::WWW_AUTHENTICATE], "Bearer");
    let mut browser = site.browser();
    let lower = browser
        .request(Method::GET, ME)
        .header(header::AUTHORIZATION, format!("bearer  {key}"));
    let answer = browser.send(lower.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn without_a_key_what_is_public_stays_public() {
    let site = Site::new().await;
    site.stock().await;
    let mut nobody = site.browser();
    for path in [
        "/api/v1/search?q=net".to_owned(),
        format!("/api/v1/listings/{}", site.listing("N-1").await),
        "/api/v1/companies/nets-co".to_owned(),
        "/api/v1/openapi.json".to_owned(),
    ] {
        assert_eq!(nobody.get(&path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn a_signed_in_browser_is_nobody_here_whatever_it_asks() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let mut browser = site.browser();
    let form = [
        ("email", "reef-gmbh@example.com"),
        ("password", "harbour office 7"),
    ];
    assert_eq!(
        browser.post("/sign-in", &form).await.status,
        StatusCode::SEE_OTHER
    );
    let company = owner.company().unwrap();
    for (method, path) in [
        (Method::GET, ME.to_owned()),
        (Method::GET, format!("/api/v1/companies/{company}/members")),
        (Method::POST, format!("/api/v1/companies/{company}/members")),
        (Method::PATCH, format!("/api/v1/companies/{company}")),
    ] {
        let request = browser
            .request(method, &path)
            .header(header::ORIGIN, crate::support::ORIGIN)
            .header(header::CONTENT_TYPE, "application/json");
        let answer = browser.send(request.body(Body::from("{}")).unwrap()).await;
        assert_eq!(
            answer.problem(StatusCode::UNAUTHORIZED)["code"],
            "key_missing",
            "{path}"
        );
    }
}

#[tokio::test]
async fn with_the_suppliers_key_a_listing_off_show_is_read_and_with_no_others() {
    let site = Site::new().await;
    site.stock().await;
    let owner = site.signed_in("nets-co@example.com").await;
    let stranger = site.trader("reef-gmbh").await;
    let id = site.listing("N-1").await;
    service::catalog::pause(&site.ctx, &owner, id).await.unwrap();
    let path = format!("/api/v1/listings/{id}");
    let mut program = site.program(&owner, "catalog:read").await;
    assert_eq!(program.read(&path).await["state"], "paused");
    for (actor, scopes) in [(&owner, "company:write"), (&stranger, "all")] {
        let answer = site.program(actor, scopes).await.get(&path).await;
        answer.problem(StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn what_nobody_answers_is_a_problem_too() {
    let site = Site::new().await;
    let mut browser = site.browser();
    let request = browser.request(Method::DELETE, "/api/v1/search");
    let answer = browser.send(request.body(Body::empty()).unwrap()).await;
    answer.problem(StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.headers[header::ALLOW], "GET,HEAD");
    browser.language = "zh-CN";
    let answer = browser.get("/api/v1/companies/reef/members").await;
    let problem = answer.problem(StatusCode::UNAUTHORIZED);
    assert!(problem["detail"].as_str().unwrap().contains("密钥"), "{problem}");
}

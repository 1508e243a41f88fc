//! A company's people, by key.

use axum::http::{Method, StatusCode, header};
use domain::{actor::Actor, company::Role};
use serde_json::{Value, json};

use crate::support::{Answer, Site, program::Program};

const MEMBERS: &str = "/api/v1/companies/reef-gmbh/members";

fn path(actor: &Actor) -> String {
    format!("{MEMBERS}/{}", actor.member().unwrap().person)
}

async fn patch(program: &mut Program, path: &str, tag: &str, body: Value) -> Answer {
    program
        .send(Method::PATCH, path, &[(header::IF_MATCH, tag)], Some(body))
        .await
}

#[tokio::test]
async fn people_are_listed_in_pages_to_their_own_company_only() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let stranger = site.trader("tide-ltd").await;
    for name in ["ada", "bob"] {
        site.joins(&owner, name, Role::Viewer).await;
    }
    let mut program = site.program(&owner, "company:read").await;
    let first = program.read(&format!("{MEMBERS}?limit=2")).await;
    let next = first["next"].as_str().unwrap();
    let rest = program.read(&format!("{MEMBERS}?limit=2&after={next}")).await;
    let names = |page: &Value| {
        let items = page["items"].as_array().unwrap();
        items
            .iter()
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&first), ["reef-gmbh person", "ada"]);
    assert_eq!(
        (names(&rest), &rest["next"]),
        (vec!["bob".to_owned()], &json!(null))
    );
    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=x", "limit"),
        ("after=x", "after"),
    ] {
        let answer = program.get(&format!("{MEMBERS}?{query}")).await;
        let problem = answer.problem(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(problem["errors"][0]["field"], field, "{query}");
    }
    let mut narrow = site.program(&owner, "rfq:write").await;
    let refused = narrow.get(MEMBERS).await.problem(StatusCode::FORBIDDEN);
    assert_eq!(refused["scope"], "company:read");
    let mut other = site.program(&stranger, "all").await;
    other.get(MEMBERS).await.problem(StatusCode::NOT_FOUND);
    other.get(&path(&owner)).await.problem(StatusCode::NOT_FOUND);
    for odd in ["x", "019aa000-0000-7000-8000-000000000000"] {
        program
            .get(&format!("{MEMBERS}/{odd}"))
            .await
            .problem(StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn managing_people_must_be_named_and_all_does_not_name_it() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let ada = site.joins(&owner, "ada", Role::Viewer).await;
    let new = json!({ "email": "bob@example.com", "role": "viewer" });
    let mut all = site.program(&owner, "all").await;
    for answer in [
        all.post(MEMBERS, new.clone()).await,
        patch(&mut all, &path(&ada), "*", json!({ "role": "sales" })).await,
        all.send(Method::DELETE, &path(&ada), &[], None).await,
    ] {
        let refused = answer.problem(StatusCode::FORBIDDEN);
        assert_eq!(refused["scope"], "company:members", "{refused}");
    }
    let mut named = site.program(&owner, "company:members").await;
    let invited = named.post(MEMBERS, new).await;
    assert_eq!(invited.status, StatusCode::CREATED, "{}", invited.text);
    let invited = invited.json();
    assert_eq!(
        (&invited["email"], &invited["role"]),
        (&json!("bob@example.com"), &json!("viewer"))
    );
    let removed = named.send(Method::DELETE, &path(&ada), &[], None).await;
    assert_eq!(
        (removed.status, removed.text.as_str()),
        (StatusCode::NO_CONTENT, "")
    );
    let again = named.send(Method::DELETE, &path(&ada), &[], None).await;
    again.problem(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn no_key_makes_or_touches_those_who_lead() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let manager = site.joins(&owner, "max", Role::Manager).await;
    let ada = site.joins(&owner, "ada", Role::Viewer).await;
    let mut program = site.program(&owner, "company:members all").await;
    for role in ["owner", "manager"] {
        let new = json!({ "email": "bob@example.com", "role": role });
        let refused = program.post(MEMBERS, new).await.problem(StatusCode::FORBIDDEN);
        assert_eq!(refused["code"], "role_lacking");
        patch(&mut program, &path(&ada), "*", json!({ "role": role }))
            .await
            .problem(StatusCode::FORBIDDEN);
    }
    for leader in [&owner, &manager] {
        patch(&mut program, &path(leader), "*", json!({ "role": "viewer" }))
            .await
            .problem(StatusCode::FORBIDDEN);
        let removed = program.send(Method::DELETE, &path(leader), &[], None).await;
        removed.problem(StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_role_and_a_limit_are_changed_by_whoever_has_read_them() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let ada = site.joins(&owner, "ada", Role::Viewer).await;
    let mut program = site.program(&owner, "company:members").await;
    let tag = program.tag(&path(&ada)).await;
    let limit = json!({ "currency": "CNY", "per_order": "20,000.5", "per_month": null });
    let body = json!({ "role": "purchaser", "limit": limit });
    let changed = patch(&mut program, &path(&ada), &tag, body.clone()).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text);
    assert_eq!(
        changed.json()["limit"],
        json!({ "currency": "CNY", "per_order": "20000.50", "per_month": null })
    );
    let late = patch(&mut program, &path(&ada), &tag, body).await;
    late.problem(StatusCode::PRECONDITION_FAILED);
    // What is left out stays; another role has no limit.
    let same = patch(&mut program, &path(&ada), "*", json!({})).await.json();
    assert_eq!(same["limit"]["per_order"], "20000.50");
    let sales = patch(&mut program, &path(&ada), "*", json!({ "role": "sales" }))
        .await
        .json();
    assert_eq!(sales["limit"], json!(null));
    let wrong = json!({ "role": "boss", "limit": { "currency": "CNY", "per_order": "1.234", "pro_day": "1" }, "x": 1 });
    let problem = patch(&mut program, &path(&ada), "*", wrong)
        .await
        .problem(StatusCode::UNPROCESSABLE_ENTITY);
    let told: Vec<_> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| (error["field"].as_str().unwrap(), error["code"].as_str().unwrap()))
        .collect();
    for error in [
        ("role", "unknown-role"),
        ("limit.per_order", "too-many-decimals"),
        ("limit.pro_day", "unknown-field"),
        ("x", "unknown-field"),
    ] {
        assert!(told.contains(&error), "{error:?}: {told:?}");
    }
    let blind = program
        .send(Method::PATCH, &path(&ada), &[], Some(json!({})))
        .await;
    blind.problem(StatusCode::PRECONDITION_REQUIRED);
}

#[tokio::test]
async fn an_invitation_says_all_that_is_wrong_with_it() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let mut program = site.program(&owner, "company:members").await;
    for (body, field, code) in [
        (json!({}), "email", "required"),
        (json!({}), "role", "required"),
        (
            json!({ "email": "x\nBcc: y@z.cn", "role": "viewer" }),
            "email",
            "not-an-email",
        ),
        (
            json!({ "email": "reef-gmbh@example.com", "role": "viewer" }),
            "email",
            "already-member",
        ),
        (
            json!({ "email": "a@b.cn", "role": "purchaser", "limit": { "per_order": "1" } }),
            "limit.currency",
            "required",
        ),
        (
            json!({ "email": "a@b.cn", "role": "purchaser", "limit": 5 }),
            "limit",
            "wrong-kind",
        ),
    ] {
        let answer = program.post(MEMBERS, body.clone()).await;
        let problem = answer.problem(StatusCode::UNPROCESSABLE_ENTITY);
        let errors = problem["errors"].as_array().unwrap();
        assert!(
            errors
                .iter()
                .any(|error| error["field"] == field && error["code"] == code),
            "{body}: {problem}"
        );
    }
}

//! Reading and changing a company's profile.

use axum::http::{Method, StatusCode, header};
use domain::company::Role;
use serde_json::json;

use crate::support::{Site, program::Program};

const REEF: &str = "/api/v1/companies/reef-gmbh";

async fn patch(program: &mut Program, tag: Option<&str>, body: serde_json::Value) -> crate::support::Answer {
    let headers: Vec<_> = tag.map(|tag| (header::IF_MATCH, tag)).into_iter().collect();
    program.send(Method::PATCH, REEF, &headers, Some(body)).await
}

#[tokio::test]
async fn everyone_reads_the_profile_and_its_own_people_more() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let stranger = site.trader("tide-ltd").await;
    let by_id = format!("/api/v1/companies/{}", owner.company().unwrap());
    let mut browser = site.browser();
    let public = browser.get(REEF).await.json();
    assert_eq!(public["name"], "reef-gmbh Ltd");
    assert_eq!(public["url"], "http://market.example/companies/reef-gmbh");
    assert_eq!(public["figures"]["response_minutes"], json!(null));
    assert_eq!(public, browser.get(&by_id).await.json());
    for (actor, scopes) in [(&stranger, "all"), (&owner, "rfq:write")] {
        let seen = site.program(actor, scopes).await.read(REEF).await;
        assert_eq!(seen, public, "{scopes}");
        assert!(seen.get("version").is_none() && seen.get("numbers").is_none());
    }
    let own = site.program(&owner, "company:read").await.read(REEF).await;
    assert_eq!((&own["version"], &own["numbers"]), (&json!(1), &json!([])));
    for nowhere in ["reef", "R%20F", "019aa000-0000-7000-8000-000000000000", "%00"] {
        let answer = browser.get(&format!("/api/v1/companies/{nowhere}")).await;
        answer.problem(StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn what_is_left_out_stays_what_is_null_goes_and_the_tag_moves_on() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let mut program = site.program(&owner, "company:write").await;
    let tag = program.tag(REEF).await;
    let body = json!({
        "about_en": "Nets & ropes.\n\nSince 1998. </textarea><script>alert(1)</script>",
        "website": "nets.example",
        "founded": 1998,
        "exports_to": ["DE", "NG"],
        "carries": true,
        "name_zh": null,
    });
    let changed = patch(&mut program, Some(&tag), body).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text);
    let now = changed.json();
    assert_eq!(
        (&now["founded"], &now["name_zh"], &now["name"]),
        (&json!(1998), &json!(null), &json!("reef-gmbh Ltd"))
    );
    assert_eq!(
        (&now["buys"], &now["carries"], &now["version"]),
        (&json!(true), &json!(true), &json!(2))
    );
    assert_eq!(now["website"], "https://nets.example/");
    assert_eq!(now["exports_to"], json!(["DE", "NG"]));
    let new_tag = changed.headers[header::ETAG].to_str().unwrap().to_owned();
    assert_eq!(program.tag(REEF).await, new_tag);
    let same = program
        .send(Method::GET, REEF, &[(header::IF_NONE_MATCH, &new_tag)], None)
        .await;
    assert_eq!((same.status, same.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    // Nobody writes over what they have not read.
    let late = patch(&mut program, Some(&tag), json!({ "founded": 1999 })).await;
    assert_eq!(
        late.problem(StatusCode::PRECONDITION_FAILED)["code"],
        "version_old"
    );
    for odd in ["\"1\"", "1", "\"x-y\"", ""] {
        let late = patch(&mut program, Some(odd), json!({})).await;
        late.problem(StatusCode::PRECONDITION_FAILED);
    }
    let blind = patch(&mut program, None, json!({ "founded": 1999 })).await;
    assert_eq!(
        blind.problem(StatusCode::PRECONDITION_REQUIRED)["code"],
        "version_missing"
    );
    assert_eq!(
        patch(&mut program, Some("*"), json!({ "founded": null }))
            .await
            .json()["founded"],
        json!(null)
    );
}

#[tokio::test]
async fn of_two_who_read_the_same_one_changes_it() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let key = site.key(&owner, "company:write").await;
    let tag = site.program_with(&key).tag(REEF).await;
    let tries = (0..6).map(|staff| {
        let (mut program, tag) = (site.program_with(&key), tag.clone());
        tokio::spawn(async move {
            patch(&mut program, Some(&tag), json!({ "staff": staff + 1 }))
                .await
                .status
        })
    });
    let answers: Vec<_> = futures::future::join_all(tries)
        .await
        .into_iter()
        .map(Result::unwrap)
        .collect();
    let done = answers.iter().filter(|status| **status == StatusCode::OK).count();
    let late = |status: &StatusCode| *status == StatusCode::PRECONDITION_FAILED;
    assert_eq!(
        (done, answers.iter().filter(|status| late(status)).count()),
        (1, 5),
        "{answers:?}"
    );
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once_in_the_askers_language() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let mut program = site.program(&owner, "company:write").await;
    let body = json!({
        "name_en": ["x"], "country": "ZZ", "founded": 1200, "staff": "12", "website": "javascript:alert(1)",
        "code": "reef", "buys": "yes", "exports_to": ["DE", 7],
    });
    let answer = patch(&mut program, Some("*"), body).await;
    let problem = answer.problem(StatusCode::UNPROCESSABLE_ENTITY);
    let errors = problem["errors"].as_array().unwrap();
    let of = |field: &str| {
        let of: Vec<_> = errors.iter().filter(|error| error["field"] == field).collect();
        assert_eq!(of.len(), 1, "{field}: {problem}");
        of[0]["code"].as_str().unwrap()
    };
    for (field, code) in [
        ("name_en", "wrong-kind"),
        ("country", "unknown-country"),
        ("founded", "not-a-whole-number"),
        ("staff", "wrong-kind"),
        ("website", "not-a-website"),
        ("code", "unknown-field"),
        ("buys", "wrong-kind"),
        ("exports_to", "wrong-kind"),
    ] {
        assert_eq!(of(field), code);
    }
    assert_eq!(errors.len(), 8, "{problem}");
    let nameless = patch(
        &mut program,
        Some("*"),
        json!({ "name_zh": null, "name_en": " " }),
    )
    .await;
    assert_eq!(
        nameless.problem(StatusCode::UNPROCESSABLE_ENTITY)["errors"][0]["code"],
        "name-required"
    );
}

#[tokio::test]
async fn only_a_leaders_key_with_the_scope_changes_only_its_own() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let stranger = site.trader("tide-ltd").await;
    let manager = site.joins(&owner, "max", Role::Manager).await;
    let mut by_manager = site.program(&manager, "company:write").await;
    assert_eq!(
        patch(&mut by_manager, Some("*"), json!({})).await.status,
        StatusCode::OK
    );
    let mut reader = site.program(&owner, "company:read rfq:write").await;
    let refused = patch(&mut reader, Some("*"), json!({}))
        .await
        .problem(StatusCode::FORBIDDEN);
    assert_eq!(
        (&refused["code"], &refused["scope"]),
        (&json!("scope_lacking"), &json!("company:write"))
    );
    let mut other = site.program(&stranger, "all").await;
    patch(&mut other, Some("*"), json!({}))
        .await
        .problem(StatusCode::NOT_FOUND);
    let person = manager.member().unwrap().person;
    for role in [Role::Sales, Role::Purchaser, Role::Finance, Role::Viewer] {
        service::company::appoint(&site.ctx, &owner, person, role, None)
            .await
            .unwrap();
        let refused = patch(&mut by_manager, Some("*"), json!({}))
            .await
            .problem(StatusCode::FORBIDDEN);
        assert_eq!(refused["code"], "role_lacking", "{role}");
    }
}

#[tokio::test]
async fn what_is_no_json_object_is_said_to_be_none() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let key = site.key(&owner, "company:write").await;
    let huge = format!("{{\"about_en\":\"{}\"}}", "x".repeat(3_000_000));
    for (kind, body, status) in [
        ("application/json", "", StatusCode::BAD_REQUEST),
        ("application/json", "[]", StatusCode::BAD_REQUEST),
        ("application/json", "{\"a\":", StatusCode::BAD_REQUEST),
        (
            "application/merge-patch+json; charset=utf-8",
            "{}",
            StatusCode::OK,
        ),
        ("text/plain", "{}", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (
            "application/x-www-form-urlencoded",
            "staff=1",
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
        ("application/json", &huge, StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let mut browser = site.browser();
        let request = browser
            .request(Method::PATCH, REEF)
            .header(header::AUTHORIZATION, format!("Bearer {key}"))
            .header(header::IF_MATCH, "*")
            .header(header::CONTENT_TYPE, kind);
        let answer = browser.send(request.body(body.to_owned().into()).unwrap()).await;
        assert_eq!(answer.status, status, "{kind} {:.20}", body);
        if status != StatusCode::OK {
            answer.problem(status);
        }
    }
}

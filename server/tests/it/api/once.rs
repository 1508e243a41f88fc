//! `Idempotency-Key`: nothing is done twice.

use axum::http::{HeaderName, Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{Answer, Site, program::Program};

const MEMBERS: &str = "/api/v1/companies/reef-gmbh/members";

async fn invite(program: &mut Program, once: &str, email: &str) -> Answer {
    let body = json!({ "email": email, "role": "viewer" });
    let name = HeaderName::from_static("idempotency-key");
    program
        .send(Method::POST, MEMBERS, &[(name, once)], Some(body))
        .await
}

/// How many mails wait to be sent.
async fn invitations(site: &Site) -> usize {
    let mut count = 0;
    while let Some(claimed) = service::job::claim(&site.ctx).await.unwrap() {
        count += usize::from(matches!(claimed.job, service::job::Job::Link(_)));
        service::job::finish(&site.ctx, &claimed).await.unwrap();
    }
    count
}

#[tokio::test]
async fn the_same_request_is_answered_again_and_done_once() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let mut program = site.program(&owner, "company:members").await;
    let first = invite(&mut program, "a-1", "ada@example.com").await;
    let again = invite(&mut program, "a-1", "ada@example.com").await;
    assert_eq!(
        (first.status, again.status),
        (StatusCode::CREATED, StatusCode::CREATED)
    );
    assert_eq!(first.text, again.text);
    assert_eq!(again.headers["content-type"], "application/json");
    assert_eq!(
        (
            first.headers.get("idempotency-replayed"),
            &again.headers["idempotency-replayed"]
        ),
        (None, &"true".parse().unwrap())
    );
    assert_eq!(invitations(&site).await, 1);
    let other = invite(&mut program, "a-1", "bob@example.com").await;
    let problem = other.problem(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(problem["code"], "idempotency_key_reused");
    // Another key's names are its own.
    let mut second = site.program(&owner, "company:members").await;
    let done = invite(&mut second, "a-1", "bob@example.com").await;
    assert_eq!((done.status, invitations(&site).await), (StatusCode::CREATED, 1));
}

#[tokio::test]
async fn of_many_at_once_one_is_done_and_the_others_wait_or_are_answered_the_same() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let key = site.key(&owner, "company:members").await;
    let tries = (0..8).map(|_| {
        let mut program = site.program_with(&key);
        tokio::spawn(async move { invite(&mut program, "a-1", "ada@example.com").await })
    });
    let answers: Vec<_> = futures::future::join_all(tries)
        .await
        .into_iter()
        .map(Result::unwrap)
        .collect();
    let mut ids: Vec<Value> = Vec::new();
    for answer in answers {
        match answer.status {
            StatusCode::CREATED => ids.push(answer.json()["id"].clone()),
            _ => {
                let busy = answer.problem(StatusCode::CONFLICT);
                assert_eq!(
                    (&busy["code"], &answer.headers["retry-after"]),
                    (&json!("in_progress"), &"1".parse().unwrap())
                );
            }
        }
    }
    ids.dedup();
    assert_eq!((ids.len(), invitations(&site).await), (1, 1));
}

#[tokio::test]
async fn a_refusal_leaves_the_name_free_and_a_bad_name_is_told() {
    let site = Site::new().await;
    let owner = site.trader("reef-gmbh").await;
    let mut program = site.program(&owner, "company:members").await;
    invite(&mut program, "a-1", "nobody")
        .await
        .problem(StatusCode::UNPROCESSABLE_ENTITY);
    let mended = invite(&mut program, "a-1", "ada@example.com").await;
    assert_eq!(mended.status, StatusCode::CREATED);
    for bad in ["", "a b", &"x".repeat(256)] {
        let problem = invite(&mut program, bad, "bob@example.com")
            .await
            .problem(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(problem["code"], "idempotency_key_malformed", "{bad:?}");
    }
    // Without a key nothing is remembered, and nothing is done.
    let mut nobody = site.program_with("");
    invite(&mut nobody, "a-1", "ada@example.com")
        .await
        .problem(StatusCode::UNAUTHORIZED);
}

//! Every route of REST × the keys of every role, with every scope: what the role may not, its key may not.
//!
//! ```text
//! stranger | owner, manager, sales, purchaser, finance, viewer | operator of another market, own operator, administrator
//! +  shown or done      .  not found      -  forbidden      !  what was sent is wrong (a file of a company without a booth)
//! ```

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode, header};
use domain::{actor::Actor, company::Role, id::ImportId, text::Bilingual};
use sea_orm::{ConnectionTrait, Statement};
use server::http;
use service::{
    catalog::import::{self, Asked, Upload},
    market::{self, NewMarket},
};

use crate::support::{Site, multipart, program::Program};

/// Route, address, body, marks. `{ada}` is a viewer of the company, `{import}` one of its imports that was checked; the
/// body [`A_FILE`] is one.
const TABLE: [(&str, &str, &str, &str); 18] = [
    ("GET /search", "/search?q=net", "", "+ ++++++ +++"),
    ("GET /listings/{id}", "/listings/{shown}", "", "+ ++++++ +++"),
    ("GET /listings/{id}", "/listings/{paused}", "", ". +++.++ ..."),
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
];

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
        let address = address
            .replace("{ada}", &ada.member().unwrap().person.to_string())
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
                let body = (!body.is_empty()).then(|| serde_json::from_str(body).unwrap());
                program
                    .send(method.clone(), &path, &[(header::IF_MATCH, "*")], body)
                    .await
            };
            let mark = match answer.status {
                status if status.is_success() => '+',
                StatusCode::FORBIDDEN => '-',
                StatusCode::NOT_FOUND => '.',
                StatusCode::UNPROCESSABLE_ENTITY => '!',
                _ => '?',
            };
            assert_eq!(mark, expected, "{route} column {column}: {}", answer.text);
        }
    }
}

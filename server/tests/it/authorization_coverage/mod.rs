//! Who may do what: every route × every role, in one table (`table.rs`), asked over HTTP and compared.
//!
//! To add a route:
//! 1. Add its row under its noun in `table.rs`: `row("POST /rfqs/{id}/close", "s . | ++-+-- | ...... | .. | .")`.
//!    A mark a column; the legend stands over the table. Run this test and compare what it says with what you meant.
//! 2. `{id}` becomes the fixture's thing of the segment before it (`rfqs/{id}`: the buyer's RFQ). If yours is missing,
//!    make one in `things.rs` and name it; `.at("/rfqs/{rfq draft}/publish")` asks for a named one.
//! 3. Give a form (`.form(..)`, `.file(..)`, `.json(..)`) that is right: what is allowed must really be done (`+`).
//!    Nothing stays behind: whatever was done, the next role finds the world as it was.
//! 4. What changes something must leave an event, or say `.silent("why not")`; what is refused must leave none.
//! 5. A handler that takes `Proven` has `.fresh()`.
//!
//! A refusal must not depend on the form: a handler checks rights before it says what is wrong with the input.

pub mod row;
pub mod table;
pub mod things;
pub mod world;

use std::{collections::BTreeSet, sync::Arc};

use chrono::TimeDelta;
use domain::identity::PROOF_LASTS;
use futures::StreamExt;

use self::{
    row::{COLUMNS, Mark, Row, shown},
    table::table,
    world::World,
};

/// How many rows are asked at once.
const AT_ONCE: usize = 4;

#[tokio::test]
async fn every_route_has_a_row_and_every_row_a_route() {
    let world = World::new().await;
    let site = world.site().await;
    let routes: BTreeSet<String> = site.table.iter().map(ToString::to_string).collect();
    let rows: BTreeSet<String> = table().iter().map(|row| row.route.to_owned()).collect();
    let lacking: Vec<_> = routes.difference(&rows).collect();
    assert!(
        lacking.is_empty(),
        "no row says who may {lacking:#?}: add one each to server/tests/it/authorization_coverage/table.rs"
    );
    let idle: Vec<_> = rows.difference(&routes).collect();
    assert!(
        idle.is_empty(),
        "these rows of authorization_coverage/table.rs have no route any more: {idle:#?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_is_answered_as_the_table_says() {
    let wrong = each_row(|world, row| async move { answers(&world, &row).await }).await;
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_binds_asks_for_a_fresh_proof_after_twelve_hours() {
    let wrong = each_row(|world, row| async move { proof(&world, &row).await }).await;
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is wrong with each row, by `check`.
async fn each_row<Checking>(check: fn(Arc<World>, Row) -> Checking) -> Vec<String>
where
    Checking: Future<Output = Vec<String>> + Send + 'static,
{
    let world = Arc::new(World::new().await);
    let checks = table()
        .into_iter()
        .map(|row| tokio::spawn(check(world.clone(), row)));
    let wrong = futures::stream::iter(checks).buffered(AT_ONCE);
    wrong.map(Result::unwrap).concat().await
}

/// Asks as every role.
async fn answers(world: &World, row: &Row) -> Vec<String> {
    let mut site = world.site().await;
    let (mut got, mut wrong) = (Vec::new(), Vec::new());
    for (column, name) in COLUMNS.iter().enumerate() {
        let mut browser = world.browser(&site, column);
        let before = World::events(&site).await;
        let things = world.things.of(column);
        let answer = browser.send(row.request(&browser, &things)).await;
        let mark = Mark::of(&answer);
        let written = World::events(&site).await - before;
        let done = mark == Mark::DONE && row.is_unsafe();
        match (done, row.silent) {
            (true, None) if written == 0 && !(row.idle_for_guests && column == 0) => {
                wrong.push(format!("{}: {name} did it without an event", row.name()))
            }
            (true, Some(_)) if written > 0 => {
                wrong.push(format!("{}: it is not silent: {name} left an event", row.name()));
            }
            (false, _) if written > 0 => {
                wrong.push(format!("{}: {name} got {mark} and left an event", row.name()))
            }
            _ => {}
        }
        if let ("k" | "s" | "." | "-", true) = (mark.to_string().as_str(), row.is_unsafe()) {
            let mut browser = world.browser(&site, column);
            let bare = browser.send(row.bare_request(&browser, &things)).await;
            let bare = Mark::of(&bare);
            if bare != mark {
                wrong.push(format!(
                    "{}: {name} gets {mark}, but {bare} for an empty form",
                    row.name()
                ));
            }
        }
        if done {
            site = world.site().await;
        }
        got.push(mark);
    }
    let expected = row.expected();
    if got != expected {
        let (expected, got) = (shown(&expected), shown(&got));
        wrong.push(format!(
            "{}\n    expected {expected}\n    answered {got}",
            row.name()
        ));
    }
    wrong
}

/// Asks as every role that may, long after it showed who it is.
async fn proof(world: &World, row: &Row) -> Vec<String> {
    let mut site = world.site().await;
    let mut wrong = Vec::new();
    let signed_in = row.expected().into_iter().enumerate().skip(1);
    for (column, _) in signed_in.filter(|(_, mark)| *mark == Mark::DONE).take(1) {
        site.ctx.clock.advance(PROOF_LASTS + TimeDelta::minutes(1));
        let mut browser = world.browser(&site, column);
        let answer = browser
            .send(row.request(&browser, &world.things.of(column)))
            .await;
        let asked = Mark::of(&answer) == Mark::PROVE;
        if asked && !row.fresh {
            wrong.push(format!("{} asks for a fresh proof: mark it .fresh()", row.name()));
        }
        if !asked && row.fresh {
            wrong.push(format!("{} is marked .fresh() and asks for none", row.name()));
        }
        site = world.site().await;
    }
    wrong
}

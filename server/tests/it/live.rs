//! A negotiation's thread as it grows, over the wire: between two servers, across a crash, and only to who may see it.

use std::time::{Duration, Instant};

use domain::{
    actor::Actor,
    id::NegotiationId,
    page::{PageRequest, Stage},
};
use service::rfq;

use crate::support::{
    command::Harbour,
    multipart::field,
    serving::Server,
    trade::{request, terms},
    wire::{Line, Told, Wire},
};

/// What is promised.
const A_SECOND: Duration = Duration::from_secs(1);

/// `reef` has asked `nets-co`, who sells, for something.
async fn asked(harbour: &Harbour) -> (NegotiationId, Actor) {
    let (buyer, supplier) = (harbour.buyer().await, harbour.actor("nets-co").await);
    rfq::ask(&harbour.ctx, &buyer, request(harbour.ctx.now(), &supplier))
        .await
        .unwrap();
    let newest = PageRequest::new(Some(1), None);
    let asked = rfq::requests(&harbour.ctx, &supplier, Stage::Waiting, newest).await;
    (asked.unwrap().items[0].id, supplier)
}

async fn says(wire: &mut Wire, id: NegotiationId, audience: &str, text: &str) {
    let form = [field("text", text), field("audience", audience)];
    let sent = wire.upload(&format!("/negotiations/{id}/messages"), &form).await;
    assert_eq!(sent.unwrap().0, 303);
}

async fn listens(wire: &Wire, id: NegotiationId, last: Option<&str>) -> Line {
    let line = wire.line(&format!("/negotiations/{id}/live?after=0"), last).await;
    assert_eq!(line.status, 200);
    line
}

/// The number of an event, whose text is this.
#[track_caller]
fn number(told: &Told, text: &str) -> u32 {
    assert_eq!(told.kind, "message");
    assert!(told.data.contains(&format!(">{text}<")), "{told:?}");
    told.id.parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_are_one_market_and_one_may_be_killed() {
    let harbour = Harbour::on_postgres().await;
    let (id, ..) = asked(&harbour).await;
    let mut first = Server::start(&harbour).await;
    let second = Server::start_beside(&harbour, "second").await;
    let buyer = first.signed_in("reef").await;
    let mut supplier = second.signed_in("nets-co").await;
    let mut line = listens(&buyer, id, None).await;
    // The first notice may come before the server listens; from then on a second is enough.
    says(&mut supplier, id, "both", "hello").await;
    assert_eq!(number(&line.next().await.unwrap(), "hello"), 1);
    for (at, text) in ["one", "two", "three"].into_iter().enumerate() {
        let begun = Instant::now();
        says(&mut supplier, id, "both", text).await;
        let told = line.next().await.unwrap();
        assert!(begun.elapsed() < A_SECOND, "{:?}", begun.elapsed());
        assert_eq!(number(&told, text), u32::try_from(at).unwrap() + 2);
    }
    first.kill();
    assert_eq!(line.next().await, None);
    for text in ["four", "five"] {
        says(&mut supplier, id, "both", text).await;
    }
    let mut line = listens(&buyer.at(&second.wire), id, Some("4")).await;
    for (text, told) in [("four", 5), ("five", 6)] {
        assert_eq!(number(&line.next().await.unwrap(), text), told);
    }
    says(&mut supplier, id, "both", "six").await;
    assert_eq!(number(&line.next().await.unwrap(), "six"), 7);
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_and_their_number_never_reach_the_other_side() {
    let harbour = Harbour::on_sqlite().await;
    let (id, acting) = asked(&harbour).await;
    let server = Server::start(&harbour).await;
    let buyer = server.signed_in("reef").await;
    let mut supplier = server.signed_in("nets-co").await;
    let mut theirs = listens(&buyer, id, None).await;
    let mut own = listens(&supplier, id, None).await;
    for note in ["secret-one", "secret-two"] {
        says(&mut supplier, id, "own", note).await;
    }
    says(&mut supplier, id, "both", "shown").await;
    assert_eq!(
        number(&theirs.next().await.unwrap(), "shown"),
        1,
        "no gap tells of a note"
    );
    for (text, told) in [("secret-one", 1), ("secret-two", 2), ("shown", 3)] {
        assert_eq!(number(&own.next().await.unwrap(), text), told);
    }
    let offered = rfq::offer(&harbour.ctx, &acting, id, None, terms(harbour.ctx.now())).await;
    offered.unwrap();
    // Of another process over SQLite no notice comes: the next message brings the step along.
    says(&mut supplier, id, "both", "offered").await;
    let step = theirs.next().await.unwrap();
    assert_eq!((step.id.as_str(), step.kind.as_str()), ("2", "step"));
    assert_eq!(number(&theirs.next().await.unwrap(), "offered"), 3);
    let again = listens(&buyer, id, None).await.next().await.unwrap();
    assert_eq!(number(&again, "shown"), 1);
    assert!(!theirs.said.contains("secret"), "{}", theirs.said);
    assert!(own.said.contains("secret-one"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_ends_with_the_session_and_with_the_server() {
    let harbour = Harbour::on_sqlite().await;
    let (id, ..) = asked(&harbour).await;
    let mut server = Server::start(&harbour).await;
    let (mut first, mut second) = (server.signed_in("reef").await, server.signed_in("reef").await);
    let mut selling = server.signed_in("nets-co").await;
    let mut lines = [listens(&first, id, None).await, listens(&second, id, None).await];
    assert_eq!(first.post("/sign-out", "").await.unwrap().0, 303);
    says(&mut selling, id, "both", "hello").await;
    assert_eq!(lines[0].next().await, None, "who signed out is told nothing more");
    assert_eq!(number(&lines[1].next().await.unwrap(), "hello"), 1);

    let path = format!("/negotiations/{id}/live");
    let stranger = Wire::clone(&server.wire).line(&path, None).await;
    assert_eq!(stranger.status, 303, "whoever has not signed in is sent to");
    assert_eq!(
        server.signed_in("harbour").await.line(&path, None).await.status,
        404
    );

    lines[1] = listens(&second, id, Some("1")).await;
    server.terminate();
    assert_eq!(
        lines[1].next().await,
        None,
        "a server that ends sends everyone away"
    );
    assert!(second.get("/healthz").await.is_err());
}

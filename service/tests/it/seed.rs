//! The demo data: every screen has something to show, on both databases, once.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::TimeDelta;
use domain::Instant;
use entity::{
    catalog::listing,
    company::company,
    market::market,
    moderation::moderation_case,
    order::purchase_order,
    outbox::job,
    rfq::{negotiation, offer, rfq, rfq_market},
};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use service::{
    Ctx,
    ctx::Clock,
    file::Files,
    identity::Tried,
    secret::Secret,
    seed::{self, Planted},
};

use crate::{
    story,
    support::{
        db::{Kind, TestDb},
        world::RecordingIndex,
    },
};

fn now() -> Instant {
    "2026-12-01T02:30:00Z".parse().unwrap()
}

async fn planted(kind: Kind) -> (Ctx, TestDb) {
    let test_db = TestDb::new(kind).await;
    let index = Arc::new(RecordingIndex::default());
    let ctx = Ctx::new(
        test_db.db.clone(),
        Clock::set_at(now()),
        index,
        Files::in_memory(),
        Secret::new([7; 32]),
    );
    assert_eq!(seed::demo(&ctx, |_| {}).await.unwrap(), Planted::Now);
    (ctx, test_db)
}

/// The states that rows of a table are in.
macro_rules! states {
    ($table:ident, $db:expr) => {
        $table::Entity::find()
            .select_only()
            .column($table::Column::State)
            .into_tuple::<String>()
            .all($db)
            .await
            .unwrap()
            .into_iter()
            .collect::<BTreeSet<_>>()
    };
}

fn names(states: &[&str]) -> BTreeSet<String> {
    states.iter().map(|state| (*state).to_owned()).collect()
}

async fn everything_is_there(kind: Kind) {
    let (ctx, _db) = planted(kind).await;
    let db = ctx.db.read();
    assert!(market::Entity::find().count(db).await.unwrap() > 6);
    let suppliers = company::Entity::find().filter(company::Column::Supplies.eq(true));
    assert!(suppliers.count(db).await.unwrap() >= 30);
    let on_show = listing::Entity::find().filter(listing::Column::State.eq("published"));
    assert!(on_show.count(db).await.unwrap() >= 300);
    let rfqs = ["draft", "open", "awarded", "closed", "cancelled", "expired"];
    assert_eq!(states!(rfq, db), names(&rfqs));
    let negotiations = [
        "invited",
        "supplier_to_move",
        "buyer_to_move",
        "agreed",
        "withdrawn",
        "declined",
        "lapsed",
    ];
    assert_eq!(states!(negotiation, db), names(&negotiations));
    let orders = [
        "placed",
        "confirmed",
        "in_production",
        "ready",
        "shipped",
        "delivered",
        "completed",
        "declined",
        "cancelled",
    ];
    assert_eq!(states!(purchase_order, db), names(&orders));
    let listings = [
        "published",
        "submitted",
        "changes_requested",
        "rejected",
        "paused",
        "archived",
    ];
    assert_eq!(states!(listing, db), names(&listings));
    assert_eq!(
        states!(moderation_case, db),
        names(&["open", "claimed", "decided", "appealed"])
    );
    let placements = rfq_market::Entity::find();
    let states: BTreeSet<_> = placements
        .all(db)
        .await
        .unwrap()
        .into_iter()
        .map(|row| row.state)
        .collect();
    assert_eq!(states, names(&["shown", "waiting"]));
    what_goes_on_is_not_over(db).await;
}

/// Whoever tries the demo can answer what waits: deadlines and validities lie ahead, and mails are few.
async fn what_goes_on_is_not_over(db: &DatabaseConnection) {
    let open = negotiation::Entity::find()
        .filter(negotiation::Column::State.is_in(["supplier_to_move", "buyer_to_move"]))
        .all(db)
        .await
        .unwrap();
    let newest: BTreeMap<_, _> = offer::Entity::find()
        .filter(offer::Column::NegotiationId.is_in(open.iter().map(|row| row.id)))
        .all(db)
        .await
        .unwrap()
        .into_iter()
        .map(|offer| ((offer.negotiation_id, offer.version), offer.valid_until))
        .collect();
    for row in &open {
        let last = newest.range(..=(row.id, i32::MAX)).next_back().unwrap();
        assert_eq!(last.0.0, row.id);
        assert!(*last.1 > now() + TimeDelta::days(2), "{} ends {}", row.id, last.1);
    }
    let mails = job::Entity::find()
        .filter(job::Column::Kind.eq("mail"))
        .all(db)
        .await
        .unwrap();
    let (sent, past): (Vec<_>, Vec<_>) = mails.into_iter().partition(|mail| mail.state == "queued");
    assert!((3..40).contains(&sent.len()) && past.len() > 40);
    assert!(
        sent.iter()
            .all(|mail| mail.created_at < now() && mail.created_at >= now() - TimeDelta::days(3))
    );
}

async fn once_is_enough(kind: Kind) {
    let (ctx, _db) = planted(kind).await;
    let count = || listing::Entity::find().count(ctx.db.read());
    let before = count().await.unwrap();
    assert_eq!(seed::demo(&ctx, |_| {}).await.unwrap(), Planted::Already);
    assert_eq!(count().await.unwrap(), before);
    for account in seed::ACCOUNTS {
        let tried = service::identity::sign_in(&ctx, account.email, seed::PASSWORD, None).await;
        assert!(matches!(tried.unwrap(), Tried::Right(_)), "{}", account.email);
    }
}

mod everything_a_screen_shows_is_there {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn sqlite() {
        everything_is_there(Kind::Sqlite).await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn postgres() {
        everything_is_there(Kind::Postgres).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn planting_twice_changes_nothing() {
    once_is_enough(Kind::Sqlite).await;
}

story!(a_market_with_people_in_it_is_left_alone, |world| async move {
    assert_eq!(seed::demo(&world.ctx, |_| {}).await.unwrap(), Planted::NotEmpty);
});

//! One thing of each kind for the addresses of the table: an RFQ of the buyer, a negotiation, an order, a case, …

mod account;
mod catalog;
mod company;
mod place;
mod price;
mod promotion;
mod trade;

use chrono::TimeDelta;
use domain::{actor::Actor, text::Bilingual};
use sea_orm::{ConnectionTrait, Statement};
use service::{Ctx, identity, market};
use uuid::Uuid;

use super::world::{People, Things};

/// Makes them all. The name of a thing is the segment before it in addresses (`orders` for `/orders/{id}`), or its own.
pub async fn make(ctx: &Ctx, people: &People) -> Things {
    let mut things = Things::default();
    things.name("markets", "demo");
    things.name(
        "in a week",
        (ctx.now() + TimeDelta::days(7)).format("%Y-%m-%dT%H:%M"),
    );
    things.name("register", account::registering(ctx).await);
    account::account(ctx, people, &mut things).await;
    account::saved_search(ctx, people, &mut things).await;
    things.name("companies", "nets-co");
    company::own(ctx, people, &mut things).await;
    company::keys(ctx, people, &mut things).await;
    catalog::listings(ctx, people, &mut things).await;
    trade::trade(ctx, people, &mut things).await;
    trade::open_requests(ctx, people, &mut things).await;
    company::showcase(ctx, people, &mut things).await;
    company::verification(ctx, people, &mut things).await;
    catalog::goods(ctx, people, &mut things).await;
    let praise = Bilingual::both("交货准时", "Deliveries on time");
    market::choose(ctx, &people.operator, "demo", "stranger", praise)
        .await
        .unwrap();
    place::places(ctx, people, &mut things).await;
    promotion::campaigns(ctx, people, &mut things).await;
    price::list(ctx, people, &mut things).await;
    platform(ctx, &mut things).await;
    things
}

/// A newcomer who was appointed an operator, and administers beside the administrator.
async fn platform(ctx: &Ctx, things: &mut Things) {
    let admin = signed_in(ctx, "platform").await;
    let kept = market::kept(ctx, &admin, "demo").await.unwrap();
    things.name("market seen", market::seal(&kept.charter, &kept.operator.code));
    catalog::categories(ctx, &admin, things).await;
    catalog::banned(ctx, &admin, things).await;
    catalog::vocabulary(ctx, &admin, things).await;
    let newcomer = "newcomer@example.com".parse().unwrap();
    let why = || "to be revoked".parse().unwrap();
    market::appoint(ctx, &admin, "demo", &newcomer, why())
        .await
        .unwrap();
    identity::make_administrator(ctx, &admin, &newcomer, why())
        .await
        .unwrap();
    let newcomer = signed_in(ctx, "newcomer").await.member().unwrap().person;
    things.name("operators", newcomer);
    things.name("administrators", newcomer);
}

async fn signed_in(ctx: &Ctx, code: &str) -> Actor {
    let email = format!("{code}@example.com");
    let sql = format!("SELECT id FROM person WHERE email = '{email}'");
    let db = ctx.db.read();
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql));
    let id: Uuid = row.await.unwrap().unwrap().try_get_by_index(0).unwrap();
    identity::actor_of(ctx, id.into(), None).await.unwrap()
}

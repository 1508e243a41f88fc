//! Verification: papers handed in, facts checked one by one, decisions, what the clock brings, and suspension.

mod clock;
mod decide;
mod paper;
mod suspend;

use domain::{
    actor::{Actor, Trades},
    company::Role,
    id::CompanyId,
    text::Bilingual,
};
use service::{identity, market};

use crate::support::{World, world::registration};

/// A second market, run by a company of its own.
pub async fn other_market(world: &World) -> Actor {
    let (person, operator) = identity::register(&world.ctx, registration("quay", Trades::default()))
        .await
        .unwrap();
    let new = market::NewMarket {
        slug: "quay".into(),
        name: Bilingual::both("码头市场", "Quay market"),
        region_code: "430600".into(),
        region: Bilingual::both("岳阳", "Yueyang"),
        story: Bilingual::both("二", "Two"),
        position: 2,
        operator,
    };
    market::open(&world.ctx, &Actor::System, new).await.unwrap();
    identity::actor_of(&world.ctx, person, None).await.unwrap()
}

/// Somebody who administers the platform.
pub async fn admin(world: &World) -> Actor {
    let Actor::Member(member) = world.joins(&world.operator, "admin", Role::Viewer, None).await else {
        panic!("a member")
    };
    let (_, company) = identity::register(&world.ctx, registration("platform", Trades::default()))
        .await
        .unwrap();
    Actor::Member(domain::actor::Member {
        administers: true,
        operates: Vec::new(),
        appointed: Vec::new(),
        company: CompanyId(company.0),
        ..member
    })
}

//! Online fairs: who keeps them, who sees them, and what comes of them.

use chrono::TimeDelta;
use domain::{
    actor::{Actor, Trades},
    page::PageRequest,
    promotion::fair::{Fair, FairDraft, FairState},
    rfq::Request,
};
use entity::company::company as companies;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use service::{Conflict, Error, promotion, rfq};

use crate::{story, support::World};

/// From today, 1 December, for three days.
fn days(hall: &str) -> Fair {
    let draft = FairDraft {
        slug: "gear-days".into(),
        name_zh: "渔具节".into(),
        name_en: "Gear days".into(),
        story_zh: "三天".into(),
        story_en: "Three days".into(),
        from: "2026-12-01".into(),
        until: "2026-12-03".into(),
        programme: "2026-12-02 09:30 论坛 | Forum".into(),
        hall: hall.into(),
    };
    draft.parse().unwrap()
}

/// A fair of the market that everyone sees, with the supplier in its hall.
async fn opened(world: &World) {
    let (ctx, operator) = (&world.ctx, &world.operator);
    promotion::found_fair(ctx, operator, "demo", days("nets-co A-01"))
        .await
        .unwrap();
    promotion::publish_fair(ctx, operator, "gear-days").await.unwrap();
}

async fn stands(world: &World, actor: &Actor) -> Vec<String> {
    let fair = promotion::fair(&world.ctx, actor, "gear-days").await.unwrap();
    let stands = fair.hall.into_iter();
    stands
        .map(|stand| format!("{} {}", stand.company.code, stand.number))
        .collect()
}

story!(
    a_fair_is_prepared_published_changed_and_stays_to_be_read,
    |world| async move {
        let (ctx, operator) = (&world.ctx, &world.operator);
        world.new_supplier("ropes-co").await;
        promotion::found_fair(ctx, operator, "demo", days("nets-co A-01"))
            .await
            .unwrap();
        for stranger in [&world.supplier, &Actor::Anyone] {
            let seen = promotion::fair(ctx, stranger, "gear-days").await;
            assert!(matches!(seen, Err(Error::NotFound)));
        }
        assert!(promotion::fairs(ctx, "demo").await.unwrap().is_empty());
        promotion::publish_fair(ctx, operator, "gear-days").await.unwrap();
        assert_eq!(promotion::fair_slugs(ctx).await.unwrap(), ["gear-days"]);

        // Its hall changes while it is open, for whoever has read what stands.
        let read = promotion::own_fair(ctx, operator, "gear-days").await.unwrap();
        ctx.clock.advance(TimeDelta::hours(1));
        let more = days("ropes-co A-02\nnets-co A-01");
        promotion::change_fair(ctx, operator, "gear-days", read.updated_at, more.clone())
            .await
            .unwrap();
        let late = promotion::change_fair(ctx, operator, "gear-days", read.updated_at, more).await;
        assert!(matches!(late, Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited));
        assert_eq!(
            stands(&world, &Actor::Anyone).await,
            ["ropes-co A-02", "nets-co A-01"]
        );

        // Over, it stays to be read; given up, it does not.
        ctx.clock.advance(TimeDelta::days(30));
        let over = promotion::fair(ctx, &Actor::Anyone, "gear-days").await.unwrap();
        assert!(!over.row.period.holds(ctx.now()) && over.programme.len() == 1);
        promotion::cancel_fair(ctx, operator, "gear-days").await.unwrap();
        let gone = promotion::fair(ctx, &Actor::Anyone, "gear-days").await;
        assert!(matches!(gone, Err(Error::NotFound)));
        let own = promotion::own_fairs(ctx, operator, PageRequest::default())
            .await
            .unwrap();
        assert_eq!(own.items[0].state, FairState::Cancelled);
    }
);

story!(
    nobody_else_keeps_a_fair_and_only_suppliers_of_the_market_stand_in_it,
    |world| async move {
        let ctx = &world.ctx;
        world
            .new_company(
                "far-nets",
                Trades {
                    supplies: true,
                    ..Trades::default()
                },
            )
            .await;
        for hall in ["far-nets A-01", "reef-gmbh A-01", "nobody A-01"] {
            let answer = promotion::found_fair(ctx, &world.operator, "demo", days(hall)).await;
            let Err(Error::Invalid(errors)) = answer else {
                panic!("{answer:?}")
            };
            assert_eq!(errors.0[0].problem.code, "fair-no-supplier");
        }
        for actor in [&world.supplier, &world.buyer, &Actor::Anyone] {
            let answer = promotion::found_fair(ctx, actor, "demo", days("nets-co A-01")).await;
            assert!(matches!(answer, Err(Error::Forbidden)));
        }
        opened(&world).await;
        let taken = promotion::found_fair(ctx, &world.operator, "demo", days("nets-co A-01")).await;
        let Err(Error::Invalid(errors)) = taken else {
            panic!("{taken:?}")
        };
        assert_eq!(
            (errors.0[0].field.as_str(), errors.0[0].problem.code.as_ref()),
            ("slug", "taken")
        );
        for actor in [&world.supplier, &world.buyer, &Actor::Anyone] {
            let answer = promotion::cancel_fair(ctx, actor, "gear-days").await;
            assert!(matches!(answer, Err(Error::Forbidden)));
        }

        // Whoever is stopped stands in no hall.
        let tx = world.tx().await;
        companies::Entity::update_many()
            .col_expr(companies::Column::Verification, Expr::value("suspended"))
            .filter(companies::Column::Code.eq("nets-co"))
            .exec(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert!(stands(&world, &Actor::Anyone).await.is_empty());
        assert_eq!(stands(&world, &world.operator).await, ["nets-co A-01"]);
    }
);

story!(what_comes_of_a_fair_is_counted, |world| async move {
    let ctx = &world.ctx;
    opened(&world).await;
    let other = world.new_supplier("ropes-co").await;
    let fair = promotion::fair(ctx, &Actor::Anyone, "gear-days").await.unwrap();
    assert_eq!(fair.tally, None);
    let id = fair.row.id;
    let ask = async |supplier: &Actor| {
        let request = Request {
            promotion: Some(id),
            ..world.request(&[supplier], &[1000])
        };
        rfq::ask(ctx, &world.buyer, request).await.unwrap();
    };
    ask(&other).await;
    ask(&world.supplier).await;
    ctx.views.opened(id);
    promotion::keep_views(ctx).await.unwrap();
    ctx.clock.advance(TimeDelta::days(4));
    ask(&world.supplier).await;
    let own = promotion::own_fair(ctx, &world.operator, "gear-days")
        .await
        .unwrap();
    let tally = own.tally.unwrap();
    assert_eq!((tally.opened, tally.rfqs, tally.orders), (1, 1, 0));
});

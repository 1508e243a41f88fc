//! Demonstration enterprises: who chooses them, who sees them, and that it can be taken back.

use domain::{
    actor::{Actor, Trades},
    company::record::Act,
    figures::{By, Key, Period},
    market::demonstration::Demonstration,
    page::PageRequest,
    text::{Bilingual, Reason},
};
use entity::company::company as companies;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use service::{
    Error, company,
    figures::{Asked, report},
    market::{self, NewMarket},
};

use crate::{story, support::World};

fn words() -> Bilingual {
    Bilingual::both("十二个月准时交货", "A year of deliveries on time")
}

fn why() -> Reason {
    "Two late shipments".parse().unwrap()
}

async fn shown(world: &World) -> Vec<Demonstration> {
    let of_market = market::demonstrations(&world.ctx, "demo").await.unwrap();
    let of_company = market::demonstrations_of(&world.ctx, "nets-co").await.unwrap();
    assert_eq!(of_market, of_company);
    of_market
}

async fn choose(world: &World, actor: &Actor, market: &str, code: &str) -> service::Result<()> {
    market::choose(&world.ctx, actor, market, code, words()).await
}

fn code(answer: service::Result<()>) -> String {
    let Err(Error::Invalid(errors)) = answer else {
        panic!("{answer:?}")
    };
    errors.0[0].problem.code.to_string()
}

/// What operators did, as the supplier reads it.
async fn record(world: &World) -> Vec<(Act, String)> {
    let page = company::record(&world.ctx, &world.supplier, PageRequest::default())
        .await
        .unwrap();
    page.items
        .into_iter()
        .map(|entry| (entry.act, entry.reason))
        .collect()
}

story!(
    an_operator_chooses_a_supplier_and_takes_it_back,
    |world| async move {
        let (ctx, operator) = (&world.ctx, &world.operator);
        assert!(shown(&world).await.is_empty());
        choose(&world, operator, "demo", "nets-co").await.unwrap();
        let chosen = &shown(&world).await[0];
        assert_eq!(
            (chosen.company.code.as_str(), &chosen.reason, chosen.since),
            ("nets-co", &words(), ctx.now())
        );
        assert_eq!(
            code(choose(&world, operator, "demo", "nets-co").await),
            "demonstration-already"
        );
        let (_, _, stands) = market::demonstrating(ctx, operator, "demo", "nets-co")
            .await
            .unwrap();
        assert_eq!(stands.as_ref(), Some(chosen));

        market::take_back(ctx, operator, "demo", "nets-co", why())
            .await
            .unwrap();
        assert!(shown(&world).await.is_empty());
        let again = market::take_back(ctx, operator, "demo", "nets-co", why()).await;
        assert!(matches!(again, Err(Error::NotFound)));
        let expected = [
            (Act::DemonstrationEnded, "Two late shipments".to_owned()),
            (Act::DemonstrationChosen { reason: words() }, String::new()),
        ];
        assert_eq!(record(&world).await, expected);
        choose(&world, operator, "demo", "nets-co").await.unwrap();
        assert_eq!(shown(&world).await.len(), 1);
    }
);

story!(
    nobody_else_chooses_and_nobody_else_can_be_chosen,
    |world| async move {
        let other = world.new_company("far-harbour", Trades::default()).await;
        let far = NewMarket {
            slug: "far".into(),
            name: Bilingual::both("远市场", "Far market"),
            region_code: "430600".into(),
            region: Bilingual::both("岳阳", "Yueyang"),
            story: Bilingual::both("二", "Two"),
            position: 2,
            operator: other.company().unwrap(),
        };
        market::open(&world.ctx, &Actor::System, far).await.unwrap();
        let other = world.now(&other).await;
        for (actor, market, code) in [
            (&other, "demo", "nets-co"),
            (&other, "far", "nets-co"),
            (&world.operator, "demo", "reef-gmbh"),
            (&world.operator, "demo", "nobody"),
            (&world.operator, "nowhere", "nets-co"),
        ] {
            let answer = choose(&world, actor, market, code).await;
            assert!(
                matches!(answer, Err(Error::NotFound)),
                "{market} {code}: {answer:?}"
            );
        }
        for actor in [&world.buyer, &world.supplier, &Actor::Anyone] {
            assert!(matches!(
                choose(&world, actor, "demo", "nets-co").await,
                Err(Error::Forbidden)
            ));
            let taken = market::take_back(&world.ctx, actor, "demo", "nets-co", why()).await;
            assert!(matches!(taken, Err(Error::Forbidden)));
        }
        assert!(shown(&world).await.is_empty() && record(&world).await.is_empty());
    }
);

story!(whoever_is_suspended_is_no_example, |world| async move {
    choose(&world, &world.operator, "demo", "nets-co").await.unwrap();
    let second = world.new_supplier("ropes-co").await;
    let tx = world.tx().await;
    companies::Entity::update_many()
        .col_expr(companies::Column::Verification, Expr::value("suspended"))
        .filter(
            companies::Column::Id.is_in([&world.supplier, &second].map(|actor| actor.company().unwrap().0)),
        )
        .exec(&tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(shown(&world).await.is_empty());
    assert_eq!(
        code(choose(&world, &world.operator, "demo", "ropes-co").await),
        "demonstration-suspended"
    );
});

story!(two_who_choose_at_once_choose_once, |world| async move {
    let one = || choose(&world, &world.operator, "demo", "nets-co");
    let (first, second) = tokio::join!(one(), one());
    assert_eq!(
        [first.is_ok(), second.is_ok()]
            .iter()
            .filter(|done| **done)
            .count(),
        1
    );
    assert_eq!((shown(&world).await.len(), record(&world).await.len()), (1, 1));
});

story!(suppliers_are_chosen_from_their_figures, |world| async move {
    world.new_supplier("ropes-co").await;
    world.offered().await;
    choose(&world, &world.operator, "demo", "nets-co").await.unwrap();
    let asked = Asked {
        market: Some("demo".into()),
        period: Period::new(None, None, world.ctx.now()),
        by: By::Supplier,
    };
    let report = report(&world.ctx, &world.operator, &asked).await.unwrap();
    let rows: Vec<_> = report
        .rows
        .iter()
        .map(|row| match &row.key {
            Key::Supplier(company, example) => (company.code.as_str(), *example, row.tally.offered),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(rows, [("nets-co", true, 1), ("ropes-co", false, 0)]);
});

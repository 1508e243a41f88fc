//! Administrators: opening and keeping markets, appointing who operates each, and never being without one.

use domain::{
    actor::{Actor, Right, Trades},
    company::{CaseStage, CompanyCode, record::Act},
    market::Charter,
    page::PageRequest,
    text::{Bilingual, Reason},
};
use entity::outbox::event;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::Value;
use service::{
    Conflict, Error,
    company::{self, verification},
    identity, market,
};

use crate::{
    story,
    support::{World, world::registration},
};

fn why(words: &str) -> Reason {
    words.parse().unwrap()
}

fn charter(name: &str) -> Charter {
    Charter {
        name: Bilingual::both(format!("{name}市场"), format!("{name} market")),
        region_code: "430600".into(),
        region: Bilingual::both("岳阳", "Yueyang"),
        story: Bilingual::both("黄茶", "Yellow tea"),
        position: 2,
    }
}

/// An administrator, made from the machine itself.
async fn administrator(world: &World) -> Actor {
    let email = "admin@example.com".parse().unwrap();
    assert!(
        identity::create_admin(&world.ctx, &email)
            .await
            .unwrap()
            .is_some()
    );
    // A second time they sign in as before.
    assert_eq!(identity::create_admin(&world.ctx, &email).await.unwrap(), None);
    let person = identity::administrators(&world.ctx, &Actor::System)
        .await
        .unwrap()[0]
        .person;
    identity::actor_of(&world.ctx, person, None).await.unwrap()
}

async fn events(world: &World, kind: &str) -> Vec<event::Model> {
    let of = event::Entity::find().filter(event::Column::Kind.eq(kind));
    of.all(world.ctx.db.read()).await.unwrap()
}

async fn opened(world: &World, admin: &Actor, slug: &str, operator: &str) {
    let operator: CompanyCode = operator.parse().unwrap();
    let reason = why("the tea trade asked for it");
    market::found(&world.ctx, admin, slug.into(), charter(slug), &operator, reason)
        .await
        .unwrap();
}

async fn company(world: &World, code: &str) -> Actor {
    let (person, _) = identity::register(&world.ctx, registration(code, Trades::default()))
        .await
        .unwrap();
    identity::actor_of(&world.ctx, person, None).await.unwrap()
}

story!(
    an_administrator_opens_a_market_and_hands_it_on,
    |world| async move {
        let ctx = &world.ctx;
        let admin = administrator(&world).await;
        let quay = company(&world, "quay").await;
        opened(&world, &admin, "tea", "quay").await;
        let quay = world.now(&quay).await;
        assert!(quay.may(Right::Operate));
        let code = "quay".parse().unwrap();
        let taken = market::found(ctx, &admin, "tea".into(), charter("tea"), &code, why("again"));
        let Err(Error::Invalid(taken)) = taken.await else {
            panic!("one slug, one market")
        };
        assert_eq!(taken.0[0].field, "slug");

        let kept = market::kept(ctx, &admin, "tea").await.unwrap();
        assert_eq!((kept.operators, kept.charter.clone()), (1, charter("tea")));
        let seen = market::seal(&kept.charter, &kept.operator.code);
        let handed = |operator: &'static str, seen: String| {
            let (admin, operator) = (admin.clone(), operator.parse::<CompanyCode>().unwrap());
            async move {
                let new = charter("green tea");
                market::change(ctx, &admin, "tea", &seen, new, &operator, why("quay gave up")).await
            }
        };
        let Err(Error::Invalid(unknown)) = handed("nobody", seen.clone()).await else {
            panic!("nobody runs it")
        };
        assert_eq!(unknown.0[0].field, "operator");
        handed("harbour", seen.clone()).await.unwrap();
        // What was read is not there any more.
        let late = handed("quay", seen).await;
        assert!(matches!(late, Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited));
        assert!(!world.now(&quay).await.may(Right::Operate));
        let harbour = world.now(&world.operator).await;
        assert_eq!(harbour.member().unwrap().markets().count(), 2);
        let changed = &events(&world, "market.changed").await[0];
        assert_eq!(changed.data["reason"], "quay gave up");
        assert_eq!(changed.person_id, admin.member().map(|admin| admin.person.0));

        // Both companies read it, each its own.
        let acts = |actor: Actor| async move {
            let page = company::record(ctx, &actor, PageRequest::default())
                .await
                .unwrap();
            page.items
                .into_iter()
                .map(|entry| (entry.act, entry.reason))
                .collect::<Vec<_>>()
        };
        let gave_up = "quay gave up".to_owned();
        assert_eq!(
            acts(quay).await,
            [
                (Act::Dismissed, gave_up.clone()),
                (Act::Appointed, "the tea trade asked for it".to_owned())
            ]
        );
        assert_eq!(acts(harbour).await, [(Act::Appointed, gave_up)]);
    }
);

story!(only_administrators_open_markets_and_appoint, |world| async move {
    let ctx = &world.ctx;
    administrator(&world).await;
    for actor in [&world.operator, &world.buyer, &Actor::Anyone] {
        let code = "harbour".parse().unwrap();
        let opened = market::found(ctx, actor, "tea".into(), charter("tea"), &code, why("mine"));
        assert!(matches!(opened.await, Err(Error::Forbidden)));
        let email = "reef-gmbh@example.com".parse().unwrap();
        let appointed = market::appoint(ctx, actor, "demo", &email, why("mine")).await;
        assert!(matches!(appointed, Err(Error::Forbidden)));
        let made = identity::make_administrator(ctx, actor, &email, why("mine")).await;
        assert!(matches!(made, Err(Error::Forbidden)));
        assert!(matches!(
            market::kept_all(ctx, actor).await,
            Err(Error::Forbidden)
        ));
    }
    assert!(events(&world, "market.operator_appointed").await.is_empty());
});

story!(
    an_appointed_operator_sees_their_market_and_loses_it_with_the_next_request,
    |world| async move {
        let ctx = &world.ctx;
        let admin = administrator(&world).await;
        company(&world, "quay").await;
        opened(&world, &admin, "tea", "quay").await;
        let case = world.submitted(&world.supplier).await;
        let email = "reef-gmbh@example.com".parse().unwrap();
        market::appoint(ctx, &admin, "tea", &email, why("knows tea"))
            .await
            .unwrap();
        let elsewhere = world.now(&world.buyer).await;
        assert!(world.cases(&elsewhere, CaseStage::Waiting).await.is_empty());
        assert!(matches!(
            verification::case(ctx, &elsewhere, case).await,
            Err(Error::NotFound)
        ));

        market::appoint(ctx, &admin, "demo", &email, why("knows nets"))
            .await
            .unwrap();
        let Err(Error::Invalid(twice)) = market::appoint(ctx, &admin, "demo", &email, why("x")).await else {
            panic!("appointed already")
        };
        assert_eq!(twice.0[0].field, "email");
        let here = world.now(&world.buyer).await;
        assert_eq!(world.cases(&here, CaseStage::Waiting).await, [case]);
        verification::claim(ctx, &here, case).await.unwrap();

        let person = here.member().unwrap().person;
        market::revoke(ctx, &admin, "demo", person, why("moved on"))
            .await
            .unwrap();
        let after = world.now(&world.buyer).await;
        assert!(world.cases(&after, CaseStage::Waiting).await.is_empty());
        assert!(matches!(
            verification::claim(ctx, &after, case).await,
            Err(Error::NotFound)
        ));
        let again = market::revoke(ctx, &admin, "demo", person, why("moved on")).await;
        assert!(matches!(again, Err(Error::NotFound)));
        for (kind, reason) in [
            ("market.operator_appointed", "knows nets"),
            ("market.operator_revoked", "moved on"),
        ] {
            let told = events(&world, kind).await.pop().unwrap();
            assert_eq!(told.data["reason"], reason);
            assert_eq!(told.data["person"], Value::String(person.to_string()));
            assert_eq!(told.subject_id, world.market.0);
        }
    }
);

story!(nobody_decides_about_a_company_of_theirs, |world| async move {
    let ctx = &world.ctx;
    let admin = administrator(&world).await;
    let case = world.submitted(&world.supplier).await;
    let email = "nets-co@example.com".parse().unwrap();
    market::appoint(ctx, &admin, "demo", &email, why("knows nets"))
        .await
        .unwrap();
    let judge = world.now(&world.supplier).await;
    let rejected = crate::support::verification::assessment("reject", ctx.now(), &[]);
    let own = world.decide(&judge, case, rejected.clone()).await;
    assert!(matches!(own, Err(Error::Forbidden)), "{own:?}");
    // Not even while they act for another company of theirs.
    let member = judge.member().unwrap().clone();
    let new = registration("second-hat", Trades::default()).company;
    let second = company::found(ctx, &judge, member.person, new).await.unwrap();
    let hat = identity::actor_of(ctx, member.person, Some(second))
        .await
        .unwrap();
    assert_eq!(hat.company(), Some(second));
    let own = world.decide(&hat, case, rejected).await;
    assert!(matches!(own, Err(Error::Forbidden)), "{own:?}");
});

story!(there_is_always_an_administrator, |world| async move {
    let ctx = &world.ctx;
    let admin = administrator(&world).await;
    let me = admin.member().unwrap().person;
    let last = identity::end_administrator(ctx, &admin, me, why("tired")).await;
    assert!(matches!(last, Err(Error::Conflict(conflict)) if *conflict == Conflict::LastAdministrator));
    let erased = identity::erase(ctx, me).await;
    assert!(matches!(erased, Err(Error::Conflict(conflict)) if *conflict == Conflict::Hindered));

    let email = "reef-gmbh@example.com".parse().unwrap();
    identity::make_administrator(ctx, &admin, &email, why("two see more"))
        .await
        .unwrap();
    let second = world.now(&world.buyer).await;
    assert!(second.may(Right::Administer));
    identity::end_administrator(ctx, &second, me, why("gone"))
        .await
        .unwrap();
    assert!(!world.now(&admin).await.may(Right::Administer));
    let none = identity::end_administrator(ctx, &second, me, why("gone")).await;
    assert!(matches!(none, Err(Error::NotFound)));
    assert_eq!(
        events(&world, "person.administrator_ended").await[0].data["reason"],
        "gone"
    );
});

//! Booths: suppliers ask for them, operators give, move and end them, and halls say where they stand.

use domain::{
    actor::{Actor, Trades},
    catalog::ListingState,
    company::record::Act,
    id::{ListingId, MarketId},
    market::{
        booth::{self, Place, WishState},
        hall::{Hall, HallDraft},
    },
    moderation::Ruling,
    notification::{BoothAnswer, Mail, News, Subject},
    page::PageRequest,
    text::{Bilingual, Reason},
};
use entity::catalog::listing_market;
use sea_orm::{EntityTrait, Set};
use service::{
    Conflict, Error, catalog, company,
    job::Job,
    market::{self, NewMarket},
    moderation, notification,
};

use crate::{story, support::World};

const FILE: &str = "sku,title_en,currency,tiers\nA,Net,USD,1:2\nB,Rope,USD,1:3\n";

fn why() -> Reason {
    "The hall closes".parse().unwrap()
}

fn supplies() -> Trades {
    Trades {
        supplies: true,
        ..Trades::default()
    }
}

fn at(hall: &str, number: &str) -> Place {
    Place::parse(hall, number).unwrap()
}

fn hall(sign: &str, plan: &str) -> Hall {
    let draft = HallDraft {
        sign: sign.into(),
        plan: plan.into(),
        position: "1".into(),
        ..HallDraft::default()
    };
    draft.parse().unwrap()
}

async fn give(world: &World, lines: &str) -> service::Result<usize> {
    let lines = booth::lines(lines).unwrap();
    market::booth::give(&world.ctx, &world.operator, "demo", &lines).await
}

async fn place(world: &World, code: &str) -> Option<Place> {
    let found = market::booth::booth_of(&world.ctx, &world.operator, "demo", code).await;
    found.unwrap().2.map(|row| row.place)
}

/// The code of the one thing that is wrong, and the field.
fn wrong<T: std::fmt::Debug>(answer: service::Result<T>) -> String {
    let Err(Error::Invalid(errors)) = answer else {
        panic!("{answer:?}")
    };
    format!("{} {}", errors.0[0].field, errors.0[0].problem.code)
}

/// A second market, run by `quay-co`.
async fn quay(world: &World) -> (MarketId, Actor) {
    let operator = world.new_company("quay-co", Trades::default()).await;
    let new = NewMarket {
        slug: "quay".into(),
        name: Bilingual::both("码头市场", "Quay market"),
        region_code: "440400".into(),
        region: Bilingual::both("珠海", "Zhuhai"),
        story: Bilingual::both("二", "Two"),
        position: 2,
        operator: operator.company().unwrap(),
    };
    let id = market::open(&world.ctx, &Actor::System, new).await.unwrap();
    (id, world.now(&operator).await)
}

/// What the supplier was mailed last about its booths.
async fn mailed(world: &World, reader: &Actor) -> Option<BoothAnswer> {
    let mail = |job| match job {
        Job::Mail(
            mail @ Mail {
                about: Subject::Booth(_),
                ..
            },
        ) => Some(mail),
        _ => None,
    };
    let person = reader.member().unwrap().person;
    let mails: Vec<_> = world.jobs().await.into_iter().filter_map(mail).collect();
    let mail = mails.into_iter().rfind(|mail| mail.to == person)?;
    match notification::letter(&world.ctx, &mail).await.unwrap().news {
        News::Booth { answer, .. } => Some(answer),
        other => panic!("{other:?}"),
    }
}

async fn state(world: &World, id: ListingId) -> String {
    let own = world.own().await;
    let listing = own.into_iter().find(|listing| listing.id == id).unwrap();
    domain::state::State::name(&listing.state).to_owned()
}

/// Does what the outbox holds about leaving markets.
async fn leave(world: &World) {
    for job in world.jobs().await {
        if let Job::LeaveMarket(company, market) = job {
            market::booth::leave(&world.ctx, company, market).await.unwrap();
        }
    }
}

story!(a_supplier_asks_and_is_given_a_booth, |world| async move {
    let (ctx, operator) = (&world.ctx, &world.operator);
    let rope = world.new_company("ropes-co", supplies()).await;
    let ask = || market::booth::ask(ctx, &rope, "demo", "We make ropes".parse().unwrap());
    ask().await.unwrap();
    assert_eq!(wrong(ask().await), "market booth-asked");
    let waiting = notification::waiting(ctx, operator).await.unwrap();
    assert_eq!(waiting.operating_booths, 1);
    let wishes = market::booth::wishes(ctx, operator, "demo").await.unwrap();
    assert_eq!(
        (wishes[0].company.code.as_str(), wishes[0].words.as_str()),
        ("ropes-co", "We make ropes")
    );

    market::booth::decline(ctx, operator, "demo", "ropes-co", why())
        .await
        .unwrap();
    assert_eq!(
        mailed(&world, &rope).await,
        Some(BoothAnswer::Declined("The hall closes".into()))
    );
    let own = market::booth::own(ctx, &rope).await.unwrap();
    assert_eq!(
        own.wishes[0].state,
        WishState::Declined {
            reason: "The hall closes".into()
        }
    );
    ask().await.unwrap();
    assert_eq!(give(&world, "ropes-co A A-1").await.unwrap(), 1);
    assert_eq!(
        mailed(&world, &rope).await,
        Some(BoothAnswer::Given(at("A", "A-1")))
    );
    let own = market::booth::own(ctx, &rope).await.unwrap();
    assert!(own.wishes.is_empty() && own.others.is_empty());
    assert_eq!(own.booths[0].1, at("A", "A-1"));
    assert_eq!(wrong(ask().await), "market booth-already");
    let page = PageRequest::default();
    let acts: Vec<_> = company::record(ctx, &rope, page)
        .await
        .unwrap()
        .items
        .into_iter()
        .map(|entry| entry.act)
        .collect();
    assert_eq!(
        acts,
        [
            Act::Booth {
                place: at("A", "A-1"),
                moved: false
            },
            Act::BoothDeclined
        ]
    );
});

story!(
    no_booth_is_given_twice_and_those_who_move_make_room,
    |world| async move {
        world.new_supplier("ropes-co").await;
        let lines = "nets-co A A-1\nropes-co A A-2";
        assert_eq!(give(&world, lines).await.unwrap(), 2);
        assert_eq!(give(&world, lines).await.unwrap(), 0);
        assert_eq!(wrong(give(&world, "nets-co a a-2").await), "lines booth-taken");
        assert_eq!(place(&world, "nets-co").await, Some(at("A", "A-1")));
        assert_eq!(give(&world, "nets-co A A-2\nropes-co A A-1").await.unwrap(), 2);
        assert_eq!(place(&world, "nets-co").await, Some(at("A", "A-2")));
        assert_eq!(
            wrong(give(&world, "nets-co B B-1\nnobody B B-2\nreef-gmbh").await),
            "lines booth-no-supplier"
        );
        assert_eq!(place(&world, "nets-co").await, Some(at("A", "A-2")));
        let one = |code: &'static str, place: Place| {
            let (ctx, operator) = (world.ctx.clone(), world.operator.clone());
            async move { market::booth::give_one(&ctx, &operator, "demo", code, &place).await }
        };
        assert_eq!(wrong(one("nets-co", at("A", "A-1")).await), "number booth-taken");
        // Two at once for the same booth: one has it.
        let (mine, theirs) = tokio::join!(one("nets-co", at("C", "C-9")), one("ropes-co", at("C", "c-9")));
        assert!(mine.is_ok() != theirs.is_ok());
    }
);

story!(halls_know_their_booths, |world| async move {
    let (ctx, operator) = (&world.ctx, &world.operator);
    let id = market::add_hall(ctx, operator, "demo", &hall("A", "A-1..A-4"))
        .await
        .unwrap();
    let twice = market::add_hall(ctx, operator, "demo", &hall("ａ", "")).await;
    assert_eq!(wrong(twice), "sign taken");
    assert_eq!(
        wrong(give(&world, "nets-co B B-1").await),
        "lines booth-no-such-hall"
    );
    assert_eq!(
        wrong(give(&world, "nets-co A A-9").await),
        "lines booth-not-on-plan"
    );
    give(&world, "nets-co a a-3").await.unwrap();
    let view = market::hall(ctx, "demo", "a").await.unwrap();
    assert_eq!(view.stands[0].number.as_deref(), Some("A-3"));
    let removed = market::remove_hall(ctx, operator, id).await;
    assert_eq!(wrong(removed), " hall-in-use");

    // Who stands in a hall stays there when its sign changes.
    let renamed = hall("Main", "A-1..A-4");
    market::change_hall(ctx, operator, id, &hall("A", "A-1..A-4"), &renamed)
        .await
        .unwrap();
    assert_eq!(place(&world, "nets-co").await, Some(at("Main", "A-3")));
    let stale = market::change_hall(ctx, operator, id, &hall("A", "A-1..A-4"), &renamed).await;
    assert!(matches!(stale, Err(Error::Conflict(_))));
    let (_, stranger) = quay(&world).await;
    for answer in [
        market::change_hall(ctx, &stranger, id, &renamed, &renamed).await,
        market::remove_hall(ctx, &stranger, id).await,
        market::add_hall(ctx, &stranger, "demo", &renamed).await.map(drop),
        market::booth::end(ctx, &stranger, "demo", "nets-co", why()).await,
        market::booth::decline(ctx, &stranger, "demo", "nets-co", why()).await,
        market::booth::give_one(ctx, &stranger, "demo", "nets-co", &at("Main", "A-1")).await,
    ] {
        assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    }
    market::booth::end(ctx, operator, "demo", "nets-co", why())
        .await
        .unwrap();
    market::remove_hall(ctx, operator, id).await.unwrap();
    assert!(market::halls(ctx, "demo").await.unwrap().is_empty());
});

story!(
    who_leaves_a_market_shows_nothing_there_any_more,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        world.publish(FILE).await;
        let ids: Vec<_> = world.own().await.into_iter().map(|listing| listing.id).collect();
        market::booth::end(ctx, &world.operator, "demo", "nets-co", why())
            .await
            .unwrap();
        assert_eq!(
            mailed(&world, supplier).await,
            Some(BoothAnswer::Ended("The hall closes".into()))
        );
        // The mail was looked at, and what it was in with is done once more.
        market::booth::leave(ctx, supplier.company().unwrap(), world.market)
            .await
            .unwrap();
        market::booth::leave(ctx, supplier.company().unwrap(), world.market)
            .await
            .unwrap();
        for id in &ids {
            assert_eq!(state(&world, *id).await, "paused");
        }
        let resumed = catalog::resume(ctx, supplier, ids[0]).await;
        assert!(matches!(resumed, Err(Error::Conflict(conflict)) if *conflict == Conflict::NoBooth));
        give(&world, "nets-co").await.unwrap();
        catalog::resume(ctx, supplier, ids[0]).await.unwrap();
        assert_eq!(state(&world, ids[0]).await, "published");
        // What was to be taken off show before it came back stays.
        market::booth::leave(ctx, supplier.company().unwrap(), world.market)
            .await
            .unwrap();
        assert_eq!(state(&world, ids[0]).await, "published");
    }
);

story!(
    what_is_offered_elsewhere_too_stays_on_show_there,
    |world| async move {
        let ctx = &world.ctx;
        world.publish(FILE).await;
        let id = world.own().await[0].id;
        let (second, _) = quay(&world).await;
        let company = world.supplier.company().unwrap();
        market::take_booth(ctx, &Actor::System, company, second, None, None)
            .await
            .unwrap();
        let too = listing_market::ActiveModel {
            listing_id: Set(id.0),
            market_id: Set(second.0),
        };
        listing_market::Entity::insert(too)
            .exec_without_returning(ctx.db.read())
            .await
            .unwrap();
        market::booth::end(ctx, &world.operator, "demo", "nets-co", why())
            .await
            .unwrap();
        leave(&world).await;
        assert_eq!(state(&world, id).await, "published");
        let view = catalog::view(ctx, &Actor::Anyone, id).await.unwrap();
        assert_eq!(
            view.markets
                .iter()
                .map(|market| market.slug.as_str())
                .collect::<Vec<_>>(),
            ["quay"]
        );
        let shown = world.own().await;
        assert_eq!(
            shown
                .iter()
                .filter(|listing| listing.state == ListingState::Published)
                .count(),
            1
        );
    }
);

story!(nothing_of_who_left_is_approved, |world| async move {
    let ctx = &world.ctx;
    world.submit(FILE).await;
    let case = world.queue().await[0];
    market::booth::end(ctx, &world.operator, "demo", "nets-co", why())
        .await
        .unwrap();
    let view = moderation::view(ctx, &world.operator, case).await.unwrap();
    let ruling = |verdict| Ruling::parse(verdict, "no booth").unwrap();
    let approved = moderation::decide(ctx, &world.operator, case, ruling("approve"), view.opened_at).await;
    assert!(matches!(approved, Err(Error::Conflict(conflict)) if *conflict == Conflict::NoBooth));
    moderation::decide(ctx, &world.operator, case, ruling("reject"), view.opened_at)
        .await
        .unwrap();
});

story!(only_who_lists_goods_asks_for_a_booth, |world| async move {
    let words = || "We sell".parse::<Reason>().unwrap();
    let asked = market::booth::ask(&world.ctx, &world.buyer, "demo", words()).await;
    assert!(matches!(asked, Err(Error::Forbidden)));
    let rope = world.new_company("ropes-co", supplies()).await;
    let nowhere = market::booth::ask(&world.ctx, &rope, "nowhere", words()).await;
    assert_eq!(wrong(nowhere), "market unknown-market");
    market::booth::ask(&world.ctx, &rope, "demo", words())
        .await
        .unwrap();
    let theirs = market::booth::withdraw(&world.ctx, &world.supplier, "demo").await;
    assert!(matches!(theirs, Err(Error::NotFound)));
    market::booth::withdraw(&world.ctx, &rope, "demo").await.unwrap();
    assert!(
        market::booth::wishes(&world.ctx, &world.operator, "demo")
            .await
            .unwrap()
            .is_empty()
    );
});

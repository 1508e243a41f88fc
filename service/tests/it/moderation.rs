//! The queue and its decisions.

use chrono::TimeDelta;
use domain::{
    actor::{Actor, Right},
    catalog::ListingState,
    id::CaseId,
    identity::PersonName,
    moderation::{CaseState, Ruling, banned::BannedWord, finding::Finding, matter::Matter},
    notification::{Mail, Subject},
};
use service::{
    Conflict, Error, catalog,
    identity::{self, NewOperator},
    job::Job,
    market,
    moderation::{self, Wanted},
};

use crate::{story, support::World};

const FILE: &str = "sku,title_en\nA,Net\n";

fn ruling(verdict: &str) -> Ruling {
    Ruling::parse(verdict, "a clearer picture, please").unwrap()
}

async fn waiting(world: &World) -> domain::catalog::view::CaseView {
    let id = world.queue().await[0];
    moderation::view(&world.ctx, &world.operator, id).await.unwrap()
}

async fn colleague(world: &World) -> Actor {
    let email = "second@harbour.example";
    let new = NewOperator {
        email: email.parse().unwrap(),
        market: "demo".into(),
    };
    let password = identity::create_operator(&world.ctx, new).await.unwrap();
    world.signed_in(email, &password).await
}

story!(
    an_approved_listing_is_on_show_and_its_supplier_told,
    |world| async move {
        world.submit(FILE).await;
        let case = waiting(&world).await;
        moderation::decide(
            &world.ctx,
            &world.operator,
            case.id,
            ruling("approve"),
            case.opened_at,
        )
        .await
        .unwrap();
        let listing = case.listing.id;
        assert!(catalog::view(&world.ctx, &Actor::Anyone, listing).await.is_ok());
        assert_eq!(world.queue().await, []);
        let supplier = world.supplier.member().unwrap();
        let (to, company) = (supplier.person, Some(supplier.company));
        let about = Subject::ListingDecided(case.id);
        assert_eq!(
            world.jobs().await,
            [
                Job::IndexListings(vec![listing]),
                Job::Mail(Mail { to, company, about })
            ]
        );
        assert_eq!(
            world.happened().await,
            [
                "listing.submitted",
                "moderation.opened",
                "moderation.decided",
                "listing.published"
            ]
        );
    }
);

story!(a_refusal_says_why, |world| async move {
    for (verdict, sku) in [("request_changes", "A"), ("reject", "B")] {
        world.submit(&format!("sku,title_en\n{sku},Net\n")).await;
        let case = waiting(&world).await;
        moderation::decide(
            &world.ctx,
            &world.operator,
            case.id,
            ruling(verdict),
            case.opened_at,
        )
        .await
        .unwrap();
    }
    let reason = "a clearer picture, please".to_owned();
    let states: Vec<_> = world
        .own()
        .await
        .into_iter()
        .map(|listing| listing.state)
        .collect();
    assert_eq!(
        states,
        [
            ListingState::Rejected {
                reason: reason.clone()
            },
            ListingState::ChangesRequested { reason }
        ]
    );
});

story!(two_operators_at_once_decide_once, |world| async move {
    let second = colleague(&world).await;
    assert!(second.may(Right::Moderate(world.market)));
    for round in 0..5 {
        world.submit(&format!("sku,title_en\nR{round},Net\n")).await;
        let case = waiting(&world).await;
        let decide =
            |actor, verdict| moderation::decide(&world.ctx, actor, case.id, ruling(verdict), case.opened_at);
        let (one, two) = tokio::join!(decide(&world.operator, "approve"), decide(&second, "reject"));
        let lost = match (one, two) {
            (Ok(()), Err(lost)) | (Err(lost), Ok(())) => lost,
            other => panic!("{other:?}"),
        };
        let Error::Conflict(conflict) = lost else {
            panic!("{lost}")
        };
        let first = moderation::view(&world.ctx, &second, case.id).await.unwrap();
        assert_eq!(
            *conflict,
            Conflict::Decided(first.state.decision().unwrap().clone())
        );
        assert!(first.operator.is_some());
    }
});

story!(
    a_claimed_case_is_its_claimers_until_it_is_taken_over,
    |world| async move {
        world.submit(FILE).await;
        let (ctx, first, second) = (&world.ctx, &world.operator, colleague(&world).await);
        let case = waiting(&world).await;
        let decide = |actor| moderation::decide(ctx, actor, case.id, ruling("approve"), case.opened_at);
        let conflict = |refused: Result<(), Error>| match refused {
            Err(Error::Conflict(conflict)) => *conflict,
            other => panic!("{other:?}"),
        };
        let name = |actor: &Actor| PersonName::from(actor.member().unwrap().name.clone());
        moderation::claim(ctx, &second, case.id).await.unwrap();
        moderation::claim(ctx, &second, case.id).await.unwrap();
        assert_eq!(conflict(decide(first).await), Conflict::Claimed(name(&second)));
        let row = moderation::queue(ctx, first, &Default::default(), Default::default())
            .await
            .unwrap();
        assert_eq!(row.items[0].operator, Some(name(&second)));

        moderation::claim(ctx, first, case.id).await.unwrap();
        assert_eq!(conflict(decide(&second).await), Conflict::Claimed(name(first)));
        decide(first).await.unwrap();
        let late = conflict(moderation::claim(ctx, &second, case.id).await);
        assert!(matches!(late, Conflict::Decided(_)));
        let claims = world.happened().await;
        assert_eq!(
            claims.iter().filter(|kind| *kind == "moderation.claimed").count(),
            2
        );
    }
);

story!(
    what_changed_since_it_was_read_is_not_decided,
    |world| async move {
        world.submit(FILE).await;
        let read = waiting(&world).await;
        moderation::claim(&world.ctx, &world.operator, read.id)
            .await
            .unwrap();
        world.ctx.clock.advance(TimeDelta::minutes(1));
        world.submit(&FILE.replace("Net", "Contraband")).await;
        let decided = moderation::decide(
            &world.ctx,
            &world.operator,
            read.id,
            ruling("approve"),
            read.opened_at,
        );
        let Err(Error::Conflict(conflict)) = decided.await else {
            panic!("decided")
        };
        assert_eq!(*conflict, Conflict::Resubmitted);
        let again = waiting(&world).await;
        assert_eq!((again.id, again.state), (read.id, CaseState::Open));
    }
);

story!(nobody_else_sees_the_queue, |world| async move {
    world.submit(FILE).await;
    let id: CaseId = world.queue().await[0];
    for stranger in [&world.supplier, &world.buyer, &Actor::Anyone] {
        assert!(matches!(
            moderation::queue(&world.ctx, stranger, &Default::default(), Default::default()).await,
            Err(Error::Forbidden)
        ));
        let unseen = moderation::view(&world.ctx, stranger, id).await;
        match stranger {
            Actor::Anyone => assert!(matches!(unseen, Err(Error::Forbidden))),
            _ => assert!(matches!(unseen, Err(Error::NotFound))),
        }
        let seen = world.ctx.now();
        let decided = moderation::decide(&world.ctx, stranger, id, ruling("approve"), seen).await;
        assert!(matches!(decided, Err(Error::NotFound | Error::Forbidden)));
    }
});

story!(
    the_queue_is_narrowed_by_kind_market_and_time,
    |world| async move {
        let ctx = &world.ctx;
        world.publish(FILE).await;
        world.submit(&FILE.replace("Net", "Knotless net")).await;
        ctx.clock.advance(TimeDelta::days(4));
        world.submit("sku,title_en\nB,Rope\n").await;
        let operator = &world.operator;
        let shown = |wanted: Wanted| async move {
            let page = moderation::queue(ctx, operator, &wanted, Default::default()).await;
            let titles = page.unwrap().items.into_iter().map(|case| case.title.en.unwrap());
            titles.collect::<Vec<_>>()
        };
        let about = |matter| Wanted {
            matters: vec![matter],
            ..Wanted::default()
        };
        assert_eq!(shown(Wanted::default()).await, ["Net", "Rope"]);
        assert_eq!(shown(about(Matter::Revision)).await, ["Net"]);
        assert_eq!(shown(about(Matter::New)).await, ["Rope"]);
        assert_eq!(shown(about(Matter::Report)).await, [""; 0]);
        let waiting = Some(TimeDelta::days(3));
        assert_eq!(
            shown(Wanted {
                waiting,
                ..Wanted::default()
            })
            .await,
            ["Net"]
        );
        let [own] = &market::operated(ctx, operator).await.unwrap()[..] else {
            panic!("one market")
        };
        for (market, count) in [(own.id, 2), (uuid::Uuid::nil().into(), 0)] {
            let market = Some(market);
            assert_eq!(
                shown(Wanted {
                    market,
                    ..Wanted::default()
                })
                .await
                .len(),
                count
            );
        }
    }
);

story!(
    what_a_program_noticed_is_said_while_it_waits,
    |world| async move {
        let rows = (1..=9).map(|n| format!("P{n},Twine {n} mm,Nets,USD,1:2\n"));
        let shelf: String = std::iter::once("sku,title_en,category,currency,tiers\n".to_owned())
            .chain(rows)
            .collect();
        world.publish(&shelf).await;
        world
        .submit("sku,title_en,description_en,category,currency,tiers\nC,Braided cord,Ask a.b@nets.example,Nets,USD,1:200\n")
        .await;
        let case = waiting(&world).await;
        let [Finding::Contact { ways }, Finding::Price { median, others, .. }] = &case.findings[..] else {
            panic!("{:?}", case.findings)
        };
        assert_eq!(*ways, ["a.b@nets.example"]);
        assert_eq!((median.shown().as_str(), *others), ("2.00", 9));
        moderation::decide(
            &world.ctx,
            &world.operator,
            case.id,
            ruling("reject"),
            case.opened_at,
        )
        .await
        .unwrap();
        let decided = moderation::view(&world.ctx, &world.operator, case.id)
            .await
            .unwrap();
        assert_eq!(decided.findings, []);
    }
);

story!(
    half_of_the_decisions_were_faster_than_the_pace,
    |world| async move {
        let ctx = &world.ctx;
        assert_eq!(moderation::pace(ctx, &world.operator).await.unwrap(), None);
        for (sku, hours) in [("A", 1), ("B", 2), ("C", 30)] {
            world.submit(&format!("sku,title_en\n{sku},Net {sku}\n")).await;
            ctx.clock.advance(TimeDelta::hours(hours));
            let case = waiting(&world).await;
            moderation::decide(ctx, &world.operator, case.id, ruling("approve"), case.opened_at)
                .await
                .unwrap();
        }
        let pace = moderation::pace(ctx, &world.operator).await.unwrap();
        assert_eq!(pace, Some(TimeDelta::hours(2)));
        let stranger = moderation::pace(ctx, &world.supplier).await;
        assert!(matches!(stranger, Err(Error::Forbidden)));
    }
);

story!(a_case_names_the_banned_words_of_its_market, |world| async move {
    let (ctx, operator) = (&world.ctx, &world.operator);
    let market = operator.member().unwrap().markets().next();
    let gun = BannedWord::parse("GUN", "no weapons").unwrap();
    let every = moderation::banned::add(ctx, operator, None, &gun).await;
    assert!(matches!(every, Err(Error::Forbidden)));
    let id = moderation::banned::add(ctx, operator, market, &gun)
        .await
        .unwrap();
    let twice = moderation::banned::add(ctx, operator, market, &gun).await;
    assert!(matches!(twice, Err(Error::Invalid(_))));
    assert!(
        moderation::banned::remove(ctx, &world.supplier, id)
            .await
            .is_err()
    );

    world.submit("sku,title_en\nA,Toy ｇｕｎ for children\n").await;
    let hits = |case: domain::catalog::view::CaseView| {
        let found = case.findings.into_iter().find_map(|finding| match finding {
            Finding::Banned { hits } => Some(hits),
            _ => None,
        });
        found.map(|hits| {
            hits.into_iter()
                .map(|hit| (hit.field, hit.place))
                .collect::<Vec<_>>()
        })
    };
    let expected = ("title_en".to_owned(), "Toy ｇｕｎ for children".to_owned());
    assert_eq!(hits(waiting(&world).await), Some(vec![expected]));
    moderation::banned::remove(ctx, operator, id).await.unwrap();
    assert_eq!(hits(waiting(&world).await), None);
});

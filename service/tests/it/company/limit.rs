//! Spending limits: what a purchaser may commit their company to, whoever presses how often at once.

use chrono::TimeDelta;
use domain::{
    actor::Actor,
    company::{OverLimit, Role, SpendingLimit},
    id::NegotiationId,
    money::{Currency, Money},
    rfq::{negotiation::OfferRef, offer::Side},
};
use futures::future::join_all;
use service::{Conflict, Error, company, order, rfq};

use crate::{story, support::World};

/// 1,000 pieces at 3.25 are USD 3,250.00.
const ONE_ORDER: i64 = 325_000;

fn usd(per_order: Option<i64>, per_month: Option<i64>) -> SpendingLimit {
    SpendingLimit {
        currency: Currency::USD,
        per_order,
        per_month,
    }
}

fn over(result: service::Result<impl std::fmt::Debug>) -> OverLimit {
    match result {
        Err(Error::Conflict(conflict)) => match *conflict {
            Conflict::OverLimit(limited) => {
                assert_eq!(limited.approvers, ["reef-gmbh person"]);
                limited.over
            }
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

async fn accept(world: &World, who: &Actor, (id, offer): &(NegotiationId, OfferRef)) -> service::Result<()> {
    rfq::accept(&world.ctx, who, *id, &offer.hash).await.map(|_| ())
}

story!(
    a_bound_is_refused_by_name_and_raising_it_lets_the_order_through,
    |world| async move {
        let (ctx, owner) = (&world.ctx, &world.buyer);
        let limit = usd(Some(ONE_ORDER - 1), None);
        let purchaser = world.joins(owner, "pia", Role::Purchaser, Some(limit)).await;
        let offered = world.offered().await;
        let bound = Money::new(ONE_ORDER - 1, Currency::USD);
        assert_eq!(
            over(accept(&world, &purchaser, &offered).await),
            OverLimit::Order(bound)
        );
        let said = rfq::limited(ctx, &purchaser, offered.0, Money::new(ONE_ORDER, Currency::USD)).await;
        assert_eq!(
            said.unwrap().map(|limited| limited.over),
            Some(OverLimit::Order(bound))
        );
        let person = purchaser.member().unwrap().person;
        let yuan = SpendingLimit {
            currency: Currency::CNY,
            ..usd(Some(i64::MAX), None)
        };
        company::appoint(ctx, owner, person, Role::Purchaser, Some(yuan))
            .await
            .unwrap();
        assert_eq!(
            over(accept(&world, &purchaser, &offered).await),
            OverLimit::Currency(Currency::CNY)
        );
        company::appoint(
            ctx,
            owner,
            person,
            Role::Purchaser,
            Some(usd(Some(ONE_ORDER), None)),
        )
        .await
        .unwrap();
        accept(&world, &purchaser, &offered).await.unwrap();
    }
);

story!(
    a_month_counts_orders_and_standing_counter_offers_and_begins_anew,
    |world| async move {
        let (ctx, owner) = (&world.ctx, &world.buyer);
        let limit = usd(None, Some(2 * ONE_ORDER));
        let bound = OverLimit::Month(Money::new(2 * ONE_ORDER, Currency::USD));
        let purchaser = world.joins(owner, "pia", Role::Purchaser, Some(limit)).await;
        let first = world.offered().await;
        accept(&world, &purchaser, &first).await.unwrap();
        // What the owner orders is not theirs.
        let (second, third) = (world.offered().await, world.offered().await);
        accept(&world, owner, &second).await.unwrap();
        // A counter-offer may be accepted at any moment: it counts, and then so does its order.
        let countered = world.offer(&purchaser, third.0, "3.25").await;
        let fourth = world.offered().await;
        assert_eq!(over(accept(&world, &purchaser, &fourth).await), bound);
        let more = rfq::offer(ctx, &purchaser, fourth.0, None, world.terms("0.01", 1000)).await;
        assert_eq!(over(more), bound);
        let placed = rfq::accept(ctx, &world.supplier, third.0, &countered.hash)
            .await
            .unwrap();
        assert_eq!(over(accept(&world, &purchaser, &fourth).await), bound);
        // An order that binds nobody any more does not count.
        let reason = || Some("no yarn".parse().unwrap());
        order::take(
            ctx,
            &world.supplier,
            placed.order(),
            domain::order::OrderVerb::Decline,
            reason(),
        )
        .await
        .unwrap();
        accept(&world, &purchaser, &fourth).await.unwrap();
        ctx.clock.advance(TimeDelta::days(31));
        let next_month = world.offered().await;
        accept(&world, &purchaser, &next_month).await.unwrap();
        let listed = order::list(ctx, owner, Side::Buyer, Default::default(), Default::default()).await;
        assert_eq!(listed.unwrap().items.len(), 5);
    }
);

story!(
    accepting_many_at_once_never_passes_the_months_bound,
    |world| async move {
        let limit = usd(None, Some(2 * ONE_ORDER));
        let purchaser = world
            .joins(&world.buyer, "pia", Role::Purchaser, Some(limit))
            .await;
        let mut offers = Vec::new();
        for _ in 0..5 {
            offers.push(world.offered().await);
        }
        let presses = offers.into_iter().map(|(id, offer)| {
            let (ctx, purchaser) = (world.ctx.clone(), purchaser.clone());
            tokio::spawn(async move { rfq::accept(&ctx, &purchaser, id, &offer.hash).await })
        });
        let answers: Vec<_> = join_all(presses).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 2);
        for refused in answers.into_iter().filter(Result::is_err) {
            assert!(matches!(over(refused), OverLimit::Month(_)));
        }
    }
);

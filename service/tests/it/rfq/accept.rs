//! Accepting: the newest version, in time, by the other side, never more than was asked for.

use chrono::TimeDelta;
use domain::{
    order::Placed,
    rfq::{RfqState, negotiation::NegotiationState},
};
use service::{Conflict, Error, Result, rfq};

use crate::story;

fn conflict<T: std::fmt::Debug>(result: Result<T>) -> Conflict {
    match result {
        Err(Error::Conflict(conflict)) => *conflict,
        other => panic!("no conflict: {other:?}"),
    }
}

story!(only_the_newest_version_can_be_accepted, |world| async move {
    let (id, first) = world.offered().await;
    let better = world.offer(&world.supplier, id, "3.20").await;
    let stale = rfq::accept(&world.ctx, &world.buyer, id, &first.hash).await;
    assert_eq!(conflict(stale), Conflict::Superseded(better));
    rfq::accept(&world.ctx, &world.buyer, id, &better.hash)
        .await
        .unwrap();
    let stale = rfq::accept(&world.ctx, &world.buyer, id, &first.hash).await;
    assert!(matches!(conflict(stale), Conflict::State(_)));
});

story!(nobody_accepts_their_own_offer, |world| async move {
    let (id, offer) = world.offered().await;
    let own = rfq::accept(&world.ctx, &world.supplier, id, &offer.hash).await;
    assert_eq!(conflict(own), Conflict::OwnOffer);
    // The supplier accepts the buyer's counter-offer just as well.
    let counter = world.offer(&world.buyer, id, "3").await;
    let placed = rfq::accept(&world.ctx, &world.supplier, id, &counter.hash).await;
    assert!(matches!(placed, Ok(Placed::Created(_))));
});

story!(
    at_the_instant_of_its_validity_it_is_too_late,
    |world| async move {
        let (id, offer) = world.offered().await;
        world.ctx.clock.advance(TimeDelta::days(10));
        let late = rfq::accept(&world.ctx, &world.buyer, id, &offer.hash).await;
        assert_eq!(conflict(late), Conflict::Expired);
    }
);

story!(
    a_retry_gets_the_same_order_even_after_its_validity,
    |world| async move {
        let (id, offer) = world.offered().await;
        let placed = rfq::accept(&world.ctx, &world.buyer, id, &offer.hash)
            .await
            .unwrap();
        world.ctx.clock.advance(TimeDelta::days(11));
        let again = rfq::accept(&world.ctx, &world.buyer, id, &offer.hash)
            .await
            .unwrap();
        assert_eq!(again, Placed::Existing(placed.order()));
    }
);

story!(the_sum_awarded_never_exceeds_what_was_asked, |world| async move {
    let (ctx, buyer) = (&world.ctx, &world.buyer);
    let second = world.new_supplier("ropes-co").await;
    let third = world.new_supplier("knots-co").await;
    let request = world.request(&[&world.supplier, &second, &third], &[1000]);
    let rfq_id = rfq::ask(ctx, buyer, request).await.unwrap();
    let mut offers = Vec::new();
    for (supplier, quantity) in [(&world.supplier, 600), (&second, 401), (&third, 400)] {
        let id = world.newest_request(supplier).await;
        let offer = rfq::offer(ctx, supplier, id, None, world.terms("3", quantity)).await;
        offers.push((id, offer.unwrap().hash));
    }
    let [(one, first), (two, too_much), (three, rest)] = offers[..] else {
        panic!("three offers")
    };
    rfq::accept(ctx, buyer, one, &first).await.unwrap();
    assert_eq!(
        rfq::view(ctx, buyer, rfq_id).await.unwrap().head.state,
        RfqState::Awarded { wholly: false }
    );
    let over = rfq::accept(ctx, buyer, two, &too_much).await;
    assert_eq!(conflict(over), Conflict::OverAwarded { line: 1 });
    let untouched = rfq::negotiation(ctx, &second, two).await.unwrap().state;
    assert!(matches!(untouched, NegotiationState::BuyerToMove { .. }));
    rfq::accept(ctx, buyer, three, &rest).await.unwrap();
    let view = rfq::view(ctx, buyer, rfq_id).await.unwrap();
    assert_eq!(view.head.state, RfqState::Awarded { wholly: true });
    let states: Vec<_> = view
        .contenders
        .iter()
        .map(|c| domain::state::State::name(&c.negotiation.state))
        .collect();
    assert_eq!(states.iter().filter(|state| **state == "agreed").count(), 2);
    assert_eq!(states.iter().filter(|state| **state == "lapsed").count(), 1);
    assert_eq!(view.contenders.iter().filter(|c| c.order.is_some()).count(), 2);
});

//! Everybody at once: one order, and clear answers for the rest.

use std::collections::BTreeSet;

use domain::{order::Placed, page::PageRequest, page::Stage, rfq::offer::Side};
use futures::future::join_all;
use service::{Error, order, rfq};

use crate::{story, support::World};

async fn orders(world: &World) -> usize {
    let page = PageRequest::new(Some(100), None);
    let listed = order::list(&world.ctx, &world.buyer, Side::Buyer, Stage::All, page);
    listed.await.unwrap().items.len()
}

/// Runs both at once on threads of their own.
async fn at_once<A: Send + 'static, B: Send + 'static>(
    one: impl Future<Output = A> + Send + 'static,
    other: impl Future<Output = B> + Send + 'static,
) -> (A, B) {
    let (one, other) = (tokio::spawn(one), tokio::spawn(other));
    (one.await.unwrap(), other.await.unwrap())
}

story!(
    a_hundred_clients_accept_at_once_and_there_is_one_order,
    |world| async move {
        let (id, offer) = world.offered().await;
        let clients = (0..100).map(|_| {
            let (ctx, buyer) = (world.ctx.clone(), world.buyer.clone());
            tokio::spawn(async move { rfq::accept(&ctx, &buyer, id, &offer.hash).await })
        });
        let answers: Vec<_> = join_all(clients).await.into_iter().map(Result::unwrap).collect();
        let placed: Vec<Placed> = answers.into_iter().map(Result::unwrap).collect();
        let created = placed
            .iter()
            .filter(|placed| matches!(placed, Placed::Created(_)));
        assert_eq!(created.count(), 1);
        let distinct: BTreeSet<_> = placed.iter().map(|placed| placed.order()).collect();
        assert_eq!(distinct.len(), 1);
        assert_eq!(orders(&world).await, 1);
    }
);

story!(accepting_races_a_counter_offer, |world| async move {
    for round in 1..=8 {
        let (id, offer) = world.offered().await;
        let (ctx, buyer) = (world.ctx.clone(), world.buyer.clone());
        let accept = async move { rfq::accept(&ctx, &buyer, id, &offer.hash).await };
        let (ctx, supplier, terms) = (world.ctx.clone(), world.supplier.clone(), world.terms("9", 1000));
        let counter = async move { rfq::offer(&ctx, &supplier, id, None, terms).await };
        let (accepted, offered) = at_once(accept, counter).await;
        match (&accepted, &offered) {
            (Ok(_), Err(Error::Conflict(_))) | (Err(Error::Conflict(_)), Ok(_)) => {}
            both => panic!("round {round}: {both:?}"),
        }
        let seen = rfq::negotiation(&world.ctx, &world.buyer, id).await.unwrap();
        assert_eq!(seen.order.is_some(), accepted.is_ok());
        assert_eq!(seen.offers.len(), if offered.is_ok() { 2 } else { 1 });
    }
});

story!(accepting_races_a_withdrawal, |world| async move {
    for round in 1..=8 {
        let (id, offer) = world.offered().await;
        let (ctx, buyer) = (world.ctx.clone(), world.buyer.clone());
        let accept = async move { rfq::accept(&ctx, &buyer, id, &offer.hash).await };
        let (ctx, supplier) = (world.ctx.clone(), world.supplier.clone());
        let reason = "sold out".parse().unwrap();
        let withdraw = async move { rfq::withdraw(&ctx, &supplier, id, reason).await };
        let (accepted, withdrawn) = at_once(accept, withdraw).await;
        assert!(
            accepted.is_ok() != withdrawn.is_ok(),
            "round {round}: {accepted:?} {withdrawn:?}"
        );
        let seen = rfq::negotiation(&world.ctx, &world.buyer, id).await.unwrap();
        assert_eq!(seen.order.is_some(), accepted.is_ok());
    }
});

story!(
    accepting_two_suppliers_at_once_awards_no_more_than_was_asked,
    |world| async move {
        let second = world.new_supplier("ropes-co").await;
        for round in 1..=5 {
            let request = world.request(&[&world.supplier, &second], &[1000]);
            rfq::ask(&world.ctx, &world.buyer, request).await.unwrap();
            let mut clients = Vec::new();
            for supplier in [&world.supplier, &second] {
                let id = world.newest_request(supplier).await;
                let hash = world.offer(supplier, id, "3").await.hash;
                let (ctx, buyer) = (world.ctx.clone(), world.buyer.clone());
                clients.push(async move { rfq::accept(&ctx, &buyer, id, &hash).await });
            }
            let second = clients.pop().unwrap();
            let (one, other) = at_once(clients.pop().unwrap(), second).await;
            assert!(one.is_ok() != other.is_ok(), "round {round}: {one:?} {other:?}");
        }
    }
);

story!(numbers_have_no_gaps_however_many_ask, |world| async move {
    let clients = (0..20).map(|index| {
        let mut request = world.request(&[&world.supplier], &[1000]);
        if index % 4 == 0 {
            request.lines[0].listing_id = Some(world.ctx.new_id());
        }
        let (ctx, buyer) = (world.ctx.clone(), world.buyer.clone());
        tokio::spawn(async move { rfq::ask(&ctx, &buyer, request).await })
    });
    let asked = join_all(clients).await;
    assert_eq!(
        asked.iter().filter(|done| done.as_ref().unwrap().is_ok()).count(),
        15
    );
    let page = PageRequest::new(Some(100), None);
    let listed = rfq::list(&world.ctx, &world.buyer, Stage::All, page)
        .await
        .unwrap();
    let numbers: BTreeSet<_> = listed.items.into_iter().map(|row| row.number).collect();
    let expected: BTreeSet<_> = (1..=15).map(|n| format!("RFQ-2026-{n:06}")).collect();
    assert_eq!(numbers, expected);
});

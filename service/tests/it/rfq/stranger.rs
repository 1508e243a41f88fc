//! Every query and every verb, tried by those it is none of the business of: nothing is seen, nothing is done.

use domain::{
    actor::Actor,
    id::{NegotiationId, OrderId, RfqId},
    order::OrderVerb,
    page::{PageRequest, Stage},
    rfq::{negotiation::OfferRef, offer::Side},
};
use service::{Error, Result, order, rfq};

use crate::{story, support::World};

/// What a buyer and a supplier have between them.
struct Deal {
    rfq: RfqId,
    open: NegotiationId,
    offer: OfferRef,
    order: OrderId,
}

impl Deal {
    async fn strike(world: &World) -> Self {
        let (agreed, accepted) = world.offered().await;
        let placed = rfq::accept(&world.ctx, &world.buyer, agreed, &accepted.hash).await;
        let (open, offer) = world.offered().await;
        let view = rfq::negotiation(&world.ctx, &world.buyer, open).await.unwrap();
        Self {
            rfq: view.rfq.id,
            open,
            offer,
            order: placed.unwrap().order(),
        }
    }
}

/// All that needs to see something first.
async fn tries(world: &World, actor: &Actor, deal: &Deal) -> Vec<(&'static str, Result<()>)> {
    let ctx = &world.ctx;
    let reason = || "x".parse().unwrap();
    vec![
        ("view", rfq::view(ctx, actor, deal.rfq).await.map(drop)),
        ("publish", rfq::publish(ctx, actor, deal.rfq).await),
        ("cancel", rfq::cancel(ctx, actor, deal.rfq, reason()).await),
        ("close", rfq::close(ctx, actor, deal.rfq).await),
        (
            "negotiation",
            rfq::negotiation(ctx, actor, deal.open).await.map(drop),
        ),
        (
            "offer",
            rfq::offer(ctx, actor, deal.open, None, world.terms("1", 1))
                .await
                .map(drop),
        ),
        (
            "accept",
            rfq::accept(ctx, actor, deal.open, &deal.offer.hash)
                .await
                .map(drop),
        ),
        ("decline", rfq::decline(ctx, actor, deal.open, reason()).await),
        ("withdraw", rfq::withdraw(ctx, actor, deal.open, reason()).await),
        ("order", order::view(ctx, actor, deal.order).await.map(drop)),
        (
            "take",
            order::take(ctx, actor, deal.order, OrderVerb::Confirm, None).await,
        ),
    ]
}

story!(what_is_not_ones_own_is_not_there, |world| async move {
    let deal = Deal::strike(&world).await;
    let rival = world.new_supplier("ropes-co").await;
    let other_buyer = world.new_buyer("reef-two").await;
    for actor in [&Actor::Anyone, &rival, &other_buyer, &world.operator] {
        for (verb, answer) in tries(&world, actor, &deal).await {
            match answer {
                Err(Error::NotFound) => {}
                // Who has not signed in is asked to, whether there is something or not.
                Err(Error::Forbidden) if *actor == Actor::Anyone => {}
                other => panic!("{verb} by {actor:?}: {other:?}"),
            }
        }
    }
    // The supplier asked sees the negotiation, but never the buyer's page with everyone's offers.
    let peek = rfq::view(&world.ctx, &world.supplier, deal.rfq).await;
    assert!(matches!(peek, Err(Error::NotFound)));
});

story!(lists_hold_ones_own_only, |world| async move {
    Deal::strike(&world).await;
    let ctx = &world.ctx;
    let page = PageRequest::default;
    let rival = world.new_supplier("ropes-co").await;
    let other_buyer = world.new_buyer("reef-two").await;
    let (all, buyer, supplier) = (Stage::All, Side::Buyer, Side::Supplier);
    assert!(
        rfq::list(ctx, &other_buyer, all, page())
            .await
            .unwrap()
            .items
            .is_empty()
    );
    assert!(
        rfq::requests(ctx, &rival, all, page())
            .await
            .unwrap()
            .items
            .is_empty()
    );
    assert!(
        order::list(ctx, &other_buyer, buyer, all, page())
            .await
            .unwrap()
            .items
            .is_empty()
    );
    assert!(
        order::list(ctx, &rival, supplier, all, page())
            .await
            .unwrap()
            .items
            .is_empty()
    );
    for actor in [&Actor::Anyone, &world.operator] {
        assert!(matches!(
            rfq::list(ctx, actor, all, page()).await,
            Err(Error::Forbidden)
        ));
        assert!(matches!(
            rfq::requests(ctx, actor, all, page()).await,
            Err(Error::Forbidden)
        ));
        for side in [buyer, supplier] {
            let listed = order::list(ctx, actor, side, all, page()).await;
            assert!(matches!(listed, Err(Error::Forbidden)));
        }
    }
});

story!(a_request_begins_at_what_is_on_show, |world| async move {
    let ctx = &world.ctx;
    let listing = world.listing(&world.supplier, "N-1").await;
    let asked = rfq::Asked::Listing(listing);
    let start = rfq::start(ctx, &world.buyer, &asked).await.unwrap();
    assert_eq!(start.listing.unwrap().sku, "N-1");
    assert_eq!(start.choices.len(), 1);
    let by_code = rfq::Asked::Suppliers(vec!["nets-co".into()]);
    assert_eq!(
        rfq::start(ctx, &world.buyer, &by_code).await.unwrap().suppliers,
        start.suppliers
    );
    for (actor, asked) in [(&world.supplier, &asked), (&Actor::Anyone, &asked)] {
        assert!(matches!(
            rfq::start(ctx, actor, asked).await,
            Err(Error::Forbidden)
        ));
    }
    for nowhere in [
        rfq::Asked::Listing(ctx.new_id()),
        rfq::Asked::Suppliers(vec!["reef-gmbh".into()]),
        rfq::Asked::Suppliers(vec!["nobody".into()]),
    ] {
        assert!(matches!(
            rfq::start(ctx, &world.buyer, &nowhere).await,
            Err(Error::NotFound)
        ));
    }
});

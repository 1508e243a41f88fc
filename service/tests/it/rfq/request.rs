//! Asking: what a request must be, what it pins, how it ends.

use chrono::TimeDelta;
use domain::{
    catalog::content::ListingContent,
    quantity::Quantity,
    rfq::{RfqState, negotiation::NegotiationState, offer::Side},
};
use entity::{catalog::listing, rfq::rfq_line};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use service::{Conflict, Error, rfq};

use super::problems;
use crate::story;

story!(a_request_that_can_not_be_asked_says_why, |world| async move {
    let (ctx, buyer) = (&world.ctx, &world.buyer);
    let sound = world.request(&[&world.supplier], &[1000]);

    let mut late = sound.clone();
    late.deadline = ctx.now();
    late.lines[0].quantity = Quantity::ZERO;
    late.suppliers.clear();
    assert_eq!(
        problems(rfq::ask(ctx, buyer, late).await),
        [
            "supplier: required",
            "lines.1.quantity: must-be-positive",
            "deadline: deadline-passed",
        ]
    );
    let other = world.new_buyer("other-buyer").await;
    let asks_a_buyer = world.request(&[&other], &[1]);
    assert_eq!(
        problems(rfq::ask(ctx, buyer, asks_a_buyer).await),
        ["supplier: not-a-supplier"]
    );
    let asks_itself = world.request(&[buyer], &[1]);
    assert_eq!(
        problems(rfq::ask(ctx, buyer, asks_itself).await),
        ["supplier: own-company"]
    );
    let strangers_listing = world.listing(&world.new_supplier("rope-co").await, "R-1").await;
    let mut asks_for_it = sound.clone();
    asks_for_it.lines[0].listing_id = Some(strangers_listing);
    assert_eq!(
        problems(rfq::ask(ctx, buyer, asks_for_it).await),
        ["lines.1.description: listing-not-available"]
    );
    assert!(matches!(
        rfq::ask(ctx, &world.supplier, sound.clone()).await,
        Err(Error::Forbidden)
    ));
    // Nothing was written, no number was used up.
    let id = rfq::ask(ctx, buyer, sound).await.unwrap();
    assert_eq!(
        rfq::view(ctx, buyer, id).await.unwrap().head.number,
        "RFQ-2026-000001"
    );
});

story!(a_line_pins_what_its_listing_said, |world| async move {
    let ctx = &world.ctx;
    let listing_id = world.listing(&world.supplier, "N-1").await;
    let mut request = world.request(&[&world.supplier], &[1000]);
    request.lines[0].listing_id = Some(listing_id);
    let id = rfq::ask(ctx, &world.buyer, request).await.unwrap();
    let tx = world.tx().await;
    listing::Entity::update_many()
        .col_expr(listing::Column::TitleEn, Expr::value("Something else"))
        .exec(&tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let line = rfq_line::Entity::find()
        .filter(rfq_line::Column::RfqId.eq(id.0))
        .one(ctx.db.read())
        .await
        .unwrap()
        .unwrap();
    let pinned: ListingContent = serde_json::from_value(line.pinned.unwrap()).unwrap();
    assert_eq!(pinned.wording.title.en.as_deref(), Some("Net N-1"));
});

story!(a_draft_is_its_buyers_own_until_published, |world| async move {
    let (ctx, buyer) = (&world.ctx, &world.buyer);
    let request = world.request(&[&world.supplier], &[1000]);
    let id = rfq::create(ctx, buyer, request).await.unwrap();
    let view = rfq::view(ctx, buyer, id).await.unwrap();
    assert_eq!((view.head.state, view.contenders.len()), (RfqState::Draft, 0));
    assert_eq!(Some(view.suppliers[0].id), world.supplier.company());
    rfq::publish(ctx, buyer, id).await.unwrap();
    let view = rfq::view(ctx, buyer, id).await.unwrap();
    assert_eq!((view.head.state, view.contenders.len()), (RfqState::Open, 1));
    let again = rfq::publish(ctx, buyer, id).await;
    assert!(matches!(again, Err(Error::Conflict(conflict)) if matches!(*conflict, Conflict::State(_))));
});

story!(what_ends_a_request_ends_its_negotiations, |world| async move {
    let (ctx, buyer) = (&world.ctx, &world.buyer);
    let (id, offer) = world.offered().await;
    let rfq_id = rfq::negotiation(ctx, buyer, id).await.unwrap().rfq.id;
    rfq::cancel(ctx, buyer, rfq_id, "no budget".parse().unwrap())
        .await
        .unwrap();
    let seen = rfq::negotiation(ctx, &world.supplier, id).await.unwrap();
    assert_eq!(seen.state, NegotiationState::Lapsed);
    assert_eq!(
        seen.rfq.state,
        RfqState::Cancelled {
            reason: "no budget".into()
        }
    );
    let late = rfq::accept(ctx, buyer, id, &offer.hash).await;
    assert!(matches!(late, Err(Error::Conflict(_))));

    let (id, _) = world.offered().await;
    let rfq_id = rfq::negotiation(ctx, buyer, id).await.unwrap().rfq.id;
    rfq::close(ctx, buyer, rfq_id).await.unwrap();
    let seen = rfq::negotiation(ctx, buyer, id).await.unwrap();
    assert_eq!(
        (seen.state, seen.rfq.state),
        (NegotiationState::Lapsed, RfqState::Closed)
    );
});

story!(the_clock_expires_what_nobody_was_awarded, |world| async move {
    let ctx = &world.ctx;
    let id = world.asked().await;
    let clock = &ctx.clock;
    clock.advance(TimeDelta::days(37) - TimeDelta::seconds(1));
    assert_eq!(rfq::expire_due(ctx).await.unwrap(), 0);
    clock.advance(TimeDelta::seconds(1));
    let (one, other) = tokio::join!(rfq::expire_due(ctx), rfq::expire_due(ctx));
    assert_eq!(one.unwrap() + other.unwrap(), 1, "two workers, one expiry");
    let seen = rfq::negotiation(ctx, &world.buyer, id).await.unwrap();
    assert_eq!(
        (seen.state, seen.rfq.state),
        (NegotiationState::Lapsed, RfqState::Expired)
    );
});

story!(either_side_may_leave_the_table, |world| async move {
    let ctx = &world.ctx;
    let reason = || "capacity".parse().unwrap();
    let id = world.asked().await;
    let by_buyer = rfq::decline(ctx, &world.buyer, id, reason()).await;
    assert!(matches!(by_buyer, Err(Error::Forbidden)));
    rfq::decline(ctx, &world.supplier, id, reason()).await.unwrap();
    let too_late = rfq::offer(ctx, &world.supplier, id, None, world.terms("3", 1)).await;
    assert!(matches!(too_late, Err(Error::Conflict(_))));

    let (id, offer) = world.offered().await;
    rfq::withdraw(ctx, &world.supplier, id, reason()).await.unwrap();
    let late = rfq::accept(ctx, &world.buyer, id, &offer.hash).await;
    assert!(matches!(late, Err(Error::Conflict(_))));
    let state = rfq::negotiation(ctx, &world.buyer, id).await.unwrap().state;
    let expected = NegotiationState::Withdrawn {
        side: Side::Supplier,
        reason: "capacity".into(),
    };
    assert_eq!(state, expected);
});

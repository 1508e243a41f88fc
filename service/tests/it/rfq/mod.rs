//! The trade: from asking to an order, and everything that must not happen on the way.

mod accept;
mod list;
mod live;
mod offer;
mod open;
mod race;
mod report;
mod request;
mod stranger;
mod thread;

use domain::{
    id::PersonId,
    notification::{Mail, Subject},
    order::Placed,
    page::{PageRequest, Stage},
    rfq::offer::Side,
};
use service::{
    Error, Result,
    job::{self, Job},
    notification, order, rfq,
};

use crate::{story, support::World};

/// The mails in the outbox, taken out of it, oldest first.
async fn mails(world: &World) -> Vec<Mail> {
    let mut mails = Vec::new();
    while let Some(claimed) = job::claim(&world.ctx).await.unwrap() {
        job::finish(&world.ctx, &claimed).await.unwrap();
        if let Job::Mail(mail) = claimed.job {
            mails.push(mail);
        }
    }
    mails
}

fn person(actor: &domain::actor::Actor) -> PersonId {
    actor.member().unwrap().person
}

/// The problems of a refused input: `field: code`.
fn problems<T: std::fmt::Debug>(result: Result<T>) -> Vec<String> {
    let Err(Error::Invalid(errors)) = result else {
        panic!("was not refused as invalid: {result:?}")
    };
    errors
        .0
        .into_iter()
        .map(|error| format!("{}: {}", error.field, error.problem.code))
        .collect()
}

story!(a_request_becomes_an_order_on_both_sides, |world| async move {
    let ctx = &world.ctx;
    let id = world.asked().await;
    let first = world.offer(&world.supplier, id, "3.25").await;
    let counter = world.offer(&world.buyer, id, "3.00").await;
    let last = world.offer(&world.supplier, id, "3.10").await;
    let placed = rfq::accept(ctx, &world.buyer, id, &last.hash).await.unwrap();
    assert!(matches!(placed, Placed::Created(_)));

    let seen = rfq::negotiation(ctx, &world.supplier, id).await.unwrap();
    let versions: Vec<_> = seen
        .offers
        .iter()
        .map(|o| (o.version, o.side, o.prev_hash))
        .collect();
    assert_eq!(
        versions,
        [
            (1, Side::Supplier, None),
            (2, Side::Buyer, Some(first.hash)),
            (3, Side::Supplier, Some(counter.hash)),
        ]
    );
    assert_eq!(seen.state.agreed(), Some(&last));
    assert_eq!(seen.order, Some((placed.order(), "PO-2026-000001".into())));
    assert_eq!(seen.rfq.number, "RFQ-2026-000001");
    assert_eq!(seen.rfq.state, domain::rfq::RfqState::Awarded { wholly: true });

    for (actor, side) in [(&world.buyer, Side::Buyer), (&world.supplier, Side::Supplier)] {
        let view = order::view(ctx, actor, placed.order()).await.unwrap();
        assert_eq!(
            (view.side, view.offer_hash, view.offer_version),
            (side, last.hash, 3)
        );
        assert_eq!(view.row.total.amount(), "3100.00");
        assert_eq!(view.events.len(), 1);
        let listed = order::list(ctx, actor, side, Stage::All, PageRequest::default());
        assert_eq!(listed.await.unwrap().items, [view.row]);
    }

    let (buyer, supplier) = (person(&world.buyer), person(&world.supplier));
    let expected = [
        (supplier, Subject::NewRfq(id)),
        (buyer, Subject::NewOffer(first.id)),
        (supplier, Subject::NewOffer(counter.id)),
        (buyer, Subject::NewOffer(last.id)),
        (buyer, Subject::Accepted(placed.order())),
        (supplier, Subject::Accepted(placed.order())),
    ];
    let sent = mails(&world).await;
    assert_eq!(
        sent.iter().map(|mail| (mail.to, mail.about)).collect::<Vec<_>>(),
        expected
    );
    for mail in sent {
        let letter = notification::letter(ctx, &mail).await.unwrap();
        assert!(letter.to.ends_with("@example.com"));
    }
});

story!(a_letter_tells_nobody_what_they_may_not_see, |world| async move {
    let (id, offer) = world.offered().await;
    let placed = rfq::accept(&world.ctx, &world.buyer, id, &offer.hash)
        .await
        .unwrap();
    let other = world.new_supplier("other-co").await;
    let (stranger, company) = (person(&other), other.company());
    for about in [
        Subject::NewRfq(id),
        Subject::NewOffer(offer.id),
        Subject::Accepted(placed.order()),
    ] {
        let mail = Mail {
            to: stranger,
            company,
            about,
        };
        let letter = notification::letter(&world.ctx, &mail).await;
        assert!(matches!(letter, Err(Error::NotFound)), "{about:?}");
    }
});

story!(the_counts_say_whose_move_it_is, |world| async move {
    let ctx = &world.ctx;
    let waiting = async |actor| {
        let counts = notification::waiting(ctx, actor).await.unwrap();
        [
            counts.buying_rfqs,
            counts.buying_orders,
            counts.selling_rfqs,
            counts.selling_orders,
        ]
    };
    let id = world.asked().await;
    assert_eq!(waiting(&world.supplier).await, [0, 0, 1, 0]);
    let offer = world.offer(&world.supplier, id, "3.25").await;
    assert_eq!(waiting(&world.supplier).await, [0; 4]);
    assert_eq!(waiting(&world.buyer).await, [1, 0, 0, 0]);
    rfq::accept(ctx, &world.buyer, id, &offer.hash).await.unwrap();
    assert_eq!(waiting(&world.buyer).await, [0; 4]);
    assert_eq!(waiting(&world.supplier).await, [0, 0, 0, 1]);
    assert_eq!(waiting(&domain::actor::Actor::Anyone).await, [0; 4]);
});

//! Asking owners and managers to accept what is above one's spending limit.

use domain::{
    actor::Actor,
    company::{Role, SpendingLimit},
    money::Currency,
    notification::{News, Subject},
    rfq::negotiation::OfferRef,
};
use service::{
    Conflict, Error,
    job::{self, Job},
    notification, rfq,
};

use crate::{story, support::World};

/// Somebody who may commit the company to nothing worth speaking of.
async fn purchaser(world: &World) -> Actor {
    let limit = SpendingLimit {
        currency: Currency::USD,
        per_order: Some(1),
        per_month: None,
    };
    world
        .joins(&world.buyer, "pia", Role::Purchaser, Some(limit))
        .await
}

/// The letters about approvals that wait in the outbox: to whom, and what.
async fn letters(world: &World) -> Vec<(String, News)> {
    let mut letters = Vec::new();
    while let Some(claimed) = job::claim(&world.ctx).await.unwrap() {
        if let Job::Mail(mail) = &claimed.job
            && matches!(mail.about, Subject::ApprovalAsked(_))
        {
            match notification::letter(&world.ctx, mail).await {
                Ok(letter) => letters.push((letter.to, letter.news)),
                Err(Error::NotFound) => {}
                Err(other) => panic!("{other}"),
            }
        }
        job::finish(&world.ctx, &claimed).await.unwrap();
    }
    letters
}

async fn waiting(world: &World, who: &Actor) -> Vec<OfferRef> {
    let rows = rfq::approvals(&world.ctx, who).await.unwrap();
    let latest = rows.iter().map(|row| *row.negotiation.state.latest().unwrap());
    latest.collect()
}

story!(
    an_owner_is_told_once_and_accepts_for_the_purchaser,
    |world| async move {
        let (ctx, owner) = (&world.ctx, &world.buyer);
        let pia = purchaser(&world).await;
        let (id, offer) = world.offered().await;
        for _ in 0..2 {
            rfq::ask_approval(ctx, &pia, id, &offer.hash).await.unwrap();
        }
        let told = letters(&world).await;
        let [(to, News::ApprovalAsked { by, version, .. })] = &told[..] else {
            panic!("{told:?}")
        };
        assert_eq!((to.as_str(), *version), ("reef-gmbh@example.com", 1));
        assert_eq!(*by, "pia".to_owned().into());

        assert_eq!(waiting(&world, owner).await, [offer]);
        assert_eq!(waiting(&world, &pia).await, [], "who asks approves nothing");
        assert_eq!(waiting(&world, &world.supplier).await, []);
        for (who, told) in [(owner, true), (&pia, true), (&world.supplier, false)] {
            let view = rfq::negotiation(ctx, who, id).await.unwrap();
            assert_eq!(view.approval.is_some(), told);
        }
        rfq::accept(ctx, owner, id, &offer.hash).await.unwrap();
        assert_eq!(waiting(&world, owner).await, []);
    }
);

story!(a_request_is_over_once_its_version_is, |world| async move {
    let (ctx, owner) = (&world.ctx, &world.buyer);
    let pia = purchaser(&world).await;
    let (id, first) = world.offered().await;
    rfq::ask_approval(ctx, &pia, id, &first.hash).await.unwrap();
    let second = world.offer(&world.supplier, id, "3.20").await;
    assert_eq!(waiting(&world, owner).await, []);
    assert_eq!(letters(&world).await, [], "there is nothing to accept any more");
    let stale = rfq::ask_approval(ctx, &pia, id, &first.hash).await;
    assert!(
        matches!(&stale, Err(Error::Conflict(conflict)) if matches!(**conflict, Conflict::Superseded(_))),
        "{stale:?}"
    );
    rfq::ask_approval(ctx, &pia, id, &second.hash).await.unwrap();
    assert_eq!(waiting(&world, owner).await, [second]);
    ctx.clock.advance(second.valid_until - ctx.now());
    assert_eq!(waiting(&world, owner).await, []);
});

story!(who_may_accept_asks_nobody, |world| async move {
    let (ctx, owner) = (&world.ctx, &world.buyer);
    let (id, offer) = world.offered().await;
    rfq::ask_approval(ctx, owner, id, &offer.hash).await.unwrap();
    assert_eq!(waiting(&world, owner).await, []);
    let supplier = rfq::ask_approval(ctx, &world.supplier, id, &offer.hash).await;
    assert!(matches!(supplier, Err(Error::Forbidden)), "{supplier:?}");
    let viewer = world.joins(owner, "vera", Role::Viewer, None).await;
    let viewer = rfq::ask_approval(ctx, &viewer, id, &offer.hash).await;
    assert!(matches!(viewer, Err(Error::Forbidden)), "{viewer:?}");
});

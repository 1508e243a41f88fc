//! Suspension: what can be read still, and what can't be agreed any more.

use chrono::TimeDelta;
use domain::{
    actor::Actor,
    company::{CaseStage, Standing, VerificationState},
    id::CaseId,
    notification::{Mail, News, Subject},
    order::OrderVerb,
    rfq::RequestLine,
};
use service::{
    Conflict, Error, catalog,
    company::{self, verification},
    notification, order,
    rfq::{self, Asked},
};

use crate::{story, support::World};

fn reason() -> domain::text::Reason {
    "paid for and never sent".parse().unwrap()
}

async fn suspended(world: &World) -> CaseId {
    let id = world.verified(&world.supplier, 365).await;
    verification::suspend(&world.ctx, &world.operator, id, reason())
        .await
        .unwrap();
    id
}

fn stopped<T: std::fmt::Debug>(refused: Result<T, Error>) -> bool {
    match refused {
        Err(Error::Conflict(conflict)) => match *conflict {
            Conflict::Suspended { own, company } => {
                assert_eq!(company.en.as_deref(), Some("nets-co Ltd"));
                own
            }
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

story!(
    a_suspended_suppliers_listings_are_read_and_nothing_is_agreed,
    |world| async move {
        let (ctx, supplier, buyer) = (&world.ctx, &world.supplier, &world.buyer);
        let listing = world.listing(supplier, "N-1").await;
        let (negotiation, offered) = world.offered().await;
        let fresh = world.asked().await;
        let draft = rfq::create(ctx, buyer, world.request(&[supplier], &[1000]))
            .await
            .unwrap();
        let id = suspended(&world).await;

        let page = catalog::view(ctx, &Actor::Anyone, listing).await.unwrap();
        assert_eq!(page.supplier.standing, Standing::Suspended);
        assert!(verification::seals(ctx, "nets-co").await.unwrap().is_empty());

        for asked in [Asked::Listing(listing), Asked::Suppliers(vec!["nets-co".into()])] {
            assert!(!stopped(rfq::start(ctx, buyer, &asked).await));
        }
        let mut request = world.request(&[supplier], &[1000]);
        request.lines[0] = RequestLine {
            listing_id: Some(listing),
            variant: None,
            ..request.lines[0].clone()
        };
        assert!(!stopped(rfq::ask(ctx, buyer, request.clone()).await));
        assert!(!stopped(rfq::create(ctx, buyer, request).await));
        assert!(!stopped(rfq::publish(ctx, buyer, draft).await));
        assert!(!stopped(
            rfq::accept(ctx, buyer, negotiation, &offered.hash).await
        ));
        let terms = world.terms("3.10", 1000);
        assert!(!stopped(
            rfq::offer(ctx, buyer, negotiation, None, terms.clone()).await
        ));
        assert!(stopped(rfq::offer(ctx, supplier, fresh, None, terms).await));

        // What both sides read says so.
        let view = rfq::negotiation(ctx, buyer, negotiation).await.unwrap();
        assert_eq!(view.supplier.standing, Standing::Suspended);
        assert_eq!(world.cases(&world.operator, CaseStage::Suspended).await, [id]);

        verification::reinstate(ctx, &world.operator, id, "goods were sent".parse().unwrap())
            .await
            .unwrap();
        rfq::publish(ctx, buyer, draft).await.unwrap();
        rfq::accept(ctx, buyer, negotiation, &offered.hash).await.unwrap();
    }
);

story!(
    what_was_agreed_before_is_carried_out_and_tables_can_be_left,
    |world| async move {
        let (ctx, supplier, buyer) = (&world.ctx, &world.supplier, &world.buyer);
        let (negotiation, offered) = world.offered().await;
        let placed = rfq::accept(ctx, buyer, negotiation, &offered.hash).await.unwrap();
        let (left, _) = world.offered().await;
        suspended(&world).await;
        order::take(ctx, supplier, placed.order(), OrderVerb::Confirm, None)
            .await
            .unwrap();
        rfq::withdraw(ctx, buyer, left, reason()).await.unwrap();
    }
);

story!(
    a_suspension_is_told_and_ends_by_an_operators_word_only,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        let id = world.verified(supplier, 30).await;
        world.jobs().await;
        verification::suspend(ctx, &world.operator, id, reason())
            .await
            .unwrap();
        let member = supplier.member().unwrap();
        let about = Subject::Suspension(member.company);
        let mail = Mail {
            to: member.person,
            company: Some(member.company),
            about,
        };
        assert_eq!(world.jobs().await, [service::job::Job::Mail(mail)]);
        let letter = notification::letter(ctx, &mail).await.unwrap();
        assert!(matches!(letter.news, News::Suspended { reason, .. } if reason == "paid for and never sent"));

        let again = verification::suspend(ctx, &world.operator, id, reason()).await;
        assert!(matches!(again, Err(Error::Conflict(_))));
        // Neither a new name nor the clock lifts it, and it asks nobody to be checked again.
        let own = company::own(ctx, supplier).await.unwrap();
        let mut profile = own.profile.clone();
        profile.name.en = Some("Another Ltd".into());
        company::describe(ctx, supplier, own.version, profile)
            .await
            .unwrap();
        ctx.clock.advance(TimeDelta::days(40));
        assert_eq!(verification::expire_due(ctx).await.unwrap(), 0);
        assert_eq!(world.standing(supplier).await.standing(), Standing::Suspended);
        assert!(!verification::own(ctx, supplier).await.unwrap().may_submit());

        verification::reinstate(ctx, &world.operator, id, reason())
            .await
            .unwrap();
        let page = company::page(ctx, "nets-co").await.unwrap();
        assert_eq!(page.company.standing.at(ctx.now()), Standing::Unverified);
        verification::expire_due(ctx).await.unwrap();
        assert!(matches!(
            world.standing(supplier).await,
            VerificationState::Expired { .. }
        ));
    }
);

story!(
    whoever_accepts_while_the_supplier_is_suspended_gets_one_or_the_other,
    |world| async move {
        let (ctx, buyer) = (&world.ctx, &world.buyer);
        let id = world.verified(&world.supplier, 365).await;
        for _ in 0..4 {
            let (negotiation, offered) = world.offered().await;
            let (accepted, suspended) = tokio::join!(
                rfq::accept(ctx, buyer, negotiation, &offered.hash),
                verification::suspend(ctx, &world.operator, id, reason()),
            );
            suspended.unwrap();
            if accepted.is_err() {
                assert!(!stopped(accepted));
            }
            verification::reinstate(ctx, &world.operator, id, reason())
                .await
                .unwrap();
        }
    }
);

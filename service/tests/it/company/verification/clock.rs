//! What the clock brings: reminders, each once, and the end.

use chrono::TimeDelta;
use domain::{
    company::{Fact, FactKind, Standing, VerificationState},
    id::CaseId,
    notification::{News, Subject},
};
use service::{
    Error,
    company::{self, verification},
    job::Job,
    notification,
};

use crate::{
    story,
    support::{
        World,
        verification::{LICENCE, assessment, submission},
    },
};

/// The subjects of the mails that went into the outbox since the last look.
async fn told(world: &World) -> Vec<Subject> {
    let jobs = world.jobs().await.into_iter();
    jobs.filter_map(|job| match job {
        Job::Mail(mail) => Some(mail.about),
        _ => None,
    })
    .collect()
}

/// A worker looks, and another one at the same time.
async fn look(world: &World) -> Vec<Subject> {
    let ctx = &world.ctx;
    let (one, two) = tokio::join!(verification::remind_due(ctx), verification::remind_due(ctx));
    one.unwrap();
    two.unwrap();
    told(world).await
}

story!(
    reminders_go_out_once_each_however_often_the_clock_is_looked_at,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        world.verified(supplier, 40).await;
        told(&world).await;
        let ends = Subject::VerificationEnds(supplier.company().unwrap());
        let mut sent = Vec::new();
        for day in 0..40 {
            for subject in look(&world).await {
                assert_eq!(subject, ends);
                sent.push(day);
            }
            assert!(look(&world).await.is_empty());
            ctx.clock.advance(TimeDelta::days(1));
        }
        assert_eq!(sent, [10, 33, 39]);
    }
);

story!(
    a_worker_that_stood_still_sends_the_one_that_fits_and_none_twice,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        let iso = world.paper(supplier, FactKind::Certificate, "ISO 9001").await;
        let id = world.submitted(supplier).await;
        let found = [(Fact::of(FactKind::Licence), 60), (Fact::certificate(iso), 58)];
        let found = assessment("approve", ctx.now(), &found);
        world.decide(&world.operator, id, found).await.unwrap();
        told(&world).await;
        // 30 days ahead nobody looked; 5 days ahead somebody does: one mail about both.
        ctx.clock.advance(TimeDelta::days(55));
        let ends = Subject::VerificationEnds(supplier.company().unwrap());
        assert_eq!(look(&world).await, [ends]);
        let member = supplier.member().unwrap();
        let mail = domain::notification::Mail {
            to: member.person,
            company: Some(member.company),
            about: ends,
        };
        let News::VerificationEnds { facts, .. } = notification::letter(ctx, &mail).await.unwrap().news
        else {
            panic!("another letter")
        };
        let facts: Vec<_> = facts
            .into_iter()
            .map(|(kind, title, until)| (kind, title, (until - ctx.now()).num_days()))
            .collect();
        assert_eq!(
            facts,
            [
                (FactKind::Certificate, Some("ISO 9001".into()), 3),
                (FactKind::Licence, None, 5)
            ]
        );
        ctx.clock.advance(TimeDelta::days(2));
        assert_eq!(look(&world).await, [ends]);
        ctx.clock.advance(TimeDelta::days(2));
        assert_eq!(look(&world).await, [ends]);

        // A letter about what was renewed meanwhile is not sent.
        let renewal = verification::submit(ctx, supplier, submission()).await.unwrap();
        let renewed = assessment("approve", ctx.now(), &LICENCE);
        world.decide(&world.operator, renewal, renewed).await.unwrap();
        let letter = notification::letter(ctx, &mail).await;
        assert!(matches!(letter, Err(Error::NotFound)), "{letter:?}");
        assert!(
            !look(&world).await.contains(&ends),
            "what was renewed does not end"
        );
    }
);

async fn ended(world: &World, id: CaseId) {
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let until = verification::case(ctx, &world.operator, id)
        .await
        .unwrap()
        .row
        .verification
        .until()
        .unwrap();
    ctx.clock.advance(until - ctx.now() - TimeDelta::microseconds(1));
    assert_eq!(verification::expire_due(ctx).await.unwrap(), 0);
    ctx.clock.advance(TimeDelta::microseconds(1));
    // Before any worker looks, nobody is told that it holds.
    let page = company::page(ctx, "nets-co").await.unwrap();
    assert_eq!(page.company.standing.at(ctx.now()), Standing::Unverified);
    assert!(verification::seals(ctx, "nets-co").await.unwrap().is_empty());
    told(world).await;
    let (one, two) = tokio::join!(verification::expire_due(ctx), verification::expire_due(ctx));
    assert_eq!(one.unwrap() + two.unwrap(), 1);
    let at = until;
    assert_eq!(world.standing(supplier).await, VerificationState::Expired { at });
    let expired = Subject::VerificationExpired(supplier.company().unwrap());
    assert_eq!(told(world).await, [expired]);
    assert_eq!(verification::expire_due(ctx).await.unwrap(), 0);
}

story!(it_ends_at_its_instant_and_once, |world| async move {
    let id = world.verified(&world.supplier, 30).await;
    ended(&world, id).await;
    let again = verification::submit(&world.ctx, &world.supplier, submission()).await;
    let renewed = assessment("approve", world.ctx.now(), &LICENCE);
    world
        .decide(&world.operator, again.unwrap(), renewed)
        .await
        .unwrap();
});

story!(
    a_renewal_that_waits_when_it_ends_is_decided_still,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        world.verified(supplier, 30).await;
        ctx.clock.advance(TimeDelta::days(29));
        let renewal = verification::submit(ctx, supplier, submission()).await.unwrap();
        ctx.clock.advance(TimeDelta::days(2));
        assert_eq!(verification::expire_due(ctx).await.unwrap(), 1);
        assert_eq!(world.standing(supplier).await, VerificationState::Submitted);
        let renewed = assessment("approve", ctx.now(), &LICENCE);
        world.decide(&world.operator, renewal, renewed).await.unwrap();
        assert!(matches!(
            world.standing(supplier).await,
            VerificationState::Verified { .. }
        ));
    }
);

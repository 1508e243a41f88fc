//! Listings on show are reported, taken off show, mended and appealed for.

use chrono::TimeDelta;
use domain::{
    actor::Actor,
    catalog::{
        ListingState,
        view::{CaseView, OwnListing},
    },
    id::ListingId,
    moderation::{
        CaseState, Ruling,
        matter::{Ground, Matter, NewReport},
    },
    notification::{Mail, News, Subject},
};
use service::{Conflict, Error, catalog, job::Job, moderation, notification};

use crate::{story, support::World};

const FILE: &str = "sku,title_en,currency,tiers\nA,Net,USD,1:2\n";

fn copied() -> NewReport {
    NewReport::parse("copied", "these are our pictures").unwrap()
}

/// The one listing of the supplier.
async fn own(world: &World) -> OwnListing {
    world.own().await.remove(0)
}

/// A listing on show.
async fn shown(world: &World) -> ListingId {
    world.publish(FILE).await;
    own(world).await.id
}

async fn report(world: &World, by: &Actor, id: ListingId) -> service::Result<()> {
    moderation::report(&world.ctx, by, id, copied()).await.map(drop)
}

/// What waits first in the operator's queue.
async fn waiting(world: &World) -> CaseView {
    let id = world.queue().await[0];
    moderation::view(&world.ctx, &world.operator, id).await.unwrap()
}

async fn decide(world: &World, verdict: &str) -> service::Result<()> {
    let case = waiting(world).await;
    let ruling = Ruling::parse(verdict, "say whose pictures these are").unwrap();
    moderation::decide(&world.ctx, &world.operator, case.id, ruling, case.opened_at).await
}

async fn on_show(world: &World, id: ListingId) -> bool {
    catalog::view(&world.ctx, &Actor::Anyone, id).await.is_ok()
}

async fn appeal(world: &World, by: &Actor, id: ListingId) -> service::Result<()> {
    let words = "we took them ourselves".parse().unwrap();
    moderation::appeal(&world.ctx, by, id, words).await
}

/// What was mailed since this was asked last, by subject.
async fn mails(world: &World) -> Vec<Mail> {
    let mail = |job| match job {
        Job::Mail(mail) => Some(mail),
        _ => None,
    };
    world.jobs().await.into_iter().filter_map(mail).collect()
}

story!(a_report_is_one_case_however_many_report, |world| async move {
    let (ctx, other) = (&world.ctx, world.new_buyer("reef").await);
    let id = shown(&world).await;
    report(&world, &world.buyer, id).await.unwrap();
    ctx.clock.advance(TimeDelta::minutes(1));
    let (one, two) = tokio::join!(report(&world, &other, id), report(&world, &world.buyer, id));
    one.unwrap();
    two.unwrap();
    assert_eq!(world.queue().await.len(), 1);
    let case = waiting(&world).await;
    assert_eq!((case.matter, case.state), (Matter::Report, CaseState::Open));
    assert_eq!(case.reports.len(), 2);
    let said: Vec<_> = case.reports.iter().map(|report| report.ground).collect();
    assert_eq!(said, [Ground::Copied; 2]);
    assert!(on_show(&world, id).await);
});

story!(
    what_is_right_stays_on_show_and_its_supplier_is_left_alone,
    |world| async move {
        let id = shown(&world).await;
        report(&world, &world.buyer, id).await.unwrap();
        let case = waiting(&world).await;
        mails(&world).await;
        decide(&world, "approve").await.unwrap();
        assert!(on_show(&world, id).await);
        let reporter = world.buyer.member().unwrap();
        let mail = Mail {
            to: reporter.person,
            company: Some(reporter.company),
            about: Subject::ReportDecided(case.id),
        };
        assert!(mails(&world).await.ends_with(&[mail]));
        let letter = notification::letter(&world.ctx, &mail).await.unwrap();
        assert!(matches!(
            letter.news,
            News::ReportDecided { taken_off: false, .. }
        ));
    }
);

story!(
    what_is_wrong_is_off_show_until_its_change_is_approved,
    |world| async move {
        let id = shown(&world).await;
        report(&world, &world.buyer, id).await.unwrap();
        let case = waiting(&world).await;
        decide(&world, "request_changes").await.unwrap();
        assert!(!on_show(&world, id).await);
        assert!(matches!(own(&world).await.state, ListingState::Suspended { .. }));
        let told = mails(&world).await;
        for about in [Subject::ListingDecided(case.id), Subject::ReportDecided(case.id)] {
            let mail = *told.iter().find(|mail| mail.about == about).unwrap();
            notification::letter(&world.ctx, &mail).await.unwrap();
        }
        // Saying the same again is no change; another price is one, though no operator reviews prices.
        world.submit(FILE).await;
        assert_eq!(world.queue().await, []);
        world.submit(&FILE.replace("1:2", "1:3")).await;
        assert_eq!(waiting(&world).await.matter, Matter::Revision);
        world
            .submit(&FILE.replace("Net", "Net of our own").replace("1:2", "1:3"))
            .await;
        assert_eq!(world.queue().await.len(), 1);
        assert!(!on_show(&world, id).await);
        decide(&world, "approve").await.unwrap();
        assert!(on_show(&world, id).await);
        assert_eq!(own(&world).await.title.en.as_deref(), Some("Net of our own"));
    }
);

story!(pausing_is_no_way_past_a_report, |world| async move {
    let id = shown(&world).await;
    report(&world, &world.buyer, id).await.unwrap();
    catalog::pause(&world.ctx, &world.supplier, id).await.unwrap();
    decide(&world, "request_changes").await.unwrap();
    let resumed = catalog::resume(&world.ctx, &world.supplier, id).await;
    assert!(matches!(resumed, Err(Error::Conflict(_))));
    assert!(!on_show(&world, id).await);
    // Mended, it is what its supplier had made of it.
    world.submit(&FILE.replace("Net", "Net of our own")).await;
    decide(&world, "approve").await.unwrap();
    assert_eq!(own(&world).await.state, ListingState::Paused);
});

story!(a_rejection_is_appealed_once, |world| async move {
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let id = shown(&world).await;
    world.submit(&FILE.replace("Net", "Knotless net")).await;
    report(&world, &world.buyer, id).await.unwrap();
    assert_eq!(world.queue().await.len(), 2);
    let reported = world.queue().await[1];
    let case = moderation::view(ctx, &world.operator, reported).await.unwrap();
    let no = Ruling::parse("reject", "these are not yours").unwrap();
    moderation::decide(ctx, &world.operator, reported, no, case.opened_at)
        .await
        .unwrap();
    // What waited about its text is nobody's to decide any more.
    assert_eq!(world.queue().await, []);
    assert!(own(&world).await.may_appeal);

    let stranger = appeal(&world, &world.buyer, id).await;
    assert!(matches!(stranger, Err(Error::NotFound)));
    ctx.clock.advance(TimeDelta::minutes(1));
    appeal(&world, supplier, id).await.unwrap();
    assert!(!own(&world).await.may_appeal);
    assert_eq!(own(&world).await.state, ListingState::Submitted);
    let again = waiting(&world).await;
    assert_eq!(again.state.appeal().unwrap().words, "we took them ourselves");
    assert!(!on_show(&world, id).await);

    decide(&world, "reject").await.unwrap();
    assert!(!own(&world).await.may_appeal);
    let twice = appeal(&world, supplier, id).await;
    let Err(Error::Conflict(conflict)) = twice else {
        panic!("appealed twice")
    };
    assert_eq!(*conflict, Conflict::Edited);
});

story!(an_appeal_that_is_right_shows_the_listing, |world| async move {
    world.submit(FILE).await;
    decide(&world, "reject").await.unwrap();
    let id = own(&world).await.id;
    appeal(&world, &world.supplier, id).await.unwrap();
    let (ctx, operator) = (&world.ctx, &world.operator);
    let queue = moderation::queue(ctx, operator, &Default::default(), Default::default()).await;
    let row = queue.unwrap().items.remove(0);
    assert!(row.appealed && row.matter == Matter::New);
    decide(&world, "approve").await.unwrap();
    assert!(on_show(&world, id).await);
});

story!(
    a_refused_change_is_appealed_while_the_old_text_stays,
    |world| async move {
        let id = shown(&world).await;
        world.submit(&FILE.replace("Net", "Knotless net")).await;
        decide(&world, "reject").await.unwrap();
        appeal(&world, &world.supplier, id).await.unwrap();
        assert!(on_show(&world, id).await);
        decide(&world, "approve").await.unwrap();
        assert_eq!(own(&world).await.title.en.as_deref(), Some("Knotless net"));
    }
);

story!(
    nobody_reports_their_own_or_what_is_not_on_show,
    |world| async move {
        let id = shown(&world).await;
        assert!(matches!(
            report(&world, &world.supplier, id).await,
            Err(Error::Forbidden)
        ));
        assert!(matches!(
            report(&world, &Actor::Anyone, id).await,
            Err(Error::Forbidden)
        ));
        catalog::pause(&world.ctx, &world.supplier, id).await.unwrap();
        assert!(matches!(
            report(&world, &world.buyer, id).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            report(&world, &world.operator, id).await,
            Err(Error::Conflict(_))
        ));
        assert_eq!(world.queue().await, []);
    }
);

story!(what_is_given_up_is_decided_by_nobody, |world| async move {
    let id = shown(&world).await;
    report(&world, &world.buyer, id).await.unwrap();
    catalog::pause(&world.ctx, &world.supplier, id).await.unwrap();
    catalog::archive(&world.ctx, &world.supplier, id).await.unwrap();
    assert_eq!(world.queue().await, []);
});

story!(a_company_reports_so_many_a_day, |world| async move {
    let rows = (0..=NewReport::MOST_A_DAY).map(|n| format!("S{n},Net {n}\n"));
    let file: String = std::iter::once("sku,title_en\n".to_owned()).chain(rows).collect();
    world.publish(&file).await;
    let ids: Vec<_> = world.own().await.into_iter().map(|listing| listing.id).collect();
    let (last, first) = ids.split_last().unwrap();
    for id in first {
        report(&world, &world.buyer, *id).await.unwrap();
    }
    assert!(matches!(
        report(&world, &world.buyer, *last).await,
        Err(Error::Invalid(_))
    ));
    world.ctx.clock.advance(TimeDelta::days(1));
    report(&world, &world.buyer, *last).await.unwrap();
});

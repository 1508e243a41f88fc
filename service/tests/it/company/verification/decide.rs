//! Decisions: fact by fact, once, by the operators of the market that was asked, about what they read.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::{
    actor::Actor,
    company::{
        Assessment, CaseStage, Check, Fact, FactKind, Finding, NumberKind, Role, Standing, Submission,
        VerificationState,
    },
    id::CaseId,
    moderation::CaseState,
    notification::{Mail, News, Subject},
};
use service::{
    Conflict, Error,
    company::{self, verification},
    job::Job,
    notification,
};

use super::{admin, other_market};
use crate::{
    story,
    support::verification::{LICENCE, assessment, submission},
};

fn conflict<T: std::fmt::Debug>(refused: Result<T, Error>) -> Conflict {
    match refused {
        Err(Error::Conflict(conflict)) => *conflict,
        other => panic!("{other:?}"),
    }
}

story!(
    each_fact_is_found_on_its_own_and_says_by_whom_until_when,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        let iso = world.paper(supplier, FactKind::Certificate, "ISO 9001").await;
        let id = world.submitted(supplier).await;
        assert_eq!(world.cases(&world.operator, CaseStage::Waiting).await, [id]);
        let licence = Fact::of(FactKind::Licence);
        let found = [(licence, 365), (Fact::certificate(iso), 90)];
        let mut found = assessment("approve", ctx.now(), &found);
        let unlike = Check {
            finding: Finding::Refuted,
            note: "no power of attorney".into(),
        };
        found.checks.insert(Fact::of(FactKind::Representative), unlike);
        world.decide(&world.operator, id, found).await.unwrap();

        let until = ctx.now() + TimeDelta::days(365);
        assert_eq!(
            world.standing(supplier).await,
            VerificationState::Verified { until }
        );
        let seals = verification::seals(ctx, "nets-co").await.unwrap();
        let told: Vec<_> = seals
            .iter()
            .map(|seal| {
                (
                    seal.kind,
                    seal.title.as_deref(),
                    (seal.until - ctx.now()).num_days(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (FactKind::Licence, None, 365),
                (FactKind::Certificate, Some("ISO 9001"), 90)
            ]
        );
        assert!(
            seals
                .iter()
                .all(|seal| seal.market.as_ref().unwrap().slug == "demo")
        );
        let page = company::page(ctx, "nets-co").await.unwrap();
        assert_eq!(page.company.standing, Standing::Verified { until });

        // The company reads also what was refuted, and by whom.
        let own = verification::own(ctx, supplier).await.unwrap();
        let refuted = own
            .facts
            .iter()
            .find(|fact| fact.finding == Finding::Refuted)
            .unwrap();
        assert_eq!(
            (refuted.kind, refuted.note.as_str()),
            (FactKind::Representative, "no power of attorney")
        );
        assert_eq!(refuted.by, world.operator.member().unwrap().name.clone().into());

        // A certificate ends on its own.
        ctx.clock.advance(TimeDelta::days(90));
        let seals = verification::seals(ctx, "nets-co").await.unwrap();
        assert_eq!(seals.len(), 1);
    }
);

story!(changes_are_asked_for_and_handed_in_again, |world| async move {
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let sales = world.joins(supplier, "sales", Role::Sales, None).await;
    let id = world.submitted(supplier).await;
    world.jobs().await;
    world.rule(id, "request_changes").await;
    let reason = "the stamp can't be read".to_owned();
    assert_eq!(
        world.standing(supplier).await,
        VerificationState::ChangesRequested {
            reason: reason.clone()
        }
    );
    // Only those who can mend it are told.
    let leader = supplier.member().unwrap();
    let mail = Mail {
        to: leader.person,
        company: Some(leader.company),
        about: Subject::VerificationDecided(id),
    };
    assert_eq!(world.jobs().await, [Job::Mail(mail)]);
    let letter = notification::letter(ctx, &mail).await.unwrap();
    assert!(
        matches!(letter.news, News::VerificationDecided { reason: told, until: None, .. } if told == reason)
    );
    let to = sales.member().unwrap().person;
    assert!(matches!(
        notification::letter(ctx, &Mail { to, ..mail }).await,
        Err(Error::NotFound)
    ));

    ctx.clock.advance(TimeDelta::days(1));
    let again = verification::submit(ctx, supplier, submission()).await.unwrap();
    assert_ne!(again, id);
    world
        .decide(&world.operator, again, assessment("approve", ctx.now(), &LICENCE))
        .await
        .unwrap();
    let own = verification::own(ctx, supplier).await.unwrap();
    let states: Vec<_> = own
        .history
        .iter()
        .map(|case| (case.id, case.state.name_of()))
        .collect();
    assert_eq!(states, [(again, "decided"), (id, "decided")]);
});

trait NameOf {
    fn name_of(&self) -> &'static str;
}

impl NameOf for CaseState {
    fn name_of(&self) -> &'static str {
        domain::state::State::name(self)
    }
}

story!(two_operators_at_once_decide_once, |world| async move {
    let second = world.joins(&world.operator, "second", Role::Manager, None).await;
    let ctx = &world.ctx;
    let mut suppliers = vec![world.supplier.clone()];
    for code in ["cordage", "anchors", "floats"] {
        suppliers.push(world.new_supplier(code).await);
    }
    for supplier in &suppliers {
        let id = world.submitted(supplier).await;
        let seen = verification::case(ctx, &second, id).await.unwrap().seen;
        let (yes, no) = (
            assessment("approve", ctx.now(), &LICENCE),
            assessment("reject", ctx.now(), &[]),
        );
        let (one, two) = tokio::join!(
            verification::decide(ctx, &world.operator, id, yes, &seen),
            verification::decide(ctx, &second, id, no, &seen),
        );
        let lost = match (one, two) {
            (Ok(()), lost @ Err(_)) | (lost @ Err(_), Ok(())) => lost,
            other => panic!("{other:?}"),
        };
        let first = verification::case(ctx, &second, id).await.unwrap();
        let decision = first.row.entry.state.decision().unwrap().clone();
        assert_eq!(conflict(lost), Conflict::Decided(decision.clone()));
        let verified = matches!(first.row.verification, VerificationState::Verified { .. });
        assert_eq!(verified, decision.verdict == domain::moderation::Verdict::Approve);
    }
});

story!(
    a_claimed_case_is_its_claimers_and_another_markets_is_not_there,
    |world| async move {
        let ctx = &world.ctx;
        let second = world.joins(&world.operator, "second", Role::Manager, None).await;
        let (elsewhere, clerk) = (
            other_market(&world).await,
            world.joins(&world.operator, "clerk", Role::Finance, None).await,
        );
        let id = world.submitted(&world.supplier).await;
        verification::claim(ctx, &second, id).await.unwrap();
        verification::claim(ctx, &second, id).await.unwrap();
        let ruled = || assessment("approve", ctx.now(), &LICENCE);
        let late = world.decide(&world.operator, id, ruled()).await;
        assert_eq!(
            conflict(late),
            Conflict::Claimed(second.member().unwrap().name.clone().into())
        );
        for stranger in [&elsewhere, &clerk, &world.supplier, &world.buyer, &Actor::Anyone] {
            assert!(matches!(
                verification::case(ctx, stranger, id).await,
                Err(Error::NotFound | Error::Forbidden)
            ));
            for refused in [
                verification::claim(ctx, stranger, id).await,
                verification::decide(ctx, stranger, id, ruled(), "").await,
                verification::suspend(ctx, stranger, id, "no".parse().unwrap()).await,
                verification::reinstate(ctx, stranger, id, "no".parse().unwrap()).await,
            ] {
                assert!(
                    matches!(refused, Err(Error::NotFound | Error::Forbidden)),
                    "{refused:?}"
                );
            }
        }
        assert!(world.cases(&elsewhere, CaseStage::Waiting).await.is_empty());
        verification::claim(ctx, &world.operator, id).await.unwrap();
        world.decide(&world.operator, id, ruled()).await.unwrap();
        assert!(matches!(
            conflict(verification::claim(ctx, &second, id).await),
            Conflict::Decided(_)
        ));
        assert_eq!(world.cases(&second, CaseStage::Verified).await, [id]);
        assert_eq!(world.cases(&second, CaseStage::Decided).await, [id]);
        assert!(world.cases(&second, CaseStage::Suspended).await.is_empty());
    }
);

story!(
    nothing_is_found_about_what_was_changed_or_never_stated,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        let id = world.submitted(supplier).await;
        let read = verification::case(ctx, &world.operator, id).await.unwrap();
        let numbers = BTreeMap::from([(NumberKind::Duns, "150483782".to_owned())]);
        company::set_numbers(ctx, supplier, &numbers).await.unwrap();
        let ruled = assessment("approve", ctx.now(), &LICENCE);
        let decided = verification::decide(ctx, &world.operator, id, ruled, &read.seen).await;
        assert_eq!(conflict(decided), Conflict::Resubmitted);

        let foreign = Fact::certificate(uuid::Uuid::from_u128(7).into());
        for fact in [Fact::of(FactKind::Bank), Fact::of(FactKind::Address), foreign] {
            let found = [(Fact::of(FactKind::Licence), 365), (fact, 365)];
            let ruled = assessment("approve", ctx.now(), &found);
            let Err(Error::Invalid(errors)) = world.decide(&world.operator, id, ruled).await else {
                panic!("{fact} was found")
            };
            assert_eq!(errors.0[0].field, fact.field("finding"));
        }
        let bare = assessment("approve", ctx.now(), &[]);
        assert!(matches!(
            world.decide(&world.operator, id, bare).await,
            Err(Error::Invalid(_))
        ));
        assert_eq!(world.standing(supplier).await, VerificationState::Submitted);
    }
);

story!(
    a_rejection_is_heard_once_more_and_then_stands,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        let id = world.submitted(supplier).await;
        world.rule(id, "reject").await;
        assert!(matches!(
            conflict(verification::submit(ctx, supplier, submission()).await),
            Conflict::State(_)
        ));
        let more = world.paper(supplier, FactKind::Licence, "a clean copy").await;
        ctx.clock.advance(TimeDelta::hours(1));
        let words = || "this one has the stamp".parse().unwrap();
        verification::appeal(ctx, supplier, words()).await.unwrap();
        let read = verification::case(ctx, &world.operator, id).await.unwrap();
        assert_eq!(
            read.row.entry.state.appeal().unwrap().words,
            "this one has the stamp"
        );
        assert!(read.papers.iter().any(|paper| paper.id == more));
        assert_eq!(world.cases(&world.operator, CaseStage::Waiting).await, [id]);
        world.rule(id, "reject").await;
        let own = verification::own(ctx, supplier).await.unwrap();
        assert!(!own.may_appeal() && !own.may_submit());
        assert!(matches!(
            conflict(verification::appeal(ctx, supplier, words()).await),
            Conflict::State(_)
        ));
    }
);

story!(
    what_was_checked_and_changed_is_checked_no_more,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        world.verified(supplier, 365).await;
        let own = company::own(ctx, supplier).await.unwrap();
        let mut profile = own.profile.clone();
        profile.about.en = Some("Nets since 1984".into());
        company::describe(ctx, supplier, own.version, profile.clone())
            .await
            .unwrap();
        assert_eq!(
            world.standing(supplier).await.standing().at(ctx.now()),
            world.standing(supplier).await.standing()
        );
        assert_eq!(verification::seals(ctx, "nets-co").await.unwrap().len(), 1);

        profile.name.en = Some("Another Ltd".into());
        company::describe(ctx, supplier, own.version + 1, profile)
            .await
            .unwrap();
        let at = ctx.now();
        assert_eq!(world.standing(supplier).await, VerificationState::Expired { at });
        assert!(verification::seals(ctx, "nets-co").await.unwrap().is_empty());
        assert!(verification::own(ctx, supplier).await.unwrap().may_submit());
    }
);

story!(
    a_pure_buyer_chooses_who_checks_it_and_the_platform_may,
    |world| async move {
        let (ctx, buyer) = (&world.ctx, &world.buyer);
        let (elsewhere, admin) = (other_market(&world).await, admin(&world).await);
        world.ready(buyer).await;
        let own = verification::own(ctx, buyer).await.unwrap();
        assert!(own.platform && own.markets.len() == 2);
        let by_platform = Submission {
            market: None,
            ..submission()
        };
        let id: CaseId = verification::submit(ctx, buyer, by_platform).await.unwrap();
        for operator in [&world.operator, &elsewhere] {
            assert!(world.cases(operator, CaseStage::Waiting).await.is_empty());
        }
        assert_eq!(world.cases(&admin, CaseStage::Waiting).await, [id]);
        world
            .decide(&admin, id, assessment("approve", ctx.now(), &LICENCE))
            .await
            .unwrap();
        let seals = verification::seals(ctx, "reef-gmbh").await.unwrap();
        assert_eq!(seals[0].market, None);
    }
);

story!(a_renewal_is_checked_while_the_old_one_holds, |world| async move {
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let first = world.verified(supplier, 60).await;
    let old = ctx.now() + TimeDelta::days(60);
    ctx.clock.advance(TimeDelta::days(40));
    let renewal = verification::submit(ctx, supplier, submission()).await.unwrap();
    assert_eq!(
        world.standing(supplier).await,
        VerificationState::Verified { until: old }
    );
    world.rule(renewal, "request_changes").await;
    assert_eq!(
        world.standing(supplier).await,
        VerificationState::Verified { until: old }
    );
    assert_eq!(verification::seals(ctx, "nets-co").await.unwrap().len(), 1);
    assert_eq!(world.cases(&world.operator, CaseStage::Verified).await, [first]);

    let again = verification::submit(ctx, supplier, submission()).await.unwrap();
    let renewed = assessment("approve", ctx.now(), &LICENCE);
    world.decide(&world.operator, again, renewed).await.unwrap();
    let until = ctx.now() + TimeDelta::days(365);
    assert_eq!(
        world.standing(supplier).await,
        VerificationState::Verified { until }
    );
    let seals = verification::seals(ctx, "nets-co").await.unwrap();
    assert_eq!(seals.iter().map(|seal| seal.until).collect::<Vec<_>>(), [until]);
    assert_eq!(world.cases(&world.operator, CaseStage::Verified).await, [again]);
});

/// What an operator would hand in who found nothing at all.
#[test]
fn a_ruling_needs_no_finding_but_an_approval() {
    let nothing = Assessment {
        checks: BTreeMap::new(),
        ruling: domain::moderation::Ruling::parse("reject", "not a company").unwrap(),
    };
    assert!(nothing.check(domain::Instant::UNIX_EPOCH).is_ok());
}

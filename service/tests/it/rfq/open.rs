//! Open requests: who sees them, who answers, what the market's operators decide.

use chrono::TimeDelta;
use domain::{
    actor::{Actor, Trades},
    company::Role,
    id::{CaseId, RfqId},
    moderation::Ruling,
    notification::{News, Subject},
    page::PageRequest,
    rfq::{
        MAX_OPEN, Request, RfqState,
        placement::PlacementState,
        view::{OpenRow, RfqCaseRow},
        visibility::Visibility,
    },
};
use service::{
    Conflict, Error, notification,
    rfq::{
        self,
        open::{self, OpenWanted},
    },
};

use super::mails;
use crate::{
    story,
    support::{World, people::in_role},
};

impl World {
    /// A request to everyone in the market.
    fn open_request(&self) -> Request {
        Request {
            visibility: Visibility::Open,
            markets: vec![self.market],
            ..self.request(&[], &[1000])
        }
    }

    async fn published(&self) -> RfqId {
        rfq::ask(&self.ctx, &self.buyer, self.open_request())
            .await
            .unwrap()
    }

    /// One that the market's operator has looked at.
    async fn shown_request(&self) -> RfqId {
        let id = self.published().await;
        let case = self.review_queue(&self.operator).await.remove(0);
        self.rule_open(&case, "approve").await.unwrap();
        id
    }

    async fn review_queue(&self, operator: &Actor) -> Vec<RfqCaseRow> {
        let cases = open::cases(&self.ctx, operator, PageRequest::default());
        cases.await.unwrap().items
    }

    async fn rule_open(&self, case: &RfqCaseRow, verdict: &str) -> service::Result<()> {
        let ruling = Ruling::parse(verdict, "nothing is asked for").unwrap();
        open::decide(&self.ctx, &self.operator, case.id, ruling, case.opened_at).await
    }

    async fn listed(&self, supplier: &Actor, wanted: OpenWanted) -> Vec<OpenRow> {
        let listed = open::open_requests(&self.ctx, supplier, &wanted, PageRequest::default());
        listed.await.unwrap().items
    }

    async fn waiting(&self, supplier: &Actor) -> Vec<RfqId> {
        let rows = self.listed(supplier, OpenWanted::default()).await;
        let counted = notification::waiting(&self.ctx, supplier).await.unwrap();
        assert_eq!(
            counted.selling_open as usize,
            rows.len(),
            "the desk counts what is listed"
        );
        rows.into_iter().map(|row| row.id).collect()
    }

    async fn placement(&self, id: RfqId) -> PlacementState {
        let view = rfq::view(&self.ctx, &self.buyer, id).await.unwrap();
        view.placements.into_iter().next().unwrap().state
    }
}

fn missing<T>(answer: &service::Result<T>) -> bool {
    matches!(answer, Err(Error::NotFound))
}

story!(an_operator_looks_at_an_open_request_first, |world| async move {
    let ctx = &world.ctx;
    let id = world.published().await;
    assert_eq!(world.placement(id).await, PlacementState::Waiting);
    assert!(world.waiting(&world.supplier).await.is_empty());
    assert!(missing(&open::open_view(ctx, &world.supplier, id).await));
    let counted = notification::waiting(ctx, &world.operator).await.unwrap();
    assert_eq!(counted.operating_rfqs, 1);

    let case = world.review_queue(&world.operator).await.remove(0);
    world.rule_open(&case, "approve").await.unwrap();
    let again = world.rule_open(&case, "reject").await;
    assert!(matches!(again, Err(Error::Conflict(why)) if matches!(*why, Conflict::Decided(_))));
    assert_eq!(world.placement(id).await, PlacementState::Shown);
    assert_eq!(world.waiting(&world.supplier).await, [id]);
    let told = mails(&world).await;
    let told = told
        .iter()
        .find(|mail| mail.about == Subject::RfqDecided(case.id));
    let letter = notification::letter(ctx, told.unwrap()).await.unwrap();
    assert!(matches!(letter.news, News::RfqDecided { rfq, .. } if rfq == id));
});

story!(what_is_refused_is_seen_by_nobody, |world| async move {
    let id = world.published().await;
    let case = world.review_queue(&world.operator).await.remove(0);
    let changes = world.rule_open(&case, "request_changes").await;
    assert!(
        matches!(changes, Err(Error::Invalid(_))),
        "a request can't be mended"
    );
    world.rule_open(&case, "reject").await.unwrap();
    let reason = "nothing is asked for".to_owned();
    assert_eq!(world.placement(id).await, PlacementState::Refused { reason });
    assert!(world.waiting(&world.supplier).await.is_empty());
    let offered = open::answer(&world.ctx, &world.supplier, id, world.terms("3", 1000)).await;
    assert!(missing(&offered));
});

story!(a_verified_buyers_request_is_shown_at_once, |world| async move {
    world.verified(&world.buyer, 30).await;
    let id = world.published().await;
    assert_eq!(world.placement(id).await, PlacementState::Shown);
    assert!(world.review_queue(&world.operator).await.is_empty());
    assert_eq!(world.waiting(&world.supplier).await, [id]);
    world.ctx.clock.advance(TimeDelta::days(31));
    let late = world.published().await;
    assert_eq!(world.placement(late).await, PlacementState::Waiting);
});

story!(a_first_offer_brings_a_supplier_to_the_table, |world| async move {
    let ctx = &world.ctx;
    let id = world.shown_request().await;
    let other = world.new_supplier("other-co").await;
    let (first, made) = open::answer(ctx, &world.supplier, id, world.terms("3.25", 1000))
        .await
        .unwrap();
    assert_eq!(made.version, 1);
    let twice = open::answer(ctx, &world.supplier, id, world.terms("3", 1000)).await;
    assert!(matches!(twice, Err(Error::Conflict(_))), "one table a supplier");
    let (second, _) = open::answer(ctx, &other, id, world.terms("3.10", 1000))
        .await
        .unwrap();
    assert!(world.waiting(&world.supplier).await.is_empty());
    assert!(missing(&rfq::negotiation(ctx, &other, first).await));
    assert!(missing(&rfq::negotiation(ctx, &world.supplier, second).await));

    let view = rfq::view(ctx, &world.buyer, id).await.unwrap();
    assert_eq!(view.contenders.len(), 2);
    let counter = world.offer(&world.buyer, first, "3.00").await;
    rfq::accept(ctx, &world.supplier, first, &counter.hash)
        .await
        .unwrap();
    let head = rfq::view(ctx, &world.buyer, id).await.unwrap().head;
    assert_eq!(head.state, RfqState::Awarded { wholly: true });
    let newcomer = world.new_supplier("late-co").await;
    let late = open::answer(ctx, &newcomer, id, world.terms("1", 1000)).await;
    assert!(missing(&late), "it is not open any more");
});

story!(
    two_colleagues_answer_at_once_and_one_is_told,
    |world| async move {
        let id = world.shown_request().await;
        let answer = || {
            let (ctx, supplier, terms) = (world.ctx.clone(), world.supplier.clone(), world.terms("3", 1000));
            tokio::spawn(async move { open::answer(&ctx, &supplier, id, terms).await })
        };
        let (one, other) = (answer(), answer());
        let answers = [one.await.unwrap(), other.await.unwrap()];
        assert_eq!(
            answers.iter().filter(|answer| answer.is_ok()).count(),
            1,
            "{answers:?}"
        );
        assert!(
            answers
                .iter()
                .any(|answer| matches!(answer, Err(Error::Conflict(_))))
        );
        let view = rfq::view(&world.ctx, &world.buyer, id).await.unwrap();
        assert_eq!(view.contenders.len(), 1);
    }
);

story!(
    only_who_has_to_do_with_it_sees_an_open_request,
    |world| async move {
        let ctx = &world.ctx;
        let id = world.shown_request().await;
        let far = world
            .new_company(
                "far-co",
                Trades {
                    supplies: true,
                    ..Trades::default()
                },
            )
            .await;
        let other_buyer = world.new_buyer("other-buyer").await;
        for stranger in [&far, &other_buyer, &world.buyer] {
            assert!(missing(&open::open_view(ctx, stranger, id).await));
            assert!(missing(&open::pass(ctx, stranger, id, String::new()).await));
            assert!(missing(
                &open::report(ctx, stranger, id, "spam".parse().unwrap()).await
            ));
        }
        assert!(
            missing(&rfq::view(ctx, &world.supplier, id).await),
            "that page is the buyer's"
        );
        assert!(open::open_view(ctx, &world.operator, id).await.is_ok());
        let reader = in_role(&world.supplier, Role::Viewer);
        let seen = open::open_view(ctx, &reader, id).await.unwrap();
        assert!(!seen.may.offer && !seen.may.report);
        let offered = open::answer(ctx, &reader, id, world.terms("3", 1000)).await;
        assert!(matches!(offered, Err(Error::Forbidden)));
        let guest = open::wanted_in(ctx, &Actor::Anyone, "demo").await.unwrap();
        assert!(guest[0].buyer.is_none() && !guest[0].may_open);
        let supplier = open::wanted_in(ctx, &world.supplier, "demo").await.unwrap();
        assert!(supplier[0].buyer.is_some() && supplier[0].may_open);
    }
);

story!(
    a_direct_or_invited_request_is_seen_by_nobody_else,
    |world| async move {
        let ctx = &world.ctx;
        let other = world.new_supplier("other-co").await;
        for visibility in [Visibility::Direct, Visibility::Invited] {
            let request = Request {
                visibility,
                ..world.request(&[&world.supplier], &[1000])
            };
            let id = rfq::ask(ctx, &world.buyer, request).await.unwrap();
            assert!(missing(&open::open_view(ctx, &other, id).await));
            assert!(missing(&open::open_view(ctx, &world.operator, id).await));
            assert!(missing(
                &open::answer(ctx, &other, id, world.terms("3", 1000)).await
            ));
            assert!(world.waiting(&other).await.is_empty());
            assert!(open::wanted_in(ctx, &other, "demo").await.unwrap().is_empty());
        }
    }
);

story!(
    who_passes_is_left_in_peace_and_may_come_back,
    |world| async move {
        let ctx = &world.ctx;
        let id = world.shown_request().await;
        open::pass(ctx, &world.supplier, id, "no looms free".into())
            .await
            .unwrap();
        open::pass(ctx, &world.supplier, id, "again".into())
            .await
            .unwrap();
        assert!(world.waiting(&world.supplier).await.is_empty());
        let passed = OpenWanted {
            passed: true,
            ..OpenWanted::default()
        };
        assert_eq!(world.listed(&world.supplier, passed).await.len(), 1);
        let view = rfq::view(ctx, &world.buyer, id).await.unwrap();
        assert_eq!(view.passed[0].1, "no looms free");
        open::take_up(ctx, &world.supplier, id).await.unwrap();
        assert_eq!(world.waiting(&world.supplier).await, [id]);
    }
);

story!(
    a_report_puts_a_shown_request_before_the_operator,
    |world| async move {
        let ctx = &world.ctx;
        let id = world.shown_request().await;
        let report = |reason: &str| open::report(ctx, &world.supplier, id, reason.parse().unwrap());
        report("spam").await.unwrap();
        let first = world.review_queue(&world.operator).await.remove(0);
        assert_eq!(first.reports, 1);
        ctx.clock.advance(TimeDelta::minutes(1));
        report("spam, indeed").await.unwrap();
        let stale = world.rule_open(&first, "approve").await;
        assert!(matches!(stale, Err(Error::Conflict(why)) if *why == Conflict::Resubmitted));
        let queue = world.review_queue(&world.operator).await;
        assert_eq!((queue.len(), queue[0].reports), (1, 1), "a company is heard once");
        let case = open::case(ctx, &world.operator, queue[0].id).await.unwrap();
        assert_eq!(case.reports[0].reason, "spam, indeed");
        assert!(missing(&open::case(ctx, &world.supplier, queue[0].id).await));
        assert_eq!(
            world.waiting(&world.supplier).await,
            [id],
            "it is shown until it is decided"
        );
        world.rule_open(&queue[0], "reject").await.unwrap();
        assert!(world.waiting(&world.supplier).await.is_empty());
    }
);

story!(nobody_decides_about_a_request_of_their_own, |world| async move {
    let buying = world
        .new_company(
            "trader",
            Trades {
                buys: true,
                ..Trades::default()
            },
        )
        .await;
    let id = rfq::ask(&world.ctx, &buying, world.open_request()).await.unwrap();
    let case = world.review_queue(&world.operator).await.remove(0);
    let member = buying.member().unwrap().clone();
    let both = Actor::Member(domain::actor::Member {
        operates: vec![world.market],
        ..member
    });
    let ruling = Ruling::parse("approve", "").unwrap();
    let decided = open::decide(&world.ctx, &both, case.id, ruling, case.opened_at).await;
    assert!(matches!(decided, Err(Error::Forbidden)), "{id}");
});

story!(a_company_publishes_only_so_many_a_day, |world| async move {
    let ctx = &world.ctx;
    let begun = ctx.now();
    for _ in 0..MAX_OPEN {
        world.published().await;
        ctx.clock.advance(TimeDelta::hours(1));
    }
    let refused = rfq::ask(ctx, &world.buyer, world.open_request()).await;
    let next = begun + TimeDelta::days(1);
    assert!(matches!(refused, Err(Error::Conflict(why)) if *why == Conflict::OpenLimit(next)));
    let draft = rfq::create(ctx, &world.buyer, world.open_request())
        .await
        .unwrap();
    assert!(rfq::publish(ctx, &world.buyer, draft).await.is_err());
    rfq::ask(ctx, &world.buyer, world.request(&[&world.supplier], &[1000]))
        .await
        .unwrap();
    ctx.clock.advance(next - ctx.now());
    rfq::publish(ctx, &world.buyer, draft).await.unwrap();
});

story!(
    at_the_deadline_an_open_request_leaves_the_lists,
    |world| async move {
        let ctx = &world.ctx;
        let id = world.shown_request().await;
        ctx.clock.advance(TimeDelta::days(7));
        assert!(world.waiting(&world.supplier).await.is_empty());
        let offered = open::answer(ctx, &world.supplier, id, world.terms("3", 1000)).await;
        assert!(matches!(offered, Err(Error::Conflict(_))));
        ctx.clock.advance(RfqState::GRACE);
        assert_eq!(rfq::expire_due(ctx).await.unwrap(), 1);
        assert!(missing(&open::open_view(ctx, &world.supplier, id).await));
    }
);

story!(a_supplier_narrows_the_list, |world| async move {
    let ctx = &world.ctx;
    world.shown_request().await;
    let found = async |wanted| world.listed(&world.supplier, wanted).await.len();
    let words = |text: &str| OpenWanted {
        text: text.into(),
        ..OpenWanted::default()
    };
    assert_eq!(found(words("NYLON")).await, 1);
    assert_eq!(found(words("net 1")).await, 1, "words of a line count too");
    assert_eq!(found(words("100%_")).await, 0);
    assert_eq!(
        found(words("ny\0lon")).await,
        1,
        "what no text can hold is left out"
    );
    let within = |days| OpenWanted {
        within: Some(TimeDelta::days(days)),
        ..OpenWanted::default()
    };
    assert_eq!((found(within(3)).await, found(within(7)).await), (0, 1));
    let elsewhere = OpenWanted {
        market: Some(ctx.new_id()),
        ..OpenWanted::default()
    };
    assert_eq!(found(elsewhere).await, 0);
});

story!(a_case_of_another_market_is_nobodys_business, |world| async move {
    let id = world.published().await;
    let case: CaseId = world.review_queue(&world.operator).await[0].id;
    for stranger in [&world.supplier, &world.buyer] {
        assert!(missing(&open::case(&world.ctx, stranger, case).await), "{id}");
    }
    let markets = rfq::view(&world.ctx, &world.buyer, id).await.unwrap().placements;
    assert_eq!(markets[0].suppliers, 1, "the buyer is told how many will see it");
});

//! The record: what operators did stands in it for the company it touched, and for nobody else.

use domain::{
    actor::Actor,
    company::{FactKind, record::Act},
    moderation::{Ruling, Verdict},
    page::PageRequest,
    text::Bilingual,
};
use service::{
    Error, audit, catalog,
    company::{self, verification},
    moderation,
};

use crate::{
    story,
    support::{
        World,
        verification::{LICENCE, assessment, submission},
    },
};

async fn acts(world: &World, actor: &Actor) -> Vec<Act> {
    let page = company::record(&world.ctx, actor, PageRequest::default())
        .await
        .unwrap();
    page.items.into_iter().map(|entry| entry.act).collect()
}

story!(
    every_act_of_an_operator_is_told_to_the_company_it_touched,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        let returned = world.submitted(supplier).await;
        world.rule(returned, "request_changes").await;
        world
            .paper(supplier, FactKind::Licence, "a clearer licence")
            .await;
        let case = verification::submit(ctx, supplier, submission()).await.unwrap();
        let confirmed = assessment("approve", ctx.now(), &LICENCE);
        let until = confirmed.until().unwrap();
        world.decide(&world.operator, case, confirmed).await.unwrap();
        let stop = |words: &str| words.parse().unwrap();
        verification::suspend(ctx, &world.operator, case, stop("counterfeit floats"))
            .await
            .unwrap();
        verification::reinstate(ctx, &world.operator, case, stop("they were destroyed"))
            .await
            .unwrap();
        company::override_number(
            ctx,
            &world.operator,
            "nets-co",
            "91350203M0001QAY9B",
            stop("seen"),
        )
        .await
        .unwrap();

        let expected = [
            Act::Lapsed,
            Act::NumberOverridden {
                number: "91350203M0001QAY9B".into(),
            },
            Act::Reinstated,
            Act::Suspended,
            Act::Verified { until },
            Act::ChangesRequested,
        ];
        assert_eq!(acts(&world, supplier).await, expected);
        let page = company::record(ctx, supplier, PageRequest::new(Some(1), None))
            .await
            .unwrap();
        let next = PageRequest::new(Some(2), page.next);
        let page = company::record(ctx, supplier, next).await.unwrap();
        let told = &page.items[0];
        assert_eq!(
            (told.act.clone(), told.reason.as_str()),
            (expected[1].clone(), "seen")
        );
        assert_eq!(told.by.known(), Some("harbour person"));
        assert_eq!(
            told.market.as_ref().map(|market| market.slug.as_str()),
            Some("demo")
        );
        assert_eq!(page.items[1].reason, "they were destroyed");

        // Nobody else reads it, and all of it is in the sealed trail.
        for stranger in [&world.buyer, &world.operator] {
            assert!(acts(&world, stranger).await.is_empty());
        }
        let nobody = company::record(ctx, &Actor::Anyone, PageRequest::default()).await;
        assert!(matches!(nobody, Err(Error::Forbidden)));
        while audit::seal(ctx).await.unwrap().is_some() {}
        assert_eq!(audit::verify(ctx, None).await.unwrap().fault, None);
    }
);

story!(
    decisions_about_listings_stand_in_their_suppliers_record,
    |world| async move {
        let ctx = &world.ctx;
        let other = world.new_supplier("other-co").await;
        let decide = |verdict: &'static str| {
            let ruling = Ruling::parse(verdict, "the picture shows another net").unwrap();
            let (ctx, operator) = (ctx.clone(), world.operator.clone());
            async move {
                let queue = moderation::queue(&ctx, &operator, &Default::default(), PageRequest::default())
                    .await
                    .unwrap();
                let case = &queue.items[0];
                moderation::decide(&ctx, &operator, case.id, ruling, case.opened_at)
                    .await
                    .unwrap();
            }
        };
        world
            .submit("sku,title_en,currency,tiers\nNET-1,Net,USD,1:2.5\n")
            .await;
        decide("reject").await;
        let page = company::record(ctx, &world.supplier, PageRequest::default())
            .await
            .unwrap();
        let Act::Listing {
            listing,
            title,
            verdict,
        } = &page.items[0].act
        else {
            panic!("{page:?}")
        };
        assert_eq!((page.items.len(), *verdict), (1, Verdict::Reject));
        assert_ne!(*title, Bilingual::default());
        let own = catalog::own(ctx, &world.supplier, PageRequest::default())
            .await
            .unwrap();
        assert_eq!(*listing, Some(own.items[0].id));
        assert_eq!(page.items[0].reason, "the picture shows another net");
        assert!(acts(&world, &other).await.is_empty());
    }
);

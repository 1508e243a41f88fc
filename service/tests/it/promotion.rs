//! Campaigns: who writes, decides and ends them, what buyers see of them, and what is counted.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::{
    actor::{Actor, Member, Trades},
    company::record::Act,
    id::{ListingId, PromotionId},
    notification::{Mail, News, Subject},
    page::PageRequest,
    promotion::{
        CampaignState, Kind, Phase,
        draft::{Campaign, CampaignDraft},
        rotation::SLOTS,
        view::{Placement, Tally},
    },
    rfq::Request,
    text::Reason,
};
use entity::{
    catalog::{listing, listing_market},
    company::company as companies,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};
use service::{
    Conflict, Error, company,
    job::Job,
    notification,
    promotion::{self, Keeper},
    rfq,
};

use crate::{story, support::World};

/// From today, 1 December, for ten days.
fn draft(kind: &str, listings: &[String]) -> CampaignDraft {
    CampaignDraft {
        kind: kind.into(),
        percent: "20".into(),
        name_zh: "岁末特惠".into(),
        name_en: "Year-end sale".into(),
        text_zh: "现货渔网".into(),
        text_en: "Nets in stock".into(),
        from: "2026-12-01".into(),
        until: "2026-12-10".into(),
        listings: listings.join("\n"),
        ..CampaignDraft::default()
    }
}

fn discount(listings: &[ListingId]) -> Campaign {
    let lines: Vec<_> = listings.iter().map(ListingId::to_string).collect();
    draft("discount", &lines).parse(false).unwrap()
}

fn featured(listings: &[ListingId]) -> Campaign {
    let lines: Vec<_> = listings.iter().map(ListingId::to_string).collect();
    draft("featured", &lines).parse(false).unwrap()
}

fn why() -> Reason {
    "The pictures are of other goods".parse().unwrap()
}

impl World {
    /// A listing of this supplier, on show in the market.
    async fn in_market(&self, supplier: &Actor, sku: &str) -> ListingId {
        let id = self.listing(supplier, sku).await;
        let tx = self.tx().await;
        let row = listing_market::ActiveModel {
            listing_id: Set(id.0),
            market_id: Set(self.market.0),
        };
        listing_market::Entity::insert(row)
            .exec_without_returning(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        id
    }

    async fn written(&self, actor: &Actor, campaign: Campaign) -> PromotionId {
        promotion::create(&self.ctx, actor, Keeper::Supplier, "demo", campaign)
            .await
            .unwrap()
    }

    /// A supplier's, shown by the market.
    async fn shown_campaign(&self, actor: &Actor, campaign: Campaign) -> PromotionId {
        let id = self.written(actor, campaign).await;
        promotion::submit(&self.ctx, actor, id).await.unwrap();
        let read = promotion::view(&self.ctx, &self.operator, id).await.unwrap();
        promotion::approve(&self.ctx, &self.operator, id, read.updated_at)
            .await
            .unwrap();
        id
    }

    async fn off(&self, listing: ListingId) -> Option<u32> {
        let discounts = promotion::discounts(&self.ctx, [listing]).await.unwrap();
        discounts.get(&listing).map(|discount| discount.percent.number())
    }

    async fn strip(&self) -> Vec<Placement> {
        promotion::strip(&self.ctx, "demo").await.unwrap()
    }

    async fn tally(&self, actor: &Actor, id: PromotionId) -> Tally {
        promotion::keep_views(&self.ctx).await.unwrap();
        let view = promotion::view(&self.ctx, actor, id).await.unwrap();
        view.tally.unwrap()
    }

    async fn ask_through(&self, listing: ListingId, promotion: Option<PromotionId>) {
        let request = self.request_through(listing, promotion);
        rfq::ask(&self.ctx, &self.buyer, request).await.unwrap();
    }

    /// The buyer asks the supplier for this listing, having come through a promotion.
    fn request_through(&self, listing: ListingId, promotion: Option<PromotionId>) -> Request {
        let mut request = Request {
            promotion,
            ..self.request(&[&self.supplier], &[1000])
        };
        request.lines[0].listing_id = Some(listing);
        request
    }
}

story!(
    a_suppliers_discount_is_looked_at_before_it_shows_and_ends_with_its_last_day,
    |world| async move {
        let (ctx, supplier, operator) = (&world.ctx, &world.supplier, &world.operator);
        let net = world.in_market(supplier, "N-1").await;
        let by_sku = draft("discount", &["N-1".into()]).parse(false).unwrap();
        let id = world.written(supplier, by_sku).await;
        for stranger in [&Actor::Anyone, &world.buyer, operator] {
            let seen = promotion::view(ctx, stranger, id).await;
            assert!(matches!(seen, Err(Error::NotFound)), "a draft is its supplier's");
        }
        promotion::submit(ctx, supplier, id).await.unwrap();
        assert_eq!(world.off(net).await, None);
        let waiting = notification::waiting(ctx, operator).await.unwrap();
        assert_eq!(waiting.operating_promotions, 1);
        let read = promotion::view(ctx, operator, id).await.unwrap();
        assert!(read.acts.decides && !read.acts.keeps);
        assert_eq!(read.listings[0].listing.id, net);
        promotion::approve(ctx, operator, id, read.updated_at)
            .await
            .unwrap();
        assert_eq!(world.off(net).await, Some(20));
        let public = promotion::view(ctx, &Actor::Anyone, id).await.unwrap();
        assert_eq!((public.phase, public.tally), (Phase::Running, None));
        let waiting = notification::waiting(ctx, operator).await.unwrap();
        assert_eq!(waiting.operating_promotions, 0);

        // Until the end of 10 December in China.
        ctx.clock.advance(TimeDelta::days(9) + TimeDelta::hours(7));
        assert_eq!(world.off(net).await, Some(20));
        ctx.clock.advance(TimeDelta::hours(1));
        assert_eq!(world.off(net).await, None);
        let public = promotion::view(ctx, &Actor::Anyone, id).await.unwrap();
        assert_eq!(public.phase, Phase::Ended);
    }
);

story!(
    an_operator_refuses_with_a_reason_and_may_stop_what_runs,
    |world| async move {
        let (ctx, supplier, operator) = (&world.ctx, &world.supplier, &world.operator);
        let net = world.in_market(supplier, "N-1").await;
        let id = world.shown_campaign(supplier, discount(&[net])).await;
        let read = promotion::view(ctx, operator, id).await.unwrap();
        promotion::refuse(ctx, operator, id, read.updated_at, why())
            .await
            .unwrap();
        assert_eq!(world.off(net).await, None);
        let own = promotion::view(ctx, supplier, id).await.unwrap();
        assert_eq!(
            own.state,
            CampaignState::Refused {
                reason: "The pictures are of other goods".into()
            }
        );
        let gone = promotion::view(ctx, &Actor::Anyone, id).await;
        assert!(matches!(gone, Err(Error::NotFound)));

        // Changed and handed in again, it is not what the operator has read.
        promotion::change(ctx, supplier, id, own.updated_at, discount(&[net]))
            .await
            .unwrap();
        ctx.clock.advance(TimeDelta::seconds(1));
        promotion::submit(ctx, supplier, id).await.unwrap();
        let stale = promotion::approve(ctx, operator, id, read.updated_at).await;
        assert!(matches!(stale, Err(Error::Conflict(conflict)) if *conflict == Conflict::Resubmitted));
        let record = company::record(ctx, supplier, PageRequest::default())
            .await
            .unwrap();
        let acts: Vec<_> = record.items.iter().map(|entry| &entry.act).collect();
        let told = |shown| Act::Campaign {
            name: own.name.clone(),
            shown,
        };
        assert_eq!(acts, [&told(false), &told(true)]);
        assert_eq!(record.items[0].reason, "The pictures are of other goods");
    }
);

story!(a_supplier_is_mailed_what_was_decided, |world| async move {
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let net = world.in_market(supplier, "N-1").await;
    let id = world.shown_campaign(supplier, discount(&[net])).await;
    let reader = supplier.member().unwrap();
    let mail = Mail {
        to: reader.person,
        company: Some(reader.company),
        about: Subject::CampaignDecided(id),
    };
    assert!(world.jobs().await.contains(&Job::Mail(mail)));
    let refused = async || match notification::letter(ctx, &mail).await.unwrap().news {
        News::CampaignDecided { refused, .. } => refused,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused().await, None);
    let read = promotion::view(ctx, &world.operator, id).await.unwrap();
    promotion::refuse(ctx, &world.operator, id, read.updated_at, why())
        .await
        .unwrap();
    assert_eq!(
        refused().await.as_deref(),
        Some("The pictures are of other goods")
    );
    promotion::cancel(ctx, supplier, id).await.unwrap();
    let late = notification::letter(ctx, &mail).await;
    assert!(matches!(late, Err(Error::NotFound)));
});

story!(nobody_decides_about_their_own_companys, |world| async move {
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let net = world.in_market(supplier, "N-1").await;
    let id = world.written(supplier, discount(&[net])).await;
    promotion::submit(ctx, supplier, id).await.unwrap();
    let Actor::Member(mut both) = supplier.clone() else {
        panic!("a member")
    };
    both.appointed = vec![world.market];
    let both = Actor::Member(both);
    let read = promotion::view(ctx, &both, id).await.unwrap();
    assert!(read.acts.keeps && !read.acts.decides);
    let approved = promotion::approve(ctx, &both, id, read.updated_at).await;
    assert!(matches!(approved, Err(Error::Forbidden)));
    // The same person, acting for the market's company just now.
    let (Actor::Member(person), Actor::Member(operator)) = (&both, &world.operator) else {
        panic!("members")
    };
    let elsewhere = Actor::Member(Member {
        company: operator.company,
        ..person.clone()
    });
    let refused = promotion::refuse(ctx, &elsewhere, id, read.updated_at, why()).await;
    assert!(matches!(refused, Err(Error::Forbidden)));
});

story!(
    nobody_promotes_what_is_not_theirs_or_not_in_the_market,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        let other = world.new_supplier("ropes-co").await;
        let rope = world.in_market(&other, "R-1").await;
        let (net, elsewhere) = (
            world.in_market(supplier, "N-1").await,
            world.listing(supplier, "N-2").await,
        );
        let create = |actor: Actor, keeper, market: &'static str, campaign| async move {
            promotion::create(ctx, &actor, keeper, market, campaign).await
        };
        for listing in [rope, elsewhere] {
            let answer = create(
                supplier.clone(),
                Keeper::Supplier,
                "demo",
                discount(&[net, listing]),
            )
            .await;
            let Err(Error::Invalid(errors)) = answer else {
                panic!("{answer:?}")
            };
            let error = &errors.0[0];
            assert_eq!(
                (error.field.as_str(), error.problem.code.as_ref()),
                ("listings", "promotion-no-listing")
            );
        }
        let answer = create(supplier.clone(), Keeper::Supplier, "nowhere", discount(&[net])).await;
        assert!(matches!(answer, Err(Error::Invalid(_))));
        for (actor, keeper) in [
            (&world.buyer, Keeper::Supplier),
            (&world.operator, Keeper::Supplier),
            (supplier, Keeper::Market),
            (&Actor::Anyone, Keeper::Supplier),
        ] {
            let answer = create(actor.clone(), keeper, "demo", discount(&[net])).await;
            assert!(matches!(answer, Err(Error::Forbidden)), "{answer:?}");
        }

        // What one supplier handed in, no other touches, and no operator of another market.
        let id = world.shown_campaign(supplier, discount(&[net])).await;
        let at = promotion::view(ctx, supplier, id).await.unwrap().updated_at;
        for actor in [&other, &world.buyer, &world.operator] {
            let cancelled = promotion::cancel(ctx, actor, id).await;
            assert!(matches!(cancelled, Err(Error::Forbidden)));
        }
        for actor in [&other, &world.buyer, supplier, &Actor::Anyone] {
            let refused = promotion::refuse(ctx, actor, id, at, why()).await;
            assert!(matches!(refused, Err(Error::Forbidden)));
        }
        let changed = promotion::change(ctx, supplier, id, at, discount(&[net])).await;
        assert!(
            matches!(changed, Err(Error::Conflict(_))),
            "what is shown does not change beneath its readers"
        );
        promotion::cancel(ctx, supplier, id).await.unwrap();
        assert_eq!(world.off(net).await, None);
    }
);

story!(of_two_discounts_the_better_one_holds, |world| async move {
    let supplier = &world.supplier;
    let net = world.in_market(supplier, "N-1").await;
    for percent in ["10", "30", "25"] {
        let draft = CampaignDraft {
            percent: percent.into(),
            ..draft("discount", &[net.to_string()])
        };
        world.shown_campaign(supplier, draft.parse(false).unwrap()).await;
    }
    assert_eq!(world.off(net).await, Some(30));
});

story!(
    all_campaigns_of_a_market_take_their_turns_in_its_strip,
    |world| async move {
        let (ctx, supplier, operator) = (&world.ctx, &world.supplier, &world.operator);
        let mut own = Vec::new();
        for sku in ["N-1", "N-2", "N-3"] {
            own.push(world.in_market(supplier, sku).await);
        }
        let other = world.new_supplier("ropes-co").await;
        let rope = world.in_market(&other, "R-1").await;
        assert!(world.strip().await.is_empty());

        let picks = draft(
            "featured",
            &own.iter().map(ListingId::to_string).collect::<Vec<_>>(),
        );
        let picks = picks.parse(true).unwrap();
        let id = promotion::create(ctx, operator, Keeper::Market, "demo", picks)
            .await
            .unwrap();
        promotion::submit(ctx, operator, id).await.unwrap();
        let alone = world.strip().await;
        assert_eq!(alone.len(), 3, "one campaign has the whole strip");
        assert!(alone.iter().all(|place| !place.paid && place.campaign == id));

        for _ in 0..5 {
            world.shown_campaign(&other, featured(&[rope])).await;
        }
        let mut turns: BTreeMap<PromotionId, usize> = BTreeMap::new();
        for _ in 0..6 {
            let strip = world.strip().await;
            assert_eq!(strip.len(), SLOTS);
            for place in strip {
                assert_eq!(
                    place.paid,
                    place.campaign != id,
                    "a supplier's is an advertisement"
                );
                *turns.entry(place.campaign).or_default() += 1;
            }
            ctx.clock.advance(TimeDelta::minutes(1));
        }
        assert_eq!(turns.into_values().collect::<Vec<_>>(), [SLOTS; 6]);

        // Who may not trade is not promoted, and what is not on show neither.
        let tx = world.tx().await;
        companies::Entity::update_many()
            .col_expr(companies::Column::Verification, Expr::value("suspended"))
            .filter(companies::Column::Id.eq(other.company().unwrap().0))
            .exec(&tx)
            .await
            .unwrap();
        listing::Entity::update_many()
            .col_expr(listing::Column::State, Expr::value("paused"))
            .filter(listing::Column::Id.eq(own[0].0))
            .exec(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let left = world.strip().await;
        let left: Vec<_> = left.iter().map(|place| place.promoted.listing.id).collect();
        assert_eq!(left.len(), 2);
        assert!(left.iter().all(|listing| own[1..].contains(listing)));
    }
);

story!(
    what_comes_of_a_campaign_is_counted_without_who_looked,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        let (net, other) = (
            world.in_market(supplier, "N-1").await,
            world.in_market(supplier, "N-2").await,
        );
        let id = world.shown_campaign(supplier, discount(&[net])).await;
        for _ in 0..3 {
            ctx.views.opened(id);
        }
        ctx.views.shown(id);
        assert_eq!(world.tally(supplier, id).await.opened, 3);
        ctx.views.opened(id);
        let seen = world.tally(&world.operator, id).await;
        assert_eq!((seen.shown, seen.opened, seen.rfqs), (1, 4, 0));

        // A draft is not sent yet; another listing, or no campaign, did not come through it.
        world.ask_through(net, None).await;
        world.ask_through(other, Some(id)).await;
        world.ask_through(net, Some(ctx.new_id())).await;
        let draft = world.request_through(net, Some(id));
        let draft = rfq::create(ctx, &world.buyer, draft).await.unwrap();
        assert_eq!(world.tally(supplier, id).await.rfqs, 0);
        rfq::publish(ctx, &world.buyer, draft).await.unwrap();
        world.ask_through(net, Some(id)).await;
        let seen = world.tally(supplier, id).await;
        assert_eq!((seen.rfqs, seen.orders), (2, 0));

        let negotiation = world.newest_request(supplier).await;
        let offer = world.offer(supplier, negotiation, "3.25").await;
        ctx.clock.advance(TimeDelta::days(5));
        rfq::accept(ctx, &world.buyer, negotiation, &offer.hash)
            .await
            .unwrap();
        assert_eq!(world.tally(supplier, id).await.orders, 1);

        // Whoever begins when it is over did not come through it.
        ctx.clock.advance(TimeDelta::days(30));
        world.ask_through(net, Some(id)).await;
        assert_eq!(world.tally(supplier, id).await.rfqs, 2);
    }
);

story!(
    what_is_over_is_neither_handed_in_nor_approved,
    |world| async move {
        let (ctx, supplier, operator) = (&world.ctx, &world.supplier, &world.operator);
        let net = world.in_market(supplier, "N-1").await;
        let (first, second) = (
            world.written(supplier, discount(&[net])).await,
            world.written(supplier, discount(&[net])).await,
        );
        promotion::submit(ctx, supplier, first).await.unwrap();
        let read = promotion::view(ctx, operator, first).await.unwrap();
        ctx.clock.advance(TimeDelta::days(10));
        let approved = promotion::approve(ctx, operator, first, read.updated_at).await;
        let submitted = promotion::submit(ctx, supplier, second).await;
        for answer in [approved, submitted] {
            let Err(Error::Invalid(errors)) = answer else {
                panic!("{answer:?}")
            };
            assert_eq!(errors.0[0].problem.code, "promotion-over");
        }
        let waiting = notification::waiting(ctx, operator).await.unwrap();
        assert_eq!(waiting.operating_promotions, 0);
        let late = promotion::create(ctx, supplier, Keeper::Supplier, "demo", discount(&[net])).await;
        assert!(matches!(late, Err(Error::Invalid(_))));
    }
);

story!(
    a_market_keeps_its_own_and_no_other_market_does,
    |world| async move {
        let net = world.in_market(&world.supplier, "N-1").await;
        let campaign = draft("featured", &[net.to_string()]).parse(true).unwrap();
        assert_eq!(campaign.kind, Kind::Featured { paid: false });
        let id = promotion::create(&world.ctx, &world.operator, Keeper::Market, "demo", campaign)
            .await
            .unwrap();
        let far = world.new_company("far-harbour", Trades::default()).await;
        for actor in [&world.supplier, &far, &Actor::Anyone] {
            let seen = promotion::view(&world.ctx, actor, id).await;
            assert!(matches!(seen, Err(Error::NotFound)));
        }
        promotion::submit(&world.ctx, &world.operator, id).await.unwrap();
        for actor in [&world.supplier, &far] {
            let cancelled = promotion::cancel(&world.ctx, actor, id).await;
            assert!(matches!(cancelled, Err(Error::Forbidden)));
        }
        let rows = promotion::operated(&world.ctx, &world.operator, PageRequest::default()).await;
        let rows = rows.unwrap().items;
        assert_eq!(
            (rows.len(), rows[0].listings, rows[0].phase),
            (1, 1, Phase::Running)
        );
        promotion::cancel(&world.ctx, &world.operator, id).await.unwrap();
        assert!(world.strip().await.is_empty());
    }
);

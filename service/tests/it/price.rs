//! Private prices: what a buyer's company is asked, from when until when, and that nobody else learns of it.

use bytes::Bytes;
use chrono::TimeDelta;
use domain::{
    actor::{Actor, Trades},
    catalog::{
        content::ListingContent,
        tier::{Selling, Tiers},
    },
    company::Role,
    id::{ListingId, PriceListId},
    money::Currency,
    page::PageRequest,
    price::{Phase, draft::PriceListDraft, view::PricedListing},
    quantity::Quantity,
    rfq::visibility::Visibility,
};
use entity::{catalog::listing, outbox::event, rfq::rfq_line};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use service::{
    Error,
    price::{self, ListingFilter},
    rfq::{self, Asked},
};

use crate::{story, support::World};

/// Eight percent off, from today, 1 December, until the third.
fn draft() -> PriceListDraft {
    PriceListDraft {
        name: "Northern dealers".into(),
        way: "off".into(),
        percent: "8".into(),
        from: "2026-12-01".into(),
        until: "2026-12-03".into(),
    }
}

fn only_set() -> PriceListDraft {
    PriceListDraft {
        way: "none".into(),
        from: String::new(),
        until: String::new(),
        ..draft()
    }
}

fn tiers(text: &str) -> Option<Tiers> {
    Some(text.parse().unwrap())
}

fn public(text: &str) -> Selling {
    Selling {
        currency: Currency::USD,
        moq: Quantity::whole(1),
        increment: Quantity::whole(1),
        tiers: text.parse().unwrap(),
    }
}

impl World {
    /// A list of the supplier's, for these companies.
    async fn price_list(&self, draft: PriceListDraft, codes: &[&str]) -> PriceListId {
        let list = draft.parse().unwrap();
        let id = price::create(&self.ctx, &self.supplier, list).await.unwrap();
        for code in codes {
            price::add(&self.ctx, &self.supplier, id, code).await.unwrap();
        }
        id
    }

    async fn set_price(&self, list: PriceListId, listing: ListingId, text: &str) {
        price::set(&self.ctx, &self.supplier, list, listing, tiers(text))
            .await
            .unwrap();
    }

    /// What a listing that costs everyone 10 costs them.
    async fn price_for(&self, actor: &Actor, listing: ListingId) -> Option<String> {
        let agreed = price::agreed(&self.ctx, actor, [listing]).await.unwrap();
        let selling = agreed.get(&listing)?.selling(&public("1:10"), None)?;
        Some(selling.tiers.to_string())
    }

    /// What an RFQ's line keeps of the listing's price.
    async fn pinned(&self, buyer: &Actor, listing: ListingId, suppliers: &[&Actor]) -> String {
        let mut request = self.request(suppliers, &[1000]);
        request.lines[0].listing_id = Some(listing);
        request.visibility = match suppliers.len() {
            1 => Visibility::Direct,
            _ => Visibility::Invited,
        };
        let id = rfq::ask(&self.ctx, buyer, request).await.unwrap();
        let line = rfq_line::Entity::find()
            .filter(rfq_line::Column::RfqId.eq(id.0))
            .one(self.ctx.db.read())
            .await
            .unwrap();
        let pinned: ListingContent = serde_json::from_value(line.unwrap().pinned.unwrap()).unwrap();
        pinned.supply.selling.tiers.to_string()
    }

    async fn priced(&self, list: PriceListId, filter: ListingFilter) -> Vec<PricedListing> {
        let page = PageRequest::default();
        let priced = price::listings(&self.ctx, &self.supplier, list, &filter, page).await;
        priced.unwrap().items
    }
}

story!(
    a_list_is_for_its_companies_alone_and_ends_with_its_last_day,
    |world| async move {
        let (ctx, supplier, buyer) = (&world.ctx, &world.supplier, &world.buyer);
        let net = world.listing(supplier, "N-1").await;
        let other = world.new_buyer("other").await;
        let list = world.price_list(draft(), &["reef-gmbh"]).await;
        assert_eq!(world.price_for(buyer, net).await.as_deref(), Some("1:9.20"));
        for stranger in [&other, &Actor::Anyone, &world.operator, supplier, &Actor::System] {
            assert_eq!(world.price_for(stranger, net).await, None);
        }
        // Those who neither buy nor read what the company buys are not told what it pays.
        let Actor::Member(member) = buyer.clone() else {
            panic!("a member")
        };
        let sales = Actor::Member(domain::actor::Member {
            role: Role::Sales,
            ..member
        });
        assert_eq!(world.price_for(&sales, net).await, None);

        // Until the end of 3 December in China, which is 16:00 UTC.
        ctx.clock
            .advance(TimeDelta::days(2) + TimeDelta::hours(8) - TimeDelta::microseconds(1));
        assert!(world.price_for(buyer, net).await.is_some());
        ctx.clock.advance(TimeDelta::microseconds(1));
        assert_eq!(world.price_for(buyer, net).await, None);
        let own = price::own(ctx, supplier, PageRequest::default()).await.unwrap();
        assert_eq!((own.items[0].id, own.items[0].phase), (list, Phase::Ended));
        assert_eq!((own.items[0].companies, own.items[0].listings), (1, 0));
    }
);

story!(a_list_begins_with_its_first_day, |world| async move {
    let net = world.listing(&world.supplier, "N-1").await;
    let later = PriceListDraft {
        from: "2026-12-02".into(),
        ..draft()
    };
    world.price_list(later, &["reef-gmbh"]).await;
    world
        .ctx
        .clock
        .advance(TimeDelta::hours(8) - TimeDelta::microseconds(1));
    assert_eq!(world.price_for(&world.buyer, net).await, None);
    world.ctx.clock.advance(TimeDelta::microseconds(1));
    assert!(world.price_for(&world.buyer, net).await.is_some());
});

story!(
    of_two_lists_the_lower_price_holds_and_what_is_set_beats_the_percentage,
    |world| async move {
        let (ctx, supplier, buyer) = (&world.ctx, &world.supplier, &world.buyer);
        let net = world.listing(supplier, "N-1").await;
        let rope = world.listing(supplier, "R-1").await;
        let first = world.price_list(draft(), &["reef-gmbh"]).await;
        world.set_price(first, net, "1:9.9;100:7").await;
        assert_eq!(
            world.price_for(buyer, net).await.as_deref(),
            Some("1:9.90;100:7.00")
        );
        assert_eq!(world.price_for(buyer, rope).await.as_deref(), Some("1:9.20"));
        let second = world.price_list(only_set(), &["reef-gmbh"]).await;
        world.set_price(second, net, "50:8").await;
        assert_eq!(
            world.price_for(buyer, net).await.as_deref(),
            Some("1:9.90;50:8.00;100:7.00")
        );
        // Without the company, without what is set, without the list.
        price::take_out(ctx, supplier, first, "reef-gmbh").await.unwrap();
        assert_eq!(
            world.price_for(buyer, net).await.as_deref(),
            Some("1:10.00;50:8.00")
        );
        assert_eq!(world.price_for(buyer, rope).await, None);
        price::set(ctx, supplier, second, net, None).await.unwrap();
        assert_eq!(world.price_for(buyer, net).await, None);
        world.set_price(second, net, "1:5").await;
        price::remove(ctx, supplier, second).await.unwrap();
        assert_eq!(world.price_for(buyer, net).await, None);
        let gone = price::view(ctx, supplier, second).await;
        assert!(matches!(gone, Err(Error::NotFound)));
    }
);

story!(
    prices_of_another_currency_do_not_count_until_they_are_set_anew,
    |world| async move {
        let (ctx, supplier, buyer) = (&world.ctx, &world.supplier, &world.buyer);
        let net = world.listing(supplier, "N-1").await;
        let list = world.price_list(only_set(), &["reef-gmbh"]).await;
        world.set_price(list, net, "1:5").await;
        let tx = world.tx().await;
        listing::Entity::update_many()
            .col_expr(listing::Column::Currency, Expr::value("CNY"))
            .exec(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let yuan = Selling {
            currency: Currency::CNY,
            ..public("1:70")
        };
        let agreed = price::agreed(ctx, buyer, [net]).await.unwrap();
        assert_eq!(agreed[&net].selling(&yuan, None), None);
        let priced = price::listing(ctx, supplier, list, net).await.unwrap();
        assert!(priced.is_stale() && priced.set().is_none() && priced.agreed.is_none());
        let csv = price::download(ctx, supplier, list).await.unwrap();
        assert_eq!(String::from_utf8(csv).unwrap(), "\u{FEFF}sku,tiers\n");
        world.set_price(list, net, "1:60").await;
        let agreed = price::agreed(ctx, buyer, [net]).await.unwrap();
        let sold = agreed[&net].selling(&yuan, None).unwrap();
        assert_eq!(sold.tiers.to_string(), "1:60.00");
    }
);

story!(
    an_rfq_keeps_the_buyers_price_where_only_their_supplier_reads_it,
    |world| async move {
        let (ctx, supplier, buyer) = (&world.ctx, &world.supplier, &world.buyer);
        let net = world.listing(supplier, "N-1").await;
        let list = world.price_list(only_set(), &["reef-gmbh"]).await;
        // The listing's own price is on request: the list gives it one.
        world.set_price(list, net, "1:5").await;
        let start = rfq::start(ctx, buyer, &Asked::Listing(net)).await.unwrap();
        assert!(start.priced.contains(&net));
        let shown = start.listing.unwrap().supply.selling.tiers;
        assert_eq!(shown.to_string(), "1:5.00");
        assert_eq!(world.pinned(buyer, net, &[supplier]).await, "1:5.00");
        let rival = world.new_supplier("rival").await;
        assert_eq!(world.pinned(buyer, net, &[supplier, &rival]).await, "");
        let other = world.new_buyer("other").await;
        assert_eq!(world.pinned(&other, net, &[supplier]).await, "");
        let start = rfq::start(ctx, &other, &Asked::Listing(net)).await.unwrap();
        assert!(start.priced.is_empty());
    }
);

story!(
    a_list_is_its_suppliers_to_see_and_those_people_to_change_who_manage_listings,
    |world| async move {
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        let net = world.listing(supplier, "N-1").await;
        let list = world.price_list(draft(), &["reef-gmbh"]).await;
        let rival = world.new_supplier("rival").await;
        for stranger in [&rival, &world.buyer, &world.operator] {
            let seen = price::view(ctx, stranger, list).await;
            assert!(matches!(seen, Err(Error::NotFound)));
            let changed = price::change(ctx, stranger, list, draft().parse().unwrap()).await;
            assert!(matches!(changed, Err(Error::NotFound)));
            let removed = price::remove(ctx, stranger, list).await;
            assert!(matches!(removed, Err(Error::NotFound)));
        }
        let Actor::Member(member) = supplier.clone() else {
            panic!("a member")
        };
        let viewer = Actor::Member(domain::actor::Member {
            role: Role::Viewer,
            ..member
        });
        assert!(!price::view(ctx, &viewer, list).await.unwrap().keeps);
        let set = price::set(ctx, &viewer, list, net, tiers("1:5")).await;
        assert!(matches!(set, Err(Error::Forbidden)));
        // Nobody prices what another sells, nor gives themselves or a company that does not buy a price.
        let theirs = world.listing(&rival, "X-1").await;
        let set = price::set(ctx, supplier, list, theirs, tiers("1:5")).await;
        assert!(matches!(set, Err(Error::NotFound)));
        for code in ["nets-co", "rival", "nobody", ""] {
            let added = price::add(ctx, supplier, list, code).await;
            assert!(matches!(added, Err(Error::Invalid(_))), "{code}");
        }
    }
);

story!(a_supplier_sees_beforehand_what_buyers_will, |world| async move {
    let (supplier, later) = (&world.supplier, "2026-12-02".to_owned());
    let net = world.listing(supplier, "N-1").await;
    world.listing(supplier, "R-1").await;
    let list = world
        .price_list(
            PriceListDraft {
                from: later,
                ..draft()
            },
            &[],
        )
        .await;
    world.set_price(list, net, "1:5").await;
    let by_text = ListingFilter {
        text: "n-1".into(),
        set: false,
    };
    let found = world.priced(list, by_text).await;
    assert_eq!(found.len(), 1);
    let agreed = found[0].agreed.as_ref().unwrap();
    assert_eq!(agreed.tiers.to_string(), "1:5.00");
    let set = ListingFilter {
        set: true,
        ..ListingFilter::default()
    };
    let set = world.priced(list, set).await;
    assert_eq!((set.len(), set[0].listing.id), (1, net));
    assert_eq!(world.priced(list, ListingFilter::default()).await.len(), 2);
});

story!(companies_are_found_by_code_and_by_name, |world| async move {
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    world.new_buyer("reef").await;
    let both = Trades {
        buys: true,
        supplies: true,
        ..Trades::default()
    };
    world.new_company("reef-trade", both).await;
    let called = async |text: &str| {
        let found = price::called(ctx, supplier, text).await.unwrap();
        found.into_iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(called(" Reef ").await, ["reef"]);
    assert_eq!(called("reef-g").await, ["reef-gmbh"]);
    assert_eq!(called("TRADE公司").await, ["reef-trade"]);
    assert_eq!(called("ee").await, ["reef", "reef-gmbh", "reef-trade"]);
    assert_eq!(called("nets").await, Vec::<String>::new());
    assert_eq!(called("%").await, Vec::<String>::new());
});

story!(
    a_file_sets_what_is_sound_in_it_and_names_the_rest,
    |world| async move {
        let (ctx, supplier, buyer) = (&world.ctx, &world.supplier, &world.buyer);
        let net = world.listing(supplier, "N-1").await;
        let rope = world.listing(supplier, "R-1").await;
        let rival = world.new_supplier("rival").await;
        world.listing(&rival, "X-1").await;
        let list = world.price_list(only_set(), &["reef-gmbh"]).await;
        world.set_price(list, rope, "1:3").await;
        let file = "SKU,note,tiers\nN-1,,1:9;100:8\nR-1,,\nX-1,,1:1\nN-1,twice,1:7\n,,1:2\nR-1,,1:0\n";
        let uploaded = price::upload(
            ctx,
            supplier,
            list,
            "prices.csv",
            Bytes::from_static(file.as_bytes()),
        )
        .await
        .unwrap();
        assert_eq!((uploaded.set, uploaded.taken_out), (1, 1));
        let failed: Vec<_> = uploaded
            .failed
            .iter()
            .map(|(line, errors)| format!("{line} {} {}", errors[0].field, errors[0].problem.code))
            .collect();
        assert_eq!(
            failed,
            [
                "4 sku price-no-such-sku",
                "6 sku required",
                "7 tiers must-be-positive"
            ]
        );
        assert_eq!(world.price_for(buyer, net).await.as_deref(), Some("1:7.00"));
        assert_eq!(world.price_for(buyer, rope).await, None);
        // What is written out, sent back, changes nothing.
        let csv = price::download(ctx, supplier, list).await.unwrap();
        assert_eq!(
            String::from_utf8(csv.clone()).unwrap(),
            "\u{FEFF}sku,tiers\nN-1,1:7.00\n"
        );
        let again = price::upload(ctx, supplier, list, "prices.csv", csv.into())
            .await
            .unwrap();
        assert_eq!((again.set, again.failed.len()), (1, 0));
        for (name, text) in [("a.csv", "sku\nN-1\n"), ("a.pdf", "x"), ("a.csv", "")] {
            let content = Bytes::from_static(text.as_bytes());
            let refused = price::upload(ctx, supplier, list, name, content).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{name}");
        }
        // The trail says that prices were set, for its supplier and by whom, and no price.
        let uploads = event::Entity::find().filter(event::Column::Kind.eq("price_list.uploaded"));
        let uploads = uploads.all(ctx.db.read()).await.unwrap();
        assert_eq!(uploads.len(), 2);
        assert!(
            uploads
                .iter()
                .all(|row| row.company_id.map(Into::into) == supplier.company())
        );
    }
);

//! The index follows the listings, whatever becomes of them.

use chrono::TimeDelta;
use domain::{actor::Actor, company::Profile, id::ListingId, market::Charter};
use service::{
    catalog, company,
    company::verification,
    identity,
    job::{self, Job, Share},
    market,
    port::search_index::SearchDocument,
    search,
};

use crate::{story, support::World};

const NETS: &str = "sku,title_zh,title_en,category,hs_code,model,unit,moq,currency,tiers\n\
    N-1,三层尼龙渔网,Nylon gill net,Fishing gear > Nets,56081100,YL-0210,H87,100,CNY,100:3.2;500:2.95\n\
    N-2,手抛网,Cast net,Fishing gear > Nets,,,H87,20,CNY,\n";

impl World {
    /// Does the index's jobs, as the process that serves does.
    pub async fn follow(&self) {
        while let Some(claimed) = job::claim_of(&self.ctx, Share::Index).await.unwrap() {
            if let Job::IndexListings(ids) = &claimed.job {
                search::index(&self.ctx, ids).await.unwrap();
            }
            job::finish(&self.ctx, &claimed).await.unwrap();
        }
    }

    /// The SKUs the index holds.
    fn held(&self) -> Vec<String> {
        let held = self.index.held.lock().unwrap();
        let mut skus: Vec<_> = held.values().map(|document| document.hit.sku.clone()).collect();
        skus.sort();
        skus
    }

    /// What the index holds of the first net.
    pub async fn net(&self) -> SearchDocument {
        let held = self.index.held.lock().unwrap();
        let net = held.values().find(|document| document.hit.sku == "N-1");
        net.unwrap().clone()
    }

    async fn listing_of(&self, sku: &str) -> ListingId {
        let own = self.own().await;
        own.iter().find(|listing| listing.sku == sku).expect(sku).id
    }
}

story!(
    what_is_shown_is_found_and_what_is_taken_off_is_not,
    |world| async move {
        world.submit(NETS).await;
        world.follow().await;
        assert!(
            world.held().is_empty(),
            "nothing is found before an operator approves it"
        );
        world.publish(NETS).await;
        world.follow().await;
        assert_eq!(world.held(), ["N-1", "N-2"]);
        let net = world.listing_of("N-1").await;
        catalog::pause(&world.ctx, &world.supplier, net).await.unwrap();
        world.follow().await;
        assert_eq!(world.held(), ["N-2"]);
        catalog::resume(&world.ctx, &world.supplier, net).await.unwrap();
        world.follow().await;
        assert_eq!(world.held(), ["N-1", "N-2"]);
        catalog::archive(&world.ctx, &world.supplier, net).await.unwrap();
        world.follow().await;
        assert_eq!(world.held(), ["N-2"]);
    }
);

story!(a_listing_is_indexed_with_all_it_says, |world| async move {
    world.publish(NETS).await;
    world.follow().await;
    let held = world.index.held.lock().unwrap();
    let net = held.values().find(|document| document.hit.sku == "N-1").unwrap();
    assert_eq!(net.hit.markets, ["demo"]);
    assert_eq!(net.hit.supplier_code, "nets-co");
    assert_eq!(net.hit.category.as_deref(), Some("Fishing gear > Nets"));
    assert_eq!(net.hit.selling.tiers.to_string(), "100:3.20;500:2.95");
    assert_eq!(net.codes, ["5608", "560811", "56081100"]);
});

story!(a_price_that_changes_is_the_one_results_show, |world| async move {
    world.publish(NETS).await;
    world.follow().await;
    world.submit(&NETS.replace("100:3.2;", "100:2.99;")).await;
    world.follow().await;
    let held = world.index.held.lock().unwrap();
    let net = held.values().find(|document| document.hit.sku == "N-1").unwrap();
    assert_eq!(net.hit.selling.tiers.to_string(), "100:2.99;500:2.95");
});

story!(
    a_lost_index_is_built_from_the_database_and_only_then,
    |world| async move {
        world.publish(NETS).await;
        assert!(search::catch_up(&world.ctx).await.unwrap());
        assert_eq!(world.held(), ["N-1", "N-2"]);
        assert!(!search::catch_up(&world.ctx).await.unwrap(), "it is in step");
        world.index.held.lock().unwrap().clear();
        assert!(search::catch_up(&world.ctx).await.unwrap());
        assert_eq!(search::rebuild(&world.ctx, |_| ()).await.unwrap(), 2);
    }
);

story!(
    what_is_in_a_new_index_is_not_brought_into_it_once_more,
    |world| async move {
        world.publish(NETS).await;
        search::rebuild(&world.ctx, |_| ()).await.unwrap();
        assert!(job::claim_of(&world.ctx, Share::Index).await.unwrap().is_none());
        world.submit(&NETS.replace("100:3.2;", "100:2.99;")).await;
        let claimed = job::claim_of(&world.ctx, Share::Index).await.unwrap().unwrap();
        assert!(matches!(claimed.job, Job::IndexListings(_)));
    }
);

story!(
    the_indexs_jobs_are_left_to_the_process_that_serves,
    |world| async move {
        job::enqueue_now(&world.ctx, Job::RebuildIndex).await.unwrap();
        assert!(job::claim_of(&world.ctx, Share::Rest).await.unwrap().is_none());
        let claimed = job::claim_of(&world.ctx, Share::Index).await.unwrap().unwrap();
        assert_eq!(claimed.job, Job::RebuildIndex);
    }
);

story!(
    a_listing_is_narrowed_by_its_suppliers_verification_as_it_is_now,
    |world| async move {
        world.publish(NETS).await;
        world.follow().await;
        assert!(!world.net().await.verified);
        let case = world.verified(&world.supplier, 30).await;
        world.follow().await;
        assert!(world.net().await.verified);
        let (ctx, operator) = (&world.ctx, &world.operator);
        let why = || "paid for and never sent".parse().unwrap();
        verification::suspend(ctx, operator, case, why()).await.unwrap();
        world.follow().await;
        assert!(!world.net().await.verified);
        verification::reinstate(ctx, operator, case, why()).await.unwrap();
        world.follow().await;
        assert!(world.net().await.verified);
        ctx.clock.advance(TimeDelta::days(31));
        assert_eq!(verification::expire_due(ctx).await.unwrap(), 1);
        world.follow().await;
        assert!(!world.net().await.verified);
    }
);

story!(
    a_listing_is_narrowed_by_where_its_supplier_and_its_markets_are,
    |world| async move {
        world.publish(NETS).await;
        world.follow().await;
        let net = world.net().await;
        assert_eq!(net.country.unwrap().code(), "CN");
        assert_eq!(net.regions, ["440400"]);
        assert_eq!(net.values, []);

        let own = company::own(&world.ctx, &world.supplier).await.unwrap();
        let moved = Profile {
            country: "VN".parse().unwrap(),
            ..own.profile
        };
        company::describe(&world.ctx, &world.supplier, own.version, moved)
            .await
            .unwrap();
        let email = "admin@example.com".parse().unwrap();
        identity::create_admin(&world.ctx, &email).await.unwrap();
        let all = identity::administrators(&world.ctx, &Actor::System)
            .await
            .unwrap();
        let admin = identity::actor_of(&world.ctx, all[0].person, None).await.unwrap();
        let kept = market::kept(&world.ctx, &admin, "demo").await.unwrap();
        let (operator, seen) = (
            kept.operator.code.parse().unwrap(),
            market::seal(&kept.charter, &kept.operator.code),
        );
        let charter = Charter {
            region_code: "430600".into(),
            ..kept.charter
        };
        let why = "it has moved".parse().unwrap();
        market::change(&world.ctx, &admin, "demo", &seen, charter, &operator, why)
            .await
            .unwrap();
        world.follow().await;
        let net = world.net().await;
        assert_eq!(
            (net.country.unwrap().code(), net.regions),
            ("VN", vec!["430600".to_owned()])
        );
    }
);

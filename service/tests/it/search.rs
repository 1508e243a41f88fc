//! The index follows the listings, whatever becomes of them.

use domain::id::ListingId;
use service::{
    catalog,
    job::{self, Job, Share},
    search,
};

use crate::{story, support::World};

const NETS: &str = "sku,title_zh,title_en,category,hs_code,model,unit,moq,currency,tiers\n\
    N-1,三层尼龙渔网,Nylon gill net,Fishing gear > Nets,56081100,YL-0210,H87,100,CNY,100:3.2;500:2.95\n\
    N-2,手抛网,Cast net,Fishing gear > Nets,,,H87,20,CNY,\n";

impl World {
    /// Does the index's jobs, as the process that serves does.
    async fn follow(&self) {
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
    the_indexs_jobs_are_left_to_the_process_that_serves,
    |world| async move {
        job::enqueue_now(&world.ctx, Job::RebuildIndex).await.unwrap();
        assert!(job::claim_of(&world.ctx, Share::Rest).await.unwrap().is_none());
        let claimed = job::claim_of(&world.ctx, Share::Index).await.unwrap().unwrap();
        assert_eq!(claimed.job, Job::RebuildIndex);
    }
);

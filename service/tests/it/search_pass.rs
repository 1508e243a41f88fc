//! What time alone changes in the index.

use chrono::TimeDelta;
use domain::{
    company::{Check, Fact, FactKind, Finding},
    search::rank::FRESH,
};
use service::{
    job::{self, Job, Share},
    search,
};

use crate::{
    story,
    support::{World, verification::assessment},
};

const NET: &str = "sku,title_zh,unit,moq,currency,tiers\nN-1,三层尼龙渔网,H87,100,CNY,100:3.2\n";

impl World {
    /// A day goes by, and the index follows.
    async fn a_day_later(&self) {
        self.ctx.clock.advance(TimeDelta::days(1));
        search::pass(&self.ctx).await.unwrap();
        self.follow().await;
    }

    /// What the net is worth in the index.
    async fn worth(&self) -> u32 {
        self.net().await.worth
    }
}

story!(
    a_supplier_gains_while_it_answers_nearly_all_who_ask,
    |world| async move {
        world.publish(NET).await;
        world.a_day_later().await;
        let silent = world.worth().await;
        for _ in 0..3 {
            world.a_day_later().await;
            assert_eq!(
                world.worth().await,
                silent,
                "three answers are the least that says something"
            );
            world.offered().await;
        }
        world.a_day_later().await;
        assert_eq!(world.worth().await, silent + 2);
        // One of four is not answered in its week.
        world.asked().await;
        world.ctx.clock.advance(TimeDelta::days(7));
        world.a_day_later().await;
        assert_eq!(world.worth().await, silent);
    }
);

story!(a_new_index_needs_no_pass_after_it, |world| async move {
    world.publish(NET).await;
    world.a_day_later().await;
    let silent = world.worth().await;
    for _ in 0..3 {
        world.offered().await;
    }
    world.ctx.clock.advance(TimeDelta::days(1));
    search::rebuild(&world.ctx, |_| ()).await.unwrap();
    assert_eq!(world.worth().await, silent + 2);
    search::pass(&world.ctx).await.unwrap();
    assert!(job::claim_of(&world.ctx, Share::Index).await.unwrap().is_none());
});

story!(what_is_not_looked_after_grows_old, |world| async move {
    world.publish(NET).await;
    world.a_day_later().await;
    let fresh = world.worth().await;
    world.ctx.clock.advance(FRESH - TimeDelta::days(3));
    world.a_day_later().await;
    assert_eq!(world.worth().await, fresh);
    world.a_day_later().await;
    assert_eq!(world.worth().await, fresh - 1);
    world.publish(&NET.replace("3.2", "3.1")).await;
    world.follow().await;
    assert_eq!(world.worth().await, fresh);
});

story!(certificates_are_found_by_while_they_hold, |world| async move {
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    world.publish(NET).await;
    world.a_day_later().await;
    let iso = world.paper(supplier, FactKind::Certificate, "iso  9001").await;
    let unlike = world.paper(supplier, FactKind::Certificate, "CE").await;
    let id = world.submitted(supplier).await;
    world.follow().await;
    assert_eq!(
        world.net().await.certificates,
        [""; 0],
        "nobody has looked at them"
    );

    let licence = Fact::of(FactKind::Licence);
    let found = [(licence, 365), (Fact::certificate(iso), 90)];
    let mut found = assessment("approve", ctx.now(), &found);
    let refuted = Check {
        finding: Finding::Refuted,
        note: "of another company".into(),
    };
    found.checks.insert(Fact::certificate(unlike), refuted);
    world.decide(&world.operator, id, found).await.unwrap();
    world.follow().await;
    assert_eq!(world.net().await.certificates, ["ISO 9001"]);

    ctx.clock.advance(TimeDelta::days(88));
    world.a_day_later().await;
    assert_eq!(world.net().await.certificates, ["ISO 9001"]);
    world.a_day_later().await;
    assert_eq!(world.net().await.certificates, [""; 0]);
});

story!(a_day_is_passed_once, |world| async move {
    world.publish(NET).await;
    world.a_day_later().await;
    world.ctx.clock.advance(FRESH);
    let (one, another) = tokio::join!(search::pass(&world.ctx), search::pass(&world.ctx));
    one.and(another).unwrap();
    search::pass(&world.ctx).await.unwrap();
    let jobs = world.jobs().await;
    let index = |job: &&Job| matches!(job, Job::IndexListings(_));
    assert_eq!(jobs.iter().filter(index).count(), 1, "{jobs:?}");
});

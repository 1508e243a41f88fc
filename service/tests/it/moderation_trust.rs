//! Suppliers whose small changes are shown at once.

use chrono::TimeDelta;
use domain::{
    actor::Actor,
    id::MarketId,
    moderation::{Ruling, matter::Matter, trust::TrustRule},
};
use service::{Error, moderation, moderation::trust};

use crate::{story, support::World};

const TEXT: &str = "A braided rope of high-tenacity polyester for mooring and soft in the hand";

/// A listing with this text.
fn file(sku: &str, text: &str) -> String {
    format!("sku,title_en,description_en\n{sku},Mooring rope,{text}\n")
}

fn rule(sampled: u32) -> Option<TrustRule> {
    Some(TrustRule {
        approved: 2,
        changed: 15,
        sampled,
    })
}

fn market(world: &World) -> MarketId {
    world.market
}

async fn set(world: &World, rule: Option<TrustRule>) {
    trust::set(&world.ctx, &world.operator, market(world), rule)
        .await
        .unwrap();
}

async fn decide(world: &World, verdict: &str) {
    let id = world.queue().await[0];
    let case = moderation::view(&world.ctx, &world.operator, id).await.unwrap();
    let ruling = Ruling::parse(verdict, "say it in figures").unwrap();
    moderation::decide(&world.ctx, &world.operator, id, ruling, case.opened_at)
        .await
        .unwrap();
}

/// A verified supplier with two texts that were approved.
async fn kept_to_the_rules(world: &World) {
    world.verified(&world.supplier, 365).await;
    for sku in ["A", "B"] {
        world.submit(&file(sku, TEXT)).await;
        decide(world, "approve").await;
    }
}

/// What buyers read of the first listing.
async fn shown(world: &World) -> String {
    let own = world.own().await;
    let listing = own.iter().find(|one| one.sku == "A").unwrap().id;
    let view = service::catalog::view(&world.ctx, &Actor::Anyone, listing).await;
    view.unwrap().wording.description.en.unwrap()
}

story!(
    a_trusted_suppliers_small_change_is_shown_at_once,
    |world| async move {
        kept_to_the_rules(&world).await;
        let small = TEXT.replace("soft", "kind");
        world.submit(&file("A", &small)).await;
        assert_eq!(
            (world.queue().await.len(), shown(&world).await),
            (1, TEXT.to_owned())
        );
        decide(&world, "approve").await;

        set(&world, rule(0)).await;
        world.submit(&file("A", TEXT)).await;
        assert_eq!(shown(&world).await, TEXT);
        assert_eq!(world.queue().await, []);
        // Other goods are an operator's to look at, whoever sells them; so is a new listing.
        world
            .submit(&file(
                "A",
                "A chain of galvanised steel with a hook at either end",
            ))
            .await;
        world.submit(&file("C", TEXT)).await;
        assert_eq!(
            (world.queue().await.len(), shown(&world).await),
            (2, TEXT.to_owned())
        );
    }
);

story!(some_of_what_goes_through_is_looked_at, |world| async move {
    kept_to_the_rules(&world).await;
    set(&world, rule(100)).await;
    world.submit(&file("A", &TEXT.replace("soft", "kind"))).await;
    assert!(shown(&world).await.contains("kind"));
    let [case] = world.queue().await[..] else {
        panic!("one second look")
    };
    let view = moderation::view(&world.ctx, &world.operator, case).await.unwrap();
    assert_eq!(view.matter, Matter::Sample);
    decide(&world, "request_changes").await;
    // Who had something taken off show is trusted no more.
    world.submit(&file("B", &TEXT.replace("soft", "kind"))).await;
    assert_eq!(world.queue().await.len(), 1);
});

story!(who_is_not_verified_or_was_refused_waits, |world| async move {
    for sku in ["A", "B"] {
        world.submit(&file(sku, TEXT)).await;
        decide(&world, "approve").await;
    }
    set(&world, rule(0)).await;
    let small = TEXT.replace("soft", "kind");
    world.submit(&file("A", &small)).await;
    assert_eq!(world.queue().await.len(), 1);
    world.verified(&world.supplier, 365).await;
    decide(&world, "request_changes").await;
    // What was sent back comes back to whoever sent it, however little it changes.
    world.submit(&file("A", &TEXT.replace("soft", "easy"))).await;
    assert_eq!(world.queue().await.len(), 1);
    decide(&world, "reject").await;
    world.submit(&file("B", &small)).await;
    assert_eq!(world.queue().await.len(), 1);
    decide(&world, "approve").await;
    world.ctx.clock.advance(TimeDelta::days(181));
    set(&world, None).await;
    world.submit(&file("B", TEXT)).await;
    assert_eq!(world.queue().await.len(), 1);
});

story!(a_market_is_its_own_operators_to_rule, |world| async move {
    let strangers = [&world.supplier, &world.buyer, &Actor::Anyone];
    for stranger in strangers {
        let set = trust::set(&world.ctx, stranger, market(&world), rule(0)).await;
        assert!(matches!(set, Err(Error::Forbidden)));
        assert!(matches!(
            trust::list(&world.ctx, stranger).await,
            Err(Error::Forbidden)
        ));
    }
    set(&world, rule(7)).await;
    set(&world, rule(9)).await;
    let rules = trust::list(&world.ctx, &world.operator).await.unwrap();
    assert_eq!((rules.len(), &rules[0].rule), (1, &rule(9)));
    set(&world, None).await;
    let rules = trust::list(&world.ctx, &world.operator).await.unwrap();
    assert_eq!(rules[0].rule, None);
});

//! A listing on show is changed: what is sold at once, what is said after review.

use domain::{
    actor::Actor,
    catalog::ListingState,
    moderation::{CaseState, Ruling},
};
use service::{catalog, moderation};

use crate::{
    story,
    support::{World, catalog::counts},
};

const FILE: &str = "sku,title_en,currency,tiers\nA,Net,USD,1:2.5\n";

async fn shown_title(world: &World) -> String {
    let id = world.own().await[0].id;
    let view = catalog::view(&world.ctx, &Actor::Anyone, id).await.unwrap();
    view.wording.title.en.unwrap()
}

async fn decide(world: &World, verdict: &str) {
    let case = moderation::view(&world.ctx, &world.operator, world.queue().await[0])
        .await
        .unwrap();
    let ruling = Ruling::parse(verdict, "because").unwrap();
    moderation::decide(&world.ctx, &world.operator, case.id, ruling, case.opened_at)
        .await
        .unwrap();
}

story!(a_price_changes_at_once_and_is_recorded, |world| async move {
    world.publish(FILE).await;
    world.jobs().await;
    let dearer = FILE.replace("1:2.5", "1:2.6;10:2.400001");
    assert_eq!(counts(&world.submit(&dearer).await), [0, 1, 0, 0]);
    let listing = world.own().await.remove(0);
    assert_eq!(listing.state, ListingState::Published);
    assert_eq!(listing.supply.selling.tiers.to_string(), "1:2.60;10:2.400001");
    assert_eq!(
        world.happened().await.last().map(String::as_str),
        Some("listing.supply_changed")
    );
    assert_eq!(world.jobs().await.len(), 1);
    assert_eq!(world.queue().await, []);
});

story!(a_new_text_waits_while_the_old_one_is_shown, |world| async move {
    world.publish(FILE).await;
    let better = FILE.replace("Net", "Better net");
    assert_eq!(counts(&world.submit(&better).await), [0, 1, 0, 0]);
    assert_eq!(shown_title(&world).await, "Net");
    assert_eq!(world.own().await[0].revision, Some(CaseState::Open));
    assert_eq!(counts(&world.submit(&better).await), [0, 0, 1, 0]);

    // A third text replaces the one that waits; nothing is reviewed twice.
    let best = FILE.replace("Net", "Best net");
    assert_eq!(counts(&world.submit(&best).await), [0, 1, 0, 0]);
    assert_eq!(world.queue().await.len(), 1);
    decide(&world, "approve").await;
    assert_eq!(shown_title(&world).await, "Best net");
    assert_eq!(counts(&world.submit(&best).await), [0, 0, 1, 0]);
    assert_eq!(world.own().await[0].revision, None);
});

story!(a_refused_text_leaves_the_old_one, |world| async move {
    world.publish(FILE).await;
    let worse = FILE.replace("Net", "BEST NET!!!");
    world.submit(&worse).await;
    decide(&world, "reject").await;
    assert_eq!(shown_title(&world).await, "Net");
    let revision = world.own().await.remove(0).revision.unwrap();
    assert_eq!(revision.decision().unwrap().reason, "because");
    // The same words are not handed in again by importing the same file again.
    assert_eq!(counts(&world.submit(&worse).await), [0, 0, 1, 0]);
    assert_eq!(world.queue().await, []);
});

story!(
    going_back_to_the_shown_text_withdraws_the_change,
    |world| async move {
        world.publish(FILE).await;
        world.submit(&FILE.replace("Net", "Better net")).await;
        assert_eq!(counts(&world.submit(FILE).await), [0, 1, 0, 0]);
        assert_eq!(world.queue().await, []);
        assert_eq!(counts(&world.submit(FILE).await), [0, 0, 1, 0]);
    }
);

story!(
    a_returned_listing_is_mended_and_handed_in_again,
    |world| async move {
        world.submit(FILE).await;
        decide(&world, "request_changes").await;
        let returned = world.own().await.remove(0).state;
        let reason = "because".to_owned();
        assert_eq!(returned, ListingState::ChangesRequested { reason });
        assert_eq!(counts(&world.submit(FILE).await), [0, 0, 1, 0]);
        let mended = FILE.replace("Net", "Mended net");
        assert_eq!(counts(&world.submit(&mended).await), [0, 1, 0, 0]);
        assert_eq!(world.own().await[0].state, ListingState::Submitted);
        decide(&world, "approve").await;
        assert_eq!(shown_title(&world).await, "Mended net");
    }
);

story!(a_rejected_listing_is_not_changed_any_more, |world| async move {
    world.submit(FILE).await;
    decide(&world, "reject").await;
    assert_eq!(counts(&world.submit(FILE).await), [0, 0, 1, 0]);
    let report = world.submit(&FILE.replace("Net", "Rope")).await;
    assert_eq!(counts(&report), [0, 0, 0, 1]);
    assert_eq!(report.failed[0].errors[0].problem.code, "listing-rejected");
});

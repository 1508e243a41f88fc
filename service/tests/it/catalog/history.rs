//! What a supplier reads of all that happened to a listing, and what they don't.

use domain::{
    actor::Actor,
    catalog::history::{Author, Deed, HistoryEntry},
    id::ListingId,
    moderation::Ruling,
    page::PageRequest,
};
use service::{
    Error,
    catalog::{self, Saved},
    moderation,
};

use crate::{story, support::World};

impl World {
    async fn history(&self, id: ListingId) -> Vec<HistoryEntry> {
        let page = PageRequest::new(Some(100), None);
        let history = catalog::history(&self.ctx, &self.supplier, id, page);
        history.await.unwrap().entries.items
    }

    async fn ruled(&self, verdict: &str) {
        let case = moderation::view(&self.ctx, &self.operator, self.queue().await[0])
            .await
            .unwrap();
        let ruling = Ruling::parse(verdict, "say it in figures").unwrap();
        moderation::decide(&self.ctx, &self.operator, case.id, ruling, case.opened_at)
            .await
            .unwrap();
    }

    async fn retitled(&self, id: ListingId, title: &str) {
        let read = catalog::editable(&self.ctx, &self.supplier, id).await.unwrap();
        let mut content = read.content;
        content.wording.title.en = Some(title.into());
        catalog::edit(&self.ctx, &self.supplier, id, &read.version, content, Saved::Kept)
            .await
            .unwrap();
    }
}

/// `deed author reason field:before>after`
fn told(entry: &HistoryEntry) -> String {
    let by = match &entry.by {
        Author::Own(_) => "own",
        Author::Operator => "operator",
        Author::System => "system",
    };
    let changes = entry.changes.iter();
    let changes = changes.map(|change| format!(" {}:{}>{}", change.field, change.before, change.after));
    let reason = entry.reason.as_deref().map(|reason| format!(" “{reason}”"));
    format!(
        "{} {by}{}{}",
        entry.deed,
        reason.unwrap_or_default(),
        changes.collect::<String>()
    )
}

story!(a_listing_tells_who_changed_what, |world| async move {
    world.submit("sku,title_en,currency,tiers\nA,Net,USD,1:2\n").await;
    let id = world.own().await[0].id;
    world
        .submit("sku,title_en,currency,tiers\nA,Better net,USD,1:2\n")
        .await;
    world.ruled("approve").await;
    world
        .submit("sku,title_en,currency,tiers\nA,Better net,USD,1:3\n")
        .await;
    world.retitled(id, "Best net").await;
    world.ruled("request_changes").await;
    world.retitled(id, "Net of 35 mm").await;
    world.ruled("approve").await;
    world.retitled(id, "Net").await;
    world.retitled(id, "Net of 35 mm").await;
    catalog::pause(&world.ctx, &world.supplier, id).await.unwrap();
    let history = world.history(id).await;
    let told: Vec<_> = history.iter().rev().map(told).collect();
    assert_eq!(
        told,
        [
            "submitted own",
            "rewritten own title_en:Net>Better net",
            "published operator",
            "supply_changed own tiers:1:2.00>1:3.00",
            "revision_submitted own title_en:Better net>Best net",
            "revision_returned operator “say it in figures”",
            "revision_submitted own title_en:Better net>Net of 35 mm",
            "revised operator title_en:Better net>Net of 35 mm",
            "revision_submitted own title_en:Net of 35 mm>Net",
            "revision_withdrawn own",
            "paused own",
        ]
    );
});

story!(a_history_is_its_own_companys_and_paged, |world| async move {
    world.publish("sku,title_en\nA,Net\n").await;
    let id = world.own().await[0].id;
    for _ in 0..3 {
        catalog::pause(&world.ctx, &world.supplier, id).await.unwrap();
        catalog::resume(&world.ctx, &world.supplier, id).await.unwrap();
    }
    let page = |after| PageRequest::new(Some(3), after);
    let stranger = world.new_supplier("other-co").await;
    for actor in [&stranger, &world.operator, &world.buyer, &Actor::Anyone] {
        let seen = catalog::history(&world.ctx, actor, id, page(None)).await;
        assert!(matches!(seen, Err(Error::NotFound | Error::Forbidden)));
    }
    let (mut deeds, mut after) = (Vec::new(), None);
    loop {
        let read = catalog::history(&world.ctx, &world.supplier, id, page(after.clone()));
        let read = read.await.unwrap().entries;
        deeds.extend(read.items.iter().map(|entry| entry.deed));
        after = read.next;
        if after.is_none() {
            break;
        }
    }
    let (resumed, paused) = (Deed::Resumed, Deed::Paused);
    assert_eq!(deeds[..6], [resumed, paused, resumed, paused, resumed, paused]);
    assert_eq!(deeds[6..], [Deed::Published, Deed::Submitted]);
});

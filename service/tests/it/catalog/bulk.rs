//! Many listings changed at once: tried, done as it was shown, taken back, and whatever may come in between.

use std::fmt::Write as _;

use chrono::TimeDelta;
use domain::{
    actor::Actor,
    catalog::{
        ListingState,
        bulk::{BulkAct, BulkEditView, BulkOutcome, BulkState, Chosen},
        content::CategoryPath,
        view::{OwnFilter, OwnListing},
    },
    company::Role,
    id::BulkEditId,
    moderation::Ruling,
    page::PageRequest,
    state::State,
};
use service::{
    Conflict, Error, Result,
    catalog::{self, bulk},
    job::{self, Job},
    moderation,
};

use crate::{
    story,
    support::{World, people::in_role},
};

const FILE: &str = "sku,title_en,category,currency,tiers\n\
    A,Net,Gear > Nets,USD,1:10;100:9.5\nB,Rope,Gear > Nets,USD,1:0.000001\nC,Trap,Gear > Nets,,\n";

fn by(percent: &str) -> BulkAct {
    BulkAct::parse("reprice", percent, "").unwrap()
}

fn to(category: &str) -> BulkAct {
    BulkAct::parse("move", "", category).unwrap()
}

fn all() -> Chosen {
    Chosen::Matching(OwnFilter::default())
}

/// changed · waiting · refused · unchanged · restored · restoring · left
fn counts(edit: &BulkEditView) -> [u64; 7] {
    BulkOutcome::ALL.map(|outcome| edit.counts.of(outcome))
}

impl World {
    async fn begin(&self, chosen: &Chosen, act: &BulkAct) -> BulkEditId {
        bulk::begin(&self.ctx, &self.supplier, chosen, act).await.unwrap()
    }

    async fn start(&self, id: BulkEditId) {
        bulk::start(&self.ctx, &self.supplier, id).await.unwrap();
    }

    async fn undo(&self, id: BulkEditId) -> BulkEditView {
        bulk::undo(&self.ctx, &self.supplier, id).await.unwrap();
        self.edit_of(id).await
    }

    /// Begun and confirmed.
    async fn done(&self, chosen: &Chosen, act: &BulkAct) -> BulkEditId {
        let id = self.begin(chosen, act).await;
        self.start(id).await;
        assert!(matches!(self.edit_of(id).await.state, BulkState::Done { .. }));
        id
    }

    async fn edit_of(&self, id: BulkEditId) -> BulkEditView {
        bulk::view(&self.ctx, &self.supplier, id).await.unwrap()
    }

    /// `sku code` of the listings that came to this.
    async fn became(&self, id: BulkEditId, outcome: BulkOutcome) -> Vec<String> {
        let items = bulk::items(&self.ctx, &self.supplier, id, outcome, PageRequest::default());
        let items = items.await.unwrap().items;
        let code = |problem: domain::problem::Problem| format!(" {}", problem.code);
        let mut told: Vec<_> = items
            .into_iter()
            .map(|item| item.sku + &item.problem.map(code).unwrap_or_default())
            .collect();
        told.sort();
        told
    }

    async fn named(&self, sku: &str) -> OwnListing {
        let own = self.own().await;
        own.into_iter().find(|listing| listing.sku == sku).unwrap()
    }

    async fn prices(&self, sku: &str) -> String {
        self.named(sku).await.supply.selling.tiers.to_string()
    }

    /// What buyers see it under.
    async fn shown_under(&self, sku: &str) -> Option<String> {
        let id = self.named(sku).await.id;
        let view = catalog::view(&self.ctx, &self.supplier, id).await.unwrap();
        view.wording.category.map(|path: CategoryPath| path.to_string())
    }

    async fn approve_all(&self) {
        for id in self.queue().await {
            let case = moderation::view(&self.ctx, &self.operator, id).await.unwrap();
            let ruling = Ruling::parse("approve", "").unwrap();
            moderation::decide(&self.ctx, &self.operator, id, ruling, case.opened_at)
                .await
                .unwrap();
        }
    }
}

fn is_conflict(outcome: Result<()>) -> bool {
    matches!(outcome, Err(Error::Conflict(conflict)) if matches!(*conflict, Conflict::State(_)))
}

fn is_hidden<T>(outcome: Result<T>) -> bool {
    matches!(outcome, Err(Error::NotFound))
}

story!(prices_fall_as_it_was_shown_and_come_back, |world| async move {
    world.publish(FILE).await;
    let id = world.begin(&all(), &by("-60")).await;
    let tried = world.edit_of(id).await;
    assert_eq!(
        (tried.state.clone(), counts(&tried)),
        (BulkState::Checked, [1, 0, 2, 0, 0, 0, 0])
    );
    assert_eq!(
        world.became(id, BulkOutcome::Refused).await,
        ["B bulk-price-too-low", "C bulk-no-price"]
    );
    assert_eq!(
        world.prices("A").await,
        "1:10.00;100:9.50",
        "nothing is written before it is confirmed"
    );

    world.start(id).await;
    assert_eq!(world.prices("A").await, "1:4.00;100:3.80");
    assert_eq!(world.prices("B").await, "1:0.000001");
    assert_eq!(counts(&world.edit_of(id).await), [1, 0, 2, 0, 0, 0, 0]);
    assert!(is_conflict(bulk::start(&world.ctx, &world.supplier, id).await));
    assert_eq!(world.queue().await, [], "prices are not reviewed");

    let undone = world.undo(id).await;
    assert_eq!(
        (undone.state.clone(), counts(&undone)),
        (BulkState::Undone, [0, 0, 2, 0, 1, 0, 0])
    );
    assert_eq!(world.prices("A").await, "1:10.00;100:9.50");
    assert!(is_conflict(bulk::undo(&world.ctx, &world.supplier, id).await));
    let kinds = world.happened().await;
    assert_eq!(
        kinds
            .iter()
            .filter(|kind| *kind == "listing.supply_changed")
            .count(),
        2
    );
});

story!(what_was_changed_since_is_left, |world| async move {
    world
        .publish("sku,title_en,currency,tiers\nA,Net,USD,1:10\nB,Rope,USD,1:20\n")
        .await;
    let id = world.done(&all(), &by("+10")).await;
    world
        .submit("sku,title_en,currency,tiers\nA,Net,USD,1:12\n")
        .await;
    let undone = world.undo(id).await;
    assert_eq!(counts(&undone), [0, 0, 0, 0, 1, 0, 1]);
    assert_eq!(
        world.became(id, BulkOutcome::Left).await,
        ["A bulk-changed-since"]
    );
    assert_eq!(
        (world.prices("A").await, world.prices("B").await),
        ("1:12.00".into(), "1:20.00".into())
    );
});

story!(two_at_once_never_add_up, |world| async move {
    world
        .publish("sku,title_en,currency,tiers\nA,Net,USD,1:10\nB,Rope,USD,1:20\n")
        .await;
    let first = world.begin(&all(), &by("+10")).await;
    let second = world.begin(&all(), &by("+10")).await;
    let start = |id| bulk::start(&world.ctx, &world.supplier, id);
    let (one, other) = tokio::join!(start(first), start(second));
    one.unwrap();
    other.unwrap();
    assert_eq!(
        (world.prices("A").await, world.prices("B").await),
        ("1:11.00".into(), "1:22.00".into())
    );
    let (one, other) = (world.edit_of(first).await, world.edit_of(second).await);
    let mut became = [counts(&one), counts(&other)];
    became.sort_unstable();
    assert_eq!(became, [[0, 0, 2, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0, 0]]);
});

story!(what_is_on_show_is_paused_and_shown_again, |world| async move {
    world.publish(FILE).await;
    world.submit("sku,title_en\nD,Draft\n").await;
    world.jobs().await;
    let these = Chosen::These(world.own().await.iter().map(|listing| listing.id).collect());
    let id = world.done(&these, &BulkAct::Pause).await;
    assert_eq!(counts(&world.edit_of(id).await), [3, 0, 1, 0, 0, 0, 0]);
    assert_eq!(
        world.became(id, BulkOutcome::Refused).await,
        ["D bulk-not-on-show"]
    );
    assert_eq!(world.named("A").await.state, ListingState::Paused);
    let indexed = world.jobs().await.into_iter().filter_map(|job| match job {
        Job::IndexListings(ids) => Some(ids.len()),
        _ => None,
    });
    assert_eq!(indexed.sum::<usize>(), 3);

    let again = world.begin(&these, &BulkAct::Pause).await;
    assert_eq!(counts(&world.edit_of(again).await), [0, 0, 1, 3, 0, 0, 0]);
    catalog::resume(&world.ctx, &world.supplier, world.named("A").await.id)
        .await
        .unwrap();
    assert_eq!(counts(&world.undo(id).await), [0, 0, 1, 0, 2, 0, 1]);
    assert_eq!(world.named("B").await.state, ListingState::Published);

    let resumed = world.begin(&all(), &BulkAct::Resume).await;
    assert_eq!(counts(&world.edit_of(resumed).await), [0, 0, 1, 3, 0, 0, 0]);
});

story!(
    another_category_waits_for_the_operator_there_and_back,
    |world| async move {
        world.publish(FILE).await;
        world
            .publish("sku,title_en,category\nX,Float,Gear > Floats\n")
            .await;
        let mine = Chosen::These(vec![world.named("A").await.id, world.named("X").await.id]);
        let id = world.begin(&mine, &to("Gear > Floats")).await;
        assert_eq!(counts(&world.edit_of(id).await), [0, 1, 0, 1, 0, 0, 0]);
        assert_eq!(world.queue().await, []);
        world.start(id).await;
        assert_eq!(world.shown_under("A").await.as_deref(), Some("Gear > Nets"));
        assert_eq!(world.queue().await.len(), 1);

        // A change of prices leaves the text that waits.
        let priced = world.done(&mine, &by("+10")).await;
        assert_eq!(counts(&world.edit_of(priced).await), [1, 0, 1, 0, 0, 0, 0]);
        world.approve_all().await;
        assert_eq!(world.shown_under("A").await.as_deref(), Some("Gear > Floats"));
        assert_eq!(counts(&world.undo(id).await), [0, 0, 0, 1, 0, 1, 0]);
        assert_eq!(world.shown_under("A").await.as_deref(), Some("Gear > Floats"));
        world.approve_all().await;
        assert_eq!(world.shown_under("A").await.as_deref(), Some("Gear > Nets"));

        // What still waits is taken back at once.
        let id = world.done(&mine, &to("Gear > Floats")).await;
        assert_eq!(counts(&world.undo(id).await), [0, 0, 0, 1, 1, 0, 0]);
        assert_eq!(world.queue().await, []);
        let unknown = bulk::begin(&world.ctx, &world.supplier, &mine, &to("Gear > Ghosts")).await;
        assert!(matches!(unknown, Err(Error::Invalid(errors)) if errors.0[0].field == "category"));
    }
);

story!(it_is_nobody_elses_and_not_for_long, |world| async move {
    world.publish(FILE).await;
    let id = world.begin(&all(), &by("+1")).await;
    let stranger = world.new_supplier("other-co").await;
    for actor in [&stranger, &world.operator, &Actor::Anyone] {
        let seen = bulk::view(&world.ctx, actor, id).await;
        assert!(matches!(seen, Err(Error::NotFound | Error::Forbidden)));
    }
    let page = PageRequest::default;
    assert!(is_hidden(bulk::start(&world.ctx, &stranger, id).await));
    assert!(is_hidden(bulk::undo(&world.ctx, &stranger, id).await));
    assert!(is_hidden(
        bulk::items(&world.ctx, &stranger, id, BulkOutcome::Changed, page()).await
    ));
    assert_eq!(bulk::list(&world.ctx, &stranger, page()).await.unwrap().items, []);
    let theirs = Chosen::These(world.own().await.iter().map(|listing| listing.id).collect());
    let taken = bulk::begin(&world.ctx, &stranger, &theirs, &BulkAct::Pause).await;
    assert!(matches!(taken, Err(Error::Invalid(errors)) if errors.0[0].problem.code == "nothing-chosen"));
    let reader = in_role(&world.supplier, Role::Viewer);
    assert_eq!(bulk::view(&world.ctx, &reader, id).await.unwrap().id, id);
    assert!(matches!(
        bulk::start(&world.ctx, &reader, id).await,
        Err(Error::Forbidden)
    ));

    world.start(id).await;
    world.ctx.clock.advance(TimeDelta::days(7));
    assert!(is_conflict(bulk::undo(&world.ctx, &world.supplier, id).await));
    bulk::forget_old(&world.ctx).await.unwrap();
    assert_eq!(world.edit_of(id).await.id, id);
    world.ctx.clock.advance(TimeDelta::days(84));
    bulk::forget_old(&world.ctx).await.unwrap();
    assert!(is_hidden(bulk::view(&world.ctx, &world.supplier, id).await));
});

story!(a_stopped_worker_goes_on_where_it_stood, |world| async move {
    const ROWS: u32 = 1_200;
    let mut file = String::from("sku,title_en,currency,tiers\n");
    for row in 0..ROWS {
        writeln!(file, "S{row},Net {row},USD,1:10").unwrap();
    }
    world.publish(&file).await;
    world.jobs().await;
    let id = world.begin(&all(), &by("+10")).await;
    let tried = world.edit_of(id).await;
    assert_eq!(
        (tried.state.name(), tried.looked_at, tried.listings),
        ("checking", 500, 1_200)
    );
    world.edits().await;
    assert_eq!(counts(&world.edit_of(id).await), [1_200, 0, 0, 0, 0, 0, 0]);

    // The worker dies after it took the job: the job comes again.
    world.start(id).await;
    assert_eq!(world.edit_of(id).await.looked_at, 500);
    while let Some(claimed) = job::claim(&world.ctx).await.unwrap() {
        if claimed.job == Job::BulkEdit(id) {
            break;
        }
        job::finish(&world.ctx, &claimed).await.unwrap();
    }
    world.ctx.clock.advance(TimeDelta::minutes(6));
    world.edits().await;
    bulk::work(&world.ctx, id).await.unwrap();
    assert_eq!(world.edit_of(id).await.state.name(), "done");
    assert!(
        world
            .own()
            .await
            .iter()
            .all(|own| own.supply.selling.tiers.to_string() == "1:11.00")
    );
    let kinds = world.happened().await;
    let changed = kinds
        .iter()
        .filter(|kind| *kind == "listing.supply_changed")
        .count();
    assert_eq!(changed, ROWS as usize);
});

impl World {
    /// Does the bulk edits' jobs that are due.
    async fn edits(&self) {
        while let Some(claimed) = job::claim(&self.ctx).await.unwrap() {
            if let Job::BulkEdit(id) = claimed.job {
                bulk::work(&self.ctx, id).await.unwrap();
            }
            job::finish(&self.ctx, &claimed).await.unwrap();
        }
    }
}

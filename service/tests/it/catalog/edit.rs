//! Listings written by hand: made, changed, overtaken, and reviewed as a file's are.

use domain::{
    actor::Actor,
    catalog::{
        ListingState,
        content::{AttributeValue, ListingContent},
        draft::ListingDraft,
        view::{EditableListing, OwnFilter},
    },
    company::Role,
    id::ListingId,
    moderation::{CaseState, Ruling},
    page::PageRequest,
};
use service::{
    Conflict, Error, Result,
    catalog::{self, Saved},
    moderation,
};

use crate::{
    story,
    support::{World, catalog::counts},
};

/// A listing with something in every part.
fn net(sku: &str) -> ListingContent {
    let mut draft = ListingDraft::default();
    for (field, text) in [
        ("sku", sku),
        ("title_en", "Net"),
        ("description_en", "Strong.\nLight."),
        ("currency", "USD"),
        ("moq", "10"),
    ] {
        draft.write(field, text);
    }
    let mut content = draft.parse().unwrap();
    content.supply.selling.tiers = "10:2.5;100:2.25".parse().unwrap();
    let attributes = [("batch", "007"), ("lot", "12"), ("colour", "red")];
    for (name, value) in attributes {
        let value = AttributeValue::Text(value.into());
        content.wording.attributes.insert(name.into(), value);
    }
    content
}

fn titled(content: &ListingContent, title: &str) -> ListingContent {
    let mut content = content.clone();
    content.wording.title.en = Some(title.into());
    content
}

/// The code of the one problem, and its field.
fn refused<T: std::fmt::Debug>(outcome: Result<T>) -> (String, String) {
    match outcome.unwrap_err() {
        Error::Invalid(errors) => {
            assert_eq!(errors.0.len(), 1, "{errors:?}");
            (errors.0[0].field.clone(), errors.0[0].problem.code.to_string())
        }
        other => panic!("{other}"),
    }
}

fn overtaken(outcome: Result<()>) -> bool {
    matches!(outcome, Err(Error::Conflict(conflict)) if *conflict == Conflict::Edited)
}

impl World {
    async fn make(&self, content: ListingContent, saved: Saved) -> ListingId {
        catalog::create(&self.ctx, &self.supplier, content, None, saved)
            .await
            .unwrap()
    }

    async fn edited(&self, id: ListingId) -> EditableListing {
        catalog::editable(&self.ctx, &self.supplier, id).await.unwrap()
    }

    /// The supplier saves what stands, changed.
    async fn save(&self, id: ListingId, change: impl FnOnce(&mut ListingContent), saved: Saved) {
        let stands = self.edited(id).await;
        let mut content = stands.content;
        change(&mut content);
        catalog::edit(&self.ctx, &self.supplier, id, &stands.version, content, saved)
            .await
            .unwrap();
    }

    async fn decides(&self, verdict: &str) {
        let case = moderation::view(&self.ctx, &self.operator, self.queue().await[0])
            .await
            .unwrap();
        let ruling = Ruling::parse(verdict, "because").unwrap();
        moderation::decide(&self.ctx, &self.operator, case.id, ruling, case.opened_at)
            .await
            .unwrap();
    }

    /// A listing on show.
    async fn shown(&self, sku: &str) -> ListingId {
        let id = self.make(net(sku), Saved::HandedIn).await;
        self.decides("approve").await;
        id
    }

    async fn state(&self, id: ListingId) -> ListingState {
        self.edited(id).await.state
    }

    async fn buyers_read(&self, id: ListingId) -> String {
        let view = catalog::view(&self.ctx, &Actor::Anyone, id).await.unwrap();
        view.wording.title.en.unwrap()
    }
}

story!(
    a_draft_is_gone_on_with_until_it_is_handed_in,
    |world| async move {
        let id = world.make(net("N-1"), Saved::Kept).await;
        assert_eq!(world.state(id).await, ListingState::Draft);
        assert_eq!(world.edited(id).await.content, net("N-1"));
        world
            .save(
                id,
                |content| *content = titled(content, "Better net"),
                Saved::Kept,
            )
            .await;
        assert_eq!(world.state(id).await, ListingState::Draft);
        assert_eq!(world.queue().await, []);
        world.save(id, |_| (), Saved::HandedIn).await;
        assert_eq!(world.state(id).await, ListingState::Submitted);
        assert_eq!(
            world.happened().await,
            [
                "listing.drafted",
                "listing.rewritten",
                "listing.submitted",
                "moderation.opened"
            ]
        );
        // What the operator has already stays with them, however it is saved.
        world
            .save(id, |content| *content = titled(content, "Best net"), Saved::Kept)
            .await;
        assert_eq!(world.state(id).await, ListingState::Submitted);
        assert_eq!(world.queue().await.len(), 1);
        world.decides("approve").await;
        assert_eq!(world.buyers_read(id).await, "Best net");
    }
);

story!(what_is_saved_as_it_stands_changes_nothing, |world| async move {
    let id = world.shown("N-1").await;
    world.jobs().await;
    let before = world.happened().await;
    world.save(id, |_| (), Saved::HandedIn).await;
    // A browser sends line breaks of its own.
    let breaks = |content: &mut ListingContent| {
        content.wording.description.en = Some("Strong.\r\nLight.".into());
    };
    world.save(id, breaks, Saved::HandedIn).await;
    assert_eq!(world.happened().await, before);
    assert_eq!((world.queue().await, world.jobs().await), (vec![], vec![]));
});

story!(prices_change_at_once_and_texts_after_review, |world| async move {
    let id = world.shown("N-1").await;
    let cheaper = |content: &mut ListingContent| {
        content.supply.selling.tiers = "10:2.4".parse().unwrap();
        *content = titled(content, "Better net");
    };
    world.save(id, cheaper, Saved::HandedIn).await;
    let shown = catalog::view(&world.ctx, &Actor::Anyone, id).await.unwrap();
    assert_eq!(shown.supply.selling.tiers.to_string(), "10:2.40");
    assert_eq!(shown.wording.title.en.as_deref(), Some("Net"));
    let edited = world.edited(id).await;
    assert_eq!(edited.revision, Some(CaseState::Open));
    assert_eq!(edited.content.wording.title.en.as_deref(), Some("Better net"));
    // The stock is counted anew: the text goes on waiting.
    let counted = |content: &mut ListingContent| content.supply.stock = Some("70".parse().unwrap());
    world.save(id, counted, Saved::HandedIn).await;
    assert_eq!(world.queue().await.len(), 1);
    world.decides("request_changes").await;
    // What was sent back is what the supplier mends.
    let edited = world.edited(id).await;
    assert_eq!(edited.content.wording.title.en.as_deref(), Some("Better net"));
    assert!(edited.revision.unwrap().decision().is_some());
    world
        .save(
            id,
            |content| *content = titled(content, "Mended net"),
            Saved::HandedIn,
        )
        .await;
    world.decides("approve").await;
    assert_eq!(world.buyers_read(id).await, "Mended net");
    assert_eq!(world.edited(id).await.revision, None);
});

story!(a_refused_text_is_given_up, |world| async move {
    let id = world.shown("N-1").await;
    world
        .save(
            id,
            |content| *content = titled(content, "BEST NET!!!"),
            Saved::HandedIn,
        )
        .await;
    world.decides("reject").await;
    let edited = world.edited(id).await;
    assert_eq!(edited.content.wording.title.en.as_deref(), Some("Net"));
    assert_eq!(edited.revision.unwrap().decision().unwrap().reason, "because");
});

story!(who_saves_second_is_told, |world| async move {
    let id = world.shown("N-1").await;
    let read = world.edited(id).await;
    let edit = async |title: &str| {
        let content = titled(&read.content, title);
        let (ctx, supplier) = (&world.ctx, &world.supplier);
        catalog::edit(ctx, supplier, id, &read.version, content, Saved::HandedIn).await
    };
    edit("Better net").await.unwrap();
    assert!(overtaken(edit("Best net").await), "the text under review counts");
    let waiting = world.edited(id).await;
    assert_eq!(waiting.content.wording.title.en.as_deref(), Some("Better net"));

    // A file is an editor as well.
    let other = world.shown("N-2").await;
    let read = world.edited(other).await;
    let file = "sku,title_en,currency,tiers\nN-2,Net,USD,10:9\n";
    assert_eq!(counts(&world.submit(file).await), [0, 1, 0, 0]);
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let late = catalog::edit(ctx, supplier, other, &read.version, read.content, Saved::HandedIn).await;
    assert!(overtaken(late));
});

story!(a_number_is_one_listings_and_stays, |world| async move {
    let id = world.make(net("N-1"), Saved::Kept).await;
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let again = catalog::create(ctx, supplier, net("N-1"), None, Saved::Kept).await;
    assert_eq!(refused(again), ("sku".into(), "taken".into()));
    let stands = world.edited(id).await;
    let renamed = catalog::edit(ctx, supplier, id, &stands.version, net("N-9"), Saved::Kept).await;
    assert_eq!(refused(renamed), ("sku".into(), "sku-stays".into()));
    // Another company's numbers are its own.
    let rival = world.new_supplier("rope-co").await;
    assert!(
        catalog::create(ctx, &rival, net("N-1"), None, Saved::Kept)
            .await
            .is_ok()
    );
});

story!(categories_are_those_of_the_market, |world| async move {
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let mut content = net("N-1");
    content.wording.category = domain::catalog::content::CategoryPath::parse("Gear > Nets").unwrap();
    let unknown = catalog::create(ctx, supplier, content.clone(), None, Saved::Kept).await;
    assert_eq!(refused(unknown), ("category".into(), "unknown-category".into()));
    let names = [("渔具", "Gear"), ("渔网", "Nets")].map(|(zh, en)| domain::text::Bilingual::both(zh, en));
    catalog::name_category(ctx, &Actor::System, &names).await.unwrap();
    // By its names in either language, as a file may have it.
    let chinese = domain::catalog::content::CategoryPath::parse("渔具 > 渔网").unwrap();
    content.wording.category = chinese;
    let id = world.make(content, Saved::Kept).await;
    let path = world.edited(id).await.content.wording.category.unwrap();
    assert_eq!(path.to_string(), "Gear > Nets");
    let tree = catalog::categories(ctx).await.unwrap();
    assert_eq!(tree.len(), 2);
    assert_eq!(tree[1].names, names);
});

story!(only_a_companys_sellers_write_its_listings, |world| async move {
    let id = world.shown("N-1").await;
    let ctx = &world.ctx;
    let viewer = world.joins(&world.supplier, "vera", Role::Viewer, None).await;
    let rival = world.new_supplier("rope-co").await;
    let stands = world.edited(id).await;
    let edit = async |actor: &Actor| {
        let content = titled(&stands.content, "Mine");
        catalog::edit(ctx, actor, id, &stands.version, content, Saved::HandedIn).await
    };
    let create = async |actor: &Actor| catalog::create(ctx, actor, net("N-2"), None, Saved::Kept).await;
    assert!(catalog::editable(ctx, &viewer, id).await.is_ok());
    assert!(matches!(edit(&viewer).await, Err(Error::Forbidden)));
    assert!(matches!(create(&viewer).await, Err(Error::Forbidden)));
    for stranger in [&rival, &world.buyer, &world.operator] {
        assert!(matches!(
            catalog::editable(ctx, stranger, id).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(edit(stranger).await, Err(Error::NotFound)));
    }
    assert!(matches!(create(&world.buyer).await, Err(Error::Forbidden)));
    assert!(matches!(edit(&Actor::Anyone).await, Err(Error::Forbidden)));
    assert!(matches!(create(&Actor::Anyone).await, Err(Error::Forbidden)));
});

story!(what_the_operator_refused_cannot_change, |world| async move {
    let id = world.make(net("N-1"), Saved::HandedIn).await;
    world.decides("reject").await;
    let stands = world.edited(id).await;
    assert!(!stands.state.may_edit());
    let content = titled(&stands.content, "Other");
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let edit = catalog::edit(ctx, supplier, id, &stands.version, content, Saved::HandedIn).await;
    assert_eq!(refused(edit), (String::new(), "listing-rejected".into()));
});

story!(a_listing_goes_where_its_company_has_a_booth, |world| async move {
    let (ctx, supplier) = (&world.ctx, &world.supplier);
    let nowhere = catalog::create(ctx, supplier, net("N-1"), Some("nowhere"), Saved::Kept).await;
    assert_eq!(refused(nowhere), ("market".into(), "unknown-market".into()));
    let id = catalog::create(ctx, supplier, net("N-1"), Some("demo"), Saved::Kept)
        .await
        .unwrap();
    assert_eq!(world.edited(id).await.markets[0].slug, "demo");
});

story!(a_file_hands_in_a_draft_it_changes, |world| async move {
    world.submit("sku,title_en\nA,Net\n").await;
    let mut content = world.edited(world.own().await[0].id).await.content;
    content.sku = "B".into();
    let id = world.make(content, Saved::Kept).await;
    assert_eq!(counts(&world.submit("sku,title_en\nB,Net\n").await), [0, 0, 1, 0]);
    assert_eq!(world.state(id).await, ListingState::Draft);
    assert_eq!(
        counts(&world.submit("sku,title_en\nB,Rope\n").await),
        [0, 1, 0, 0]
    );
    assert_eq!(world.state(id).await, ListingState::Submitted);
});

story!(ones_own_list_is_sifted, |world| async move {
    world.make(net("SALE_100%"), Saved::Kept).await;
    world
        .make(titled(&net("N-2"), "Ghost NET"), Saved::HandedIn)
        .await;
    world.make(titled(&net("N-3"), "Rope"), Saved::Kept).await;
    let skus = async |state: Option<&str>, text: &str| {
        let filter = OwnFilter {
            state: state.map(str::to_owned),
            text: text.into(),
            ..OwnFilter::default()
        };
        let page = PageRequest::default();
        let own = catalog::own_where(&world.ctx, &world.supplier, &filter, page).await;
        let items = own.unwrap().items.into_iter();
        items.map(|own| own.sku).collect::<Vec<_>>()
    };
    assert_eq!(skus(None, "").await, ["N-3", "N-2", "SALE_100%"]);
    assert_eq!(skus(Some("draft"), "").await, ["N-3", "SALE_100%"]);
    assert_eq!(skus(None, "ghost net").await, ["N-2"]);
    assert_eq!(skus(None, "_100%").await, ["SALE_100%"]);
    assert_eq!(skus(None, "100_").await, Vec::<String>::new());
    assert_eq!(skus(Some("draft"), "n-").await, ["N-3"]);
    assert_eq!(skus(None, "\\\0").await, Vec::<String>::new());
});

//! Pictures of a listing: handed in, looked at by an operator, then seen by buyers.

use bytes::Bytes;
use domain::{
    actor::Actor,
    catalog::{
        ListingState,
        picture::{MAX_PICTURES, Move},
    },
    company::Role,
    file::PictureSize,
    id::{ListingId, ListingPictureId},
    moderation::Ruling,
    text::Bilingual,
};
use image::{ImageFormat, RgbImage};
use service::{
    Error,
    catalog::{
        self,
        picture::{self, Added, NewPicture},
    },
    job::Job,
    moderation,
};

use crate::{
    story,
    support::{World, catalog::counts, people::in_role},
};

const FILE: &str = "sku,title_en,currency,tiers\nA,Net,USD,1:2.5\n";

pub fn photo(name: &str, width: u32, height: u32) -> NewPicture {
    let mut out = std::io::Cursor::new(Vec::new());
    RgbImage::new(width, height)
        .write_to(&mut out, ImageFormat::Png)
        .unwrap();
    NewPicture {
        name: name.into(),
        bytes: out.into_inner().into(),
    }
}

async fn add(world: &World, names: &[&str]) -> Added {
    let files = names.iter().map(|name| photo(name, 40, 30)).collect();
    let id = listing(world).await;
    picture::add(&world.ctx, &world.supplier, id, files)
        .await
        .unwrap()
}

async fn listing(world: &World) -> ListingId {
    world.own().await[0].id
}

/// The files the pictures came as, in their order.
async fn order(world: &World) -> Vec<String> {
    let id = listing(world).await;
    let own = picture::own(&world.ctx, &world.supplier, id).await.unwrap();
    own.pictures.into_iter().map(|one| one.source).collect()
}

async fn ids(world: &World) -> Vec<ListingPictureId> {
    let id = listing(world).await;
    let own = picture::own(&world.ctx, &world.supplier, id).await.unwrap();
    own.pictures.into_iter().map(|one| one.picture.id).collect()
}

/// How many pictures buyers see.
async fn shown(world: &World) -> usize {
    let id = listing(world).await;
    let view = catalog::view(&world.ctx, &Actor::Anyone, id).await.unwrap();
    view.pictures.len()
}

async fn decide(world: &World, verdict: &str) {
    let case = moderation::view(&world.ctx, &world.operator, world.queue().await[0])
        .await
        .unwrap();
    let ruling = Ruling::parse(verdict, "blurred").unwrap();
    moderation::decide(&world.ctx, &world.operator, case.id, ruling, case.opened_at)
        .await
        .unwrap();
}

/// Whether this actor is given the first picture's file, and whether everyone would be.
async fn file(world: &World, actor: &Actor) -> Option<bool> {
    let (listing, picture) = (listing(world).await, ids(world).await[0]);
    match picture::file(&world.ctx, actor, listing, picture, PictureSize::Small).await {
        Ok((bytes, public)) => {
            assert!(bytes.starts_with(b"\xFF\xD8\xFF"));
            Some(public)
        }
        Err(Error::NotFound) => None,
        Err(other) => panic!("{other}"),
    }
}

story!(
    a_picture_of_a_listing_on_show_waits_for_an_operator,
    |world| async move {
        world.publish(FILE).await;
        assert_eq!(add(&world, &["net.jpg"]).await.taken, 1);
        assert_eq!(shown(&world).await, 0);
        let cases = world.queue().await;
        let case = moderation::view(&world.ctx, &world.operator, cases[0])
            .await
            .unwrap();
        assert_eq!((cases.len(), case.pictures.len()), (1, 1));
        // The operator and the supplier see what nobody else does.
        assert_eq!(file(&world, &world.operator).await, Some(false));
        assert_eq!(file(&world, &world.supplier).await, Some(false));
        for stranger in [&world.buyer, &Actor::Anyone] {
            assert_eq!(file(&world, stranger).await, None);
        }
        // What the file says is on show already; the picture waits on.
        assert_eq!(counts(&world.submit(FILE).await), [0, 0, 1, 0]);
        assert_eq!(world.queue().await, cases);
        decide(&world, "approve").await;
        assert_eq!(shown(&world).await, 1);
        assert_eq!(file(&world, &Actor::Anyone).await, Some(true));
        // Off show, it is nobody else's again.
        let id = listing(&world).await;
        catalog::pause(&world.ctx, &world.supplier, id).await.unwrap();
        assert_eq!(file(&world, &Actor::Anyone).await, None);
        assert_eq!(file(&world, &world.supplier).await, Some(false));
        let kinds = world.happened().await;
        assert!(kinds.contains(&"listing.picture_added".to_owned()), "{kinds:?}");
    }
);

story!(
    a_decision_about_pictures_that_came_since_is_refused,
    |world| async move {
        world.submit(FILE).await;
        let read = moderation::view(&world.ctx, &world.operator, world.queue().await[0])
            .await
            .unwrap();
        world.ctx.clock.advance(chrono::TimeDelta::seconds(1));
        add(&world, &["net.jpg"]).await;
        let ruling = Ruling::parse("approve", "").unwrap();
        let stale = moderation::decide(&world.ctx, &world.operator, read.id, ruling, read.opened_at).await;
        assert!(matches!(stale, Err(Error::Conflict(_))), "{stale:?}");
        decide(&world, "approve").await;
        assert_eq!(shown(&world).await, 1);
    }
);

story!(
    a_refused_picture_stays_hidden_and_a_better_one_is_looked_at_anew,
    |world| async move {
        world.publish(FILE).await;
        add(&world, &["blurred.jpg"]).await;
        decide(&world, "reject").await;
        assert_eq!((shown(&world).await, world.queue().await), (0, vec![]));
        let (id, blurred) = (listing(&world).await, ids(&world).await[0]);
        picture::remove(&world.ctx, &world.supplier, id, blurred)
            .await
            .unwrap();
        add(&world, &["sharp.jpg"]).await;
        decide(&world, "approve").await;
        assert_eq!(shown(&world).await, 1);
        assert_eq!(order(&world).await, ["sharp.jpg"]);
    }
);

story!(a_picture_hands_a_returned_listing_in_again, |world| async move {
    world.submit(FILE).await;
    decide(&world, "request_changes").await;
    add(&world, &["net.jpg"]).await;
    assert_eq!(world.own().await[0].state, ListingState::Submitted);
    assert_eq!(world.queue().await.len(), 1);
    decide(&world, "approve").await;
    assert_eq!(shown(&world).await, 1);
});

story!(
    a_text_and_a_picture_are_decided_about_together,
    |world| async move {
        world.publish(FILE).await;
        let better = FILE.replace("Net", "Better net");
        world.submit(&better).await;
        add(&world, &["net.jpg"]).await;
        assert_eq!(world.queue().await.len(), 1);
        // Back to the text that is shown: the picture still waits.
        assert_eq!(counts(&world.submit(FILE).await), [0, 1, 0, 0]);
        assert_eq!(counts(&world.submit(FILE).await), [0, 0, 1, 0]);
        assert_eq!(world.queue().await.len(), 1);
        // The operator's own import shows the text at once, and leaves the picture to be looked at.
        world.publish(&better).await;
        assert_eq!((world.queue().await.len(), shown(&world).await), (1, 0));
        decide(&world, "approve").await;
        assert_eq!(shown(&world).await, 1);
        assert_eq!(counts(&world.publish(&better).await), [0, 0, 1, 0]);
    }
);

story!(
    taking_the_new_picture_back_withdraws_its_case,
    |world| async move {
        world.publish(FILE).await;
        add(&world, &["net.jpg"]).await;
        let (id, picture) = (listing(&world).await, ids(&world).await[0]);
        world.jobs().await;
        picture::remove(&world.ctx, &world.supplier, id, picture)
            .await
            .unwrap();
        assert_eq!(world.queue().await, []);
        let jobs = world.jobs().await;
        assert!(
            matches!(jobs.as_slice(), [Job::RemoveFiles(files)] if files.len() == 2),
            "{jobs:?}"
        );
    }
);

story!(
    new_words_of_a_shown_picture_are_read_before_they_are_shown,
    |world| async move {
        world.publish(FILE).await;
        add(&world, &["net.jpg"]).await;
        let (id, picture) = (listing(&world).await, ids(&world).await[0]);
        let describe = |words: &str| {
            let alt = Bilingual::both("渔网", words);
            picture::describe(&world.ctx, &world.supplier, id, picture, alt)
        };
        describe("A net").await.unwrap();
        decide(&world, "approve").await;
        describe("A net, dry").await.unwrap();
        let seen = || async {
            let view = catalog::view(&world.ctx, &Actor::Anyone, id).await.unwrap();
            view.pictures[0].alt.en.clone().unwrap()
        };
        assert_eq!(seen().await, "A net");
        // Thought better of.
        describe("A net").await.unwrap();
        assert_eq!(world.queue().await, []);
        describe("A net, wet").await.unwrap();
        decide(&world, "approve").await;
        assert_eq!(seen().await, "A net, wet");
    }
);

story!(
    pictures_stand_in_the_order_they_are_moved_to,
    |world| async move {
        world.publish(FILE).await;
        add(&world, &["a", "b", "c"]).await;
        let (id, all) = (listing(&world).await, ids(&world).await);
        let step = |at: usize, by| picture::move_to(&world.ctx, &world.supplier, id, all[at], by);
        step(2, Move::Earlier).await.unwrap();
        assert_eq!(order(&world).await, ["a", "c", "b"]);
        step(0, Move::Later).await.unwrap();
        assert_eq!(order(&world).await, ["c", "a", "b"]);
        step(2, Move::Earlier).await.unwrap();
        step(1, Move::Later).await.unwrap();
        assert_eq!(order(&world).await, ["c", "a", "b"], "the ends stay");
        step(1, Move::Earlier).await.unwrap();
        assert_eq!(order(&world).await, ["c", "b", "a"]);
        picture::remove(&world.ctx, &world.supplier, id, all[1])
            .await
            .unwrap();
        add(&world, &["d"]).await;
        assert_eq!(order(&world).await, ["c", "a", "d"]);
        let own = world.own().await;
        assert_eq!(own[0].picture.as_ref().map(|first| first.id), Some(all[2]));
        decide(&world, "approve").await;
        let first = picture::leading(&world.ctx, [id]).await.unwrap();
        assert_eq!(first[&id].id, all[2]);
    }
);

story!(
    what_is_no_picture_is_refused_by_name_and_spoils_no_other,
    |world| async move {
        world.publish(FILE).await;
        let file = |name: &str, bytes: &'static [u8]| NewPicture {
            name: name.into(),
            bytes: Bytes::from_static(bytes),
        };
        let files = vec![
            file("page.png", b"<!DOCTYPE html><script>alert(1)</script>"),
            file("net.svg", b"<svg onload='alert(1)'/>"),
            photo("../net.png", 30, 20),
            photo("wide.png", 9_100, 10),
        ];
        let id = listing(&world).await;
        let added = picture::add(&world.ctx, &world.supplier, id, files)
            .await
            .unwrap();
        let refused: Vec<_> = added
            .refused
            .iter()
            .map(|(name, why)| (name.as_str(), why.code.as_ref()))
            .collect();
        assert_eq!(added.taken, 1);
        assert_eq!(
            refused,
            [
                ("page.png", "file-kind"),
                ("net.svg", "file-svg"),
                ("wide.png", "picture-too-large")
            ]
        );
        assert_eq!(order(&world).await, ["net.png"]);
    }
);

story!(there_is_room_for_so_many_and_no_more, |world| async move {
    world.publish(FILE).await;
    let names: Vec<_> = (0..=MAX_PICTURES).map(|number| number.to_string()).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let added = add(&world, &names).await;
    assert_eq!(added.taken, MAX_PICTURES);
    assert_eq!(added.refused[0].1.code, "too-many-images");
});

story!(nobody_else_touches_a_suppliers_pictures, |world| async move {
    world.publish(FILE).await;
    add(&world, &["net.jpg"]).await;
    let (id, one) = (listing(&world).await, ids(&world).await[0]);
    let other = world.new_supplier("ropes-co").await;
    let ctx = &world.ctx;
    let rope = "sku,title_en\nR,Rope\n";
    let options = catalog::import::ImportOptions {
        company: "ropes-co".parse().unwrap(),
        ..crate::support::catalog::options()
    };
    world
        .import_file(&other, "ropes.csv", rope, options)
        .await
        .unwrap();
    let page = domain::page::PageRequest::new(Some(9), None);
    let theirs = catalog::own(ctx, &other, page).await.unwrap().items[0].id;
    for (actor, listing) in [
        (&other, id),
        (&world.buyer, id),
        (&world.operator, id),
        // Their own listing, somebody else's picture.
        (&other, theirs),
    ] {
        let alt = Bilingual::both("我", "Mine");
        let outcomes = [
            picture::describe(ctx, actor, listing, one, alt).await,
            picture::move_to(ctx, actor, listing, one, Move::Earlier).await,
            picture::remove(ctx, actor, listing, one).await,
        ];
        for outcome in outcomes {
            assert!(matches!(outcome, Err(Error::NotFound)), "{outcome:?}");
        }
    }
    let stolen = picture::file(ctx, &other, theirs, one, PictureSize::Large).await;
    assert!(matches!(stolen, Err(Error::NotFound)));
    let viewer = in_role(&world.supplier, Role::Viewer);
    let refused = picture::add(ctx, &viewer, id, vec![photo("x", 9, 9)]).await;
    assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    assert_eq!(order(&world).await, ["net.jpg"]);
});

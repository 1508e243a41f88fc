//! Pictures a catalogue file names by their address: asked once, recorded one by one, looked at before they are shown.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use async_trait::async_trait;
use bytes::Bytes;
use chrono::TimeDelta;
use domain::{
    actor::Actor,
    catalog::picture::{MAX_TRIES, OwnPictures, Why},
    id::ListingId,
    moderation::Ruling,
    problem::Problem,
    web::WebAddress,
};
use service::{
    catalog::{self, picture},
    job::{self, Job, Share},
    moderation,
    port::picture_source::{PictureSource, Unfetched},
};

use super::picture::photo;
use crate::{
    story,
    support::{World, catalog::counts},
};

const HEAD: &str = "sku,title_en,currency,tiers,images\n";

fn file(images: &str) -> String {
    format!("{HEAD}A,Net,USD,1:2.5,{images}\n")
}

/// A web of our own, which remembers what it was asked.
#[derive(Clone, Default)]
struct Web {
    lies_there: Arc<Mutex<BTreeMap<&'static str, Result<Bytes, Unfetched>>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Web {
    fn put(&self, address: &'static str, answer: Result<Bytes, Unfetched>) {
        self.lies_there.lock().unwrap().insert(address, answer);
    }

    fn with(address: &'static str) -> Self {
        let web = Self::default();
        web.put(address, Ok(photo("", 60, 40).bytes));
        web
    }

    /// What it was asked since the last look, in any order.
    fn asked(&self) -> Vec<String> {
        let mut asked = std::mem::take(&mut *self.asked.lock().unwrap());
        asked.sort();
        asked
    }
}

#[async_trait]
impl PictureSource for Web {
    async fn fetch(&self, address: &WebAddress, _: usize) -> Result<Bytes, Unfetched> {
        let address = address.to_string();
        let answer = self.lies_there.lock().unwrap().get(address.as_str()).cloned();
        self.asked.lock().unwrap().push(address);
        answer.unwrap_or_else(|| Err(Unfetched::Lasting(Problem::new("address-answered"))))
    }
}

/// Does all that is due of fetching.
async fn work(world: &World, web: &Web) {
    while let Some(claimed) = job::claim_of(&world.ctx, Share::Web).await.unwrap() {
        let Job::FetchPictures(id) = claimed.job else {
            panic!("{:?}", claimed.job)
        };
        picture::fetch(&world.ctx, web, id).await.unwrap();
        job::finish(&world.ctx, &claimed).await.unwrap();
    }
}

async fn own(world: &World) -> OwnPictures {
    let id = world.own().await[0].id;
    picture::own(&world.ctx, &world.supplier, id).await.unwrap()
}

async fn shown(world: &World, id: ListingId) -> usize {
    let view = catalog::view(&world.ctx, &Actor::Anyone, id).await.unwrap();
    view.pictures.len()
}

async fn approve(world: &World) {
    let case = moderation::view(&world.ctx, &world.operator, world.queue().await[0])
        .await
        .unwrap();
    let ruling = Ruling::parse("approve", "").unwrap();
    moderation::decide(&world.ctx, &world.operator, case.id, ruling, case.opened_at)
        .await
        .unwrap();
}

const NET: &str = "https://img.example/net.jpg";
const ROPE: &str = "https://img.example/rope.jpg";

story!(
    what_is_named_is_fetched_once_and_shown_after_review,
    |world| async move {
        let web = Web::with(NET);
        let text = file(&format!("{NET};photos/rope.jpg"));
        world.submit(&text).await;
        work(&world, &web).await;
        assert_eq!(web.asked(), [NET]);
        let own = own(&world).await;
        assert_eq!(own.pictures[0].source, NET);
        let missing: Vec<_> = own
            .missing
            .iter()
            .map(|one| (one.name.as_str(), &one.why))
            .collect();
        assert_eq!(missing, [("photos/rope.jpg", &Why::NotHandedIn)]);
        approve(&world).await;
        assert_eq!(shown(&world, own.listing).await, 1);
        // The same file again asks nobody, and neither does one that only changes a price.
        assert_eq!(counts(&world.submit(&text).await), [0, 0, 1, 0]);
        world.submit(&text.replace("1:2.5", "1:2.6")).await;
        work(&world, &web).await;
        assert!(web.asked().is_empty());
        // The file it names is handed in by its name.
        let rope = photo("C:\\rope.jpg", 9, 9);
        picture::add(&world.ctx, &world.supplier, own.listing, vec![rope])
            .await
            .unwrap();
        assert!(crate::catalog::fetch::own(&world).await.missing.is_empty());
    }
);

story!(
    an_operators_own_import_shows_what_it_fetches_and_a_suppliers_change_does_not,
    |world| async move {
        let web = Web::with(NET);
        world.publish(&file(NET)).await;
        work(&world, &web).await;
        let id = own(&world).await.listing;
        assert_eq!((shown(&world, id).await, world.queue().await.len()), (1, 0));
        web.put(ROPE, Ok(photo("", 50, 50).bytes));
        world.submit(&file(ROPE)).await;
        work(&world, &web).await;
        assert_eq!(web.asked(), [NET, ROPE]);
        // The old one stays until the new text is approved, and then goes with its address.
        let sources = |own: OwnPictures| own.pictures.into_iter().map(|one| one.source).collect::<Vec<_>>();
        assert_eq!(sources(own(&world).await), [NET, ROPE]);
        assert_eq!(shown(&world, id).await, 1);
        approve(&world).await;
        assert_eq!(sources(own(&world).await), [ROPE]);
        assert_eq!(shown(&world, id).await, 1);
    }
);

story!(
    what_came_after_the_decision_is_looked_at_by_itself,
    |world| async move {
        let web = Web::default();
        web.put(
            NET,
            Err(Unfetched::Passing(
                Problem::new("address-silent").with("seconds", 20),
            )),
        );
        world.submit(&file(NET)).await;
        work(&world, &web).await;
        approve(&world).await;
        // Only now does its supplier's machine answer, with whatever it likes.
        web.put(NET, Ok(photo("", 30, 30).bytes));
        world.ctx.clock.advance(TimeDelta::minutes(2));
        work(&world, &web).await;
        let id = own(&world).await.listing;
        assert_eq!((shown(&world, id).await, world.queue().await.len()), (0, 1));
        approve(&world).await;
        assert_eq!(shown(&world, id).await, 1);
    }
);

story!(
    a_failure_that_may_pass_is_tried_again_so_often_and_then_said,
    |world| async move {
        let web = Web::default();
        let silent = Problem::new("address-silent").with("seconds", 20);
        web.put(NET, Err(Unfetched::Passing(silent.clone())));
        world.submit(&file(NET)).await;
        for tried in 1..=MAX_TRIES {
            work(&world, &web).await;
            assert_eq!(web.asked().len(), 1, "try {tried}");
            let why = own(&world).await.missing.remove(0).why;
            if tried < MAX_TRIES {
                assert_eq!(why, Why::Waits(Some(silent.clone())));
            } else {
                assert_eq!(why, Why::Failed(silent.clone()));
            }
            world.ctx.clock.advance(TimeDelta::hours(2));
        }
        work(&world, &web).await;
        assert!(web.asked().is_empty(), "given up");
        // Until its supplier asks once more.
        web.put(NET, Ok(photo("", 30, 30).bytes));
        let id = own(&world).await.listing;
        picture::fetch_again(&world.ctx, &world.supplier, id)
            .await
            .unwrap();
        assert_eq!(own(&world).await.missing[0].why, Why::Waits(None));
        work(&world, &web).await;
        assert!(own(&world).await.missing.is_empty());
    }
);

story!(
    what_is_no_picture_or_no_address_fails_at_once_and_spoils_no_other,
    |world| async move {
        let web = Web::with(NET);
        let html = "https://img.example/page.png";
        let huge = "https://img.example/huge.png";
        web.put(
            html,
            Ok(Bytes::from_static(b"<!DOCTYPE html><script>alert(1)</script>")),
        );
        web.put(huge, Ok(photo("", 9_100, 2).bytes));
        let secret = "http://me:secret@img.example/x.jpg";
        let gone = "https://img.example/gone.jpg";
        world
            .submit(&file(&[html, huge, secret, NET, gone].join(";")))
            .await;
        work(&world, &web).await;
        let own = own(&world).await;
        let failed: Vec<_> = own
            .missing
            .iter()
            .map(|one| match &one.why {
                Why::Failed(why) => (one.name.as_str(), why.code.as_ref()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            failed,
            [
                (html, "file-kind"),
                (huge, "picture-too-large"),
                (secret, "address-not-web"),
                (gone, "address-answered"),
            ]
        );
        assert_eq!(own.pictures.len(), 1);
        world.ctx.clock.advance(TimeDelta::days(1));
        work(&world, &web).await;
        assert_eq!(web.asked().len(), 4, "nothing is asked twice");
    }
);

story!(
    what_its_supplier_took_away_stays_away_until_it_is_asked_for,
    |world| async move {
        let web = Web::with(NET);
        world.publish(&file(NET)).await;
        work(&world, &web).await;
        let there = own(&world).await;
        let (id, one) = (there.listing, there.pictures[0].picture.id);
        picture::remove(&world.ctx, &world.supplier, id, one)
            .await
            .unwrap();
        world.publish(&file(NET)).await;
        work(&world, &web).await;
        assert_eq!(web.asked().len(), 1);
        assert_eq!(own(&world).await.missing[0].why, Why::Removed);
        picture::fetch_again(&world.ctx, &world.supplier, id)
            .await
            .unwrap();
        work(&world, &web).await;
        // What lies there now is not what the operator answered for.
        assert_eq!((shown(&world, id).await, world.queue().await.len()), (0, 1));
    }
);

story!(
    what_is_exported_is_imported_again_without_a_change,
    |world| async move {
        let web = Web::with(NET);
        world.publish(&file(&format!("{NET};rope.jpg"))).await;
        work(&world, &web).await;
        let id = own(&world).await.listing;
        picture::add(&world.ctx, &world.supplier, id, vec![photo("other.jpg", 9, 9)])
            .await
            .unwrap();
        let mut out = Vec::new();
        let code = "nets-co".parse().unwrap();
        catalog::export(&world.ctx, &world.supplier, &code, catalog::Format::CSV, &mut out)
            .await
            .unwrap();
        let before = (world.queue().await, own(&world).await);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(counts(&world.submit(&text).await), [0, 0, 1, 0]);
        assert_eq!((world.queue().await, own(&world).await), before);
        work(&world, &web).await;
        assert_eq!(web.asked().len(), 1);
    }
);

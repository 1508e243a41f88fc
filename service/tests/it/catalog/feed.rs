//! Feeds: catalogue files fetched every night, once, and imported as any file is; what fails is told, and never guessed.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use chrono::TimeDelta;
use domain::{
    Instant,
    actor::Actor,
    catalog::{
        choice::{chosen, proposed},
        feed::{FeedDraft, FeedForm, FeedRun, FeedState, GIVEN_UP_AFTER, MAX_FEEDS, RunOutcome, TOLD_AFTER},
        import::ImportState,
    },
    company::Role,
    id::FeedId,
    notification::{News, Subject},
    page::PageRequest,
    problem::Problem,
    web::WebAddress,
};
use futures::future::join_all;
use service::{
    Error,
    catalog::{feed, import},
    job::{self, Job},
    notification,
    port::{
        file_source::{Fetched, FileSource, Version},
        picture_source::Unfetched,
    },
};

use crate::{
    story,
    support::{World, people::in_role},
};

const GOODS: &str = "sku,title_en,currency,tiers\nA,Net,USD,1:2.5\nB,Rope,USD,1:3\n";
const FOREIGN: &str = "货号,品名,单价（元）\nA-1,渔网,2.5\n";

/// A supplier's own server, which remembers how it was asked.
#[derive(Clone)]
struct Erp {
    answer: Arc<Mutex<Result<String, Unfetched>>>,
    asked: Arc<Mutex<Vec<Version>>>,
    /// Whether it says which version it answers with.
    names_versions: bool,
}

impl Erp {
    fn with(content: &str) -> Self {
        Self {
            answer: Arc::new(Mutex::new(Ok(content.into()))),
            asked: Arc::default(),
            names_versions: true,
        }
    }

    fn answers(&self, answer: Result<&str, Problem>) {
        *self.answer.lock().unwrap() = answer.map(str::to_owned).map_err(Unfetched::Passing);
    }

    /// How it was asked since the last look.
    fn asked(&self) -> Vec<Version> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

#[async_trait]
impl FileSource for Erp {
    async fn fetch_file(&self, _: &WebAddress, known: &Version, _: usize) -> Result<Fetched, Unfetched> {
        self.asked.lock().unwrap().push(known.clone());
        let content = self.answer.lock().unwrap().clone()?;
        let version = Version {
            etag: self.names_versions.then(|| format!("\"{}\"", content.len())),
            last_modified: None,
        };
        if self.names_versions && *known == version {
            return Ok(Fetched::Unchanged);
        }
        Ok(Fetched::File {
            content: Bytes::from(content.into_bytes()),
            name: "goods.csv".into(),
            version,
        })
    }
}

fn draft() -> FeedDraft {
    let form = FeedForm {
        address: "https://erp.example/goods.csv".into(),
        hour: "2".into(),
        time_zone: "Asia/Shanghai".into(),
        market: String::new(),
    };
    form.parse().unwrap()
}

impl World {
    async fn feed(&self) -> FeedId {
        feed::set_up(&self.ctx, &self.supplier, draft()).await.unwrap()
    }

    /// The clock moves to the feed's next hour.
    async fn until_due(&self, id: FeedId) {
        let next = self.fed(id).await.next_at.unwrap();
        self.ctx.clock.advance(next - self.ctx.now());
    }

    async fn fed(&self, id: FeedId) -> domain::catalog::feed::FeedView {
        feed::view(&self.ctx, &self.supplier, id).await.unwrap()
    }

    /// A night: its hour comes, and all that follows from it is done. Returns the mails it makes.
    async fn night(&self, id: FeedId, erp: &Erp) -> Vec<domain::notification::Mail> {
        self.until_due(id).await;
        assert_eq!(feed::run_due(&self.ctx).await.unwrap(), 1);
        self.does(erp).await
    }

    async fn does(&self, erp: &Erp) -> Vec<domain::notification::Mail> {
        let mut mails = Vec::new();
        while let Some(claimed) = job::claim(&self.ctx).await.unwrap() {
            match &claimed.job {
                Job::FetchFeed(run) => feed::fetch(&self.ctx, erp, *run).await.unwrap(),
                Job::Import(id) => import::work(&self.ctx, *id).await.unwrap(),
                Job::Mail(mail) if matches!(mail.about, Subject::FeedFails(_)) => mails.push(*mail),
                _ => {}
            }
            job::finish(&self.ctx, &claimed).await.unwrap();
        }
        mails
    }

    async fn feed_runs(&self, id: FeedId) -> Vec<FeedRun> {
        let page = PageRequest::new(Some(50), None);
        feed::runs(&self.ctx, &self.supplier, id, page)
            .await
            .unwrap()
            .items
    }
}

/// What became of the runs, the latest first.
fn outcomes(runs: &[FeedRun]) -> Vec<RunOutcome> {
    runs.iter().map(|run| run.outcome).collect()
}

story!(
    each_night_brings_what_is_new_and_an_unchanged_file_nothing,
    |world| async move {
        let (id, erp) = (world.feed().await, Erp::with(GOODS));
        assert_eq!(
            feed::run_due(&world.ctx).await.unwrap(),
            0,
            "its hour has not come"
        );
        assert_eq!(world.night(id, &erp).await, []);
        assert_eq!(world.own().await.len(), 2);
        let runs = world.feed_runs(id).await;
        let (_, counts) = runs[0].import.unwrap();
        assert_eq!((runs[0].outcome, counts.created), (RunOutcome::Imported, 2));
        assert_eq!(erp.asked(), [Version::default()]);

        world.night(id, &erp).await;
        assert_eq!(
            erp.asked()[0].etag.as_deref(),
            Some(&*format!("\"{}\"", GOODS.len()))
        );
        erp.answers(Ok(&GOODS.replace("2.5", "2.75")));
        world.night(id, &erp).await;
        let runs = world.feed_runs(id).await;
        assert_eq!(
            outcomes(&runs),
            [RunOutcome::Imported, RunOutcome::Unchanged, RunOutcome::Imported]
        );
        assert_eq!((runs[0].import.unwrap().1.changed, runs[1].import), (1, None));
        // It is due at two in the morning in Shanghai.
        let next = world.fed(id).await.next_at.unwrap();
        assert_eq!(next.format("%H:%M").to_string(), "18:00");
    }
);

story!(
    a_server_that_names_no_versions_is_held_against_the_file,
    |world| async move {
        let (id, erp) = (
            world.feed().await,
            Erp {
                names_versions: false,
                ..Erp::with(GOODS)
            },
        );
        world.night(id, &erp).await;
        world.night(id, &erp).await;
        let runs = world.feed_runs(id).await;
        assert_eq!(outcomes(&runs), [RunOutcome::Unchanged, RunOutcome::Imported]);
    }
);

story!(many_workers_begin_one_run_a_night, |world| async move {
    let (id, erp) = (world.feed().await, Erp::with(GOODS));
    world.until_due(id).await;
    let begun = join_all((0..5).map(|_| feed::run_due(&world.ctx))).await;
    assert_eq!(begun.into_iter().map(Result::unwrap).sum::<u32>(), 1);
    world.does(&erp).await;
    assert_eq!((erp.asked().len(), world.feed_runs(id).await.len()), (1, 1));
});

story!(nights_nobody_looked_are_made_up_once, |world| async move {
    let (id, erp) = (world.feed().await, Erp::with(GOODS));
    world.ctx.clock.advance(TimeDelta::days(9));
    assert_eq!(feed::run_due(&world.ctx).await.unwrap(), 1);
    assert_eq!(feed::run_due(&world.ctx).await.unwrap(), 0);
    world.does(&erp).await;
    let next = world.fed(id).await.next_at.unwrap();
    assert!(next > world.ctx.now() && next - world.ctx.now() <= TimeDelta::days(1));
    assert_eq!(world.feed_runs(id).await.len(), 1);
});

story!(
    columns_nobody_explained_stop_the_run_until_somebody_does,
    |world| async move {
        let (id, erp) = (world.feed().await, Erp::with(FOREIGN));
        world.night(id, &erp).await;
        assert_eq!(world.own().await, [], "nothing is guessed");
        let runs = world.feed_runs(id).await;
        assert_eq!(runs[0].outcome, RunOutcome::Failed);
        assert_eq!(runs[0].problem.as_ref().unwrap().code, "feed-columns");
        // The import waits for its columns; once they are said, the next nights know them.
        let (import, _) = runs[0].import.unwrap();
        let view = import::view(&world.ctx, &world.supplier, import).await.unwrap();
        assert_eq!(view.state, ImportState::Uploaded);
        let choices = proposed(&view.columns, None);
        let targets: Vec<_> = choices.columns.iter().map(|one| one.target.clone()).collect();
        let mapping = chosen(&view.columns, &targets, &choices.currency).unwrap();
        import::map(&world.ctx, &world.supplier, import, mapping)
            .await
            .unwrap();
        world.night(id, &erp).await;
        assert_eq!(world.feed_runs(id).await[0].outcome, RunOutcome::Imported);
        assert_eq!((world.own().await.len(), world.fed(id).await.failures), (1, 0));

        // Their export changes: what was said fits no more.
        erp.answers(Ok(&FOREIGN.replace("单价（元）", "价格甲")));
        world.night(id, &erp).await;
        assert_eq!(world.feed_runs(id).await[0].outcome, RunOutcome::Failed);
    }
);

story!(
    failures_in_a_row_are_told_and_then_it_pauses_itself,
    |world| async move {
        let (id, erp) = (world.feed().await, Erp::with(GOODS));
        let down = || Err(Problem::new("address-unreachable").with("host", "erp.example"));
        erp.answers(down());
        let mut told = Vec::new();
        for failures in 1..=GIVEN_UP_AFTER {
            let mails = world.night(id, &erp).await;
            if !mails.is_empty() {
                let letter = notification::letter(&world.ctx, &mails[0]).await.unwrap();
                let News::FeedFails {
                    failures,
                    next_at,
                    problem,
                    ..
                } = letter.news
                else {
                    panic!("{letter:?}")
                };
                assert_eq!(problem.unwrap().code, "address-unreachable");
                told.push((failures, next_at.is_some()));
            }
            assert_eq!(world.fed(id).await.failures, failures);
        }
        assert_eq!(told, [(TOLD_AFTER, true), (GIVEN_UP_AFTER, false)]);
        let given_up = world.fed(id).await;
        assert_eq!((given_up.state, given_up.next_at), (FeedState::GivenUp, None));
        world.ctx.clock.advance(TimeDelta::days(3));
        assert_eq!(feed::run_due(&world.ctx).await.unwrap(), 0);

        // Mended and resumed, its failures are forgotten; one good night forgets them too.
        feed::resume(&world.ctx, &world.supplier, id).await.unwrap();
        assert_eq!(world.fed(id).await.failures, 0);
        world.night(id, &erp).await;
        erp.answers(Ok(GOODS));
        world.night(id, &erp).await;
        assert_eq!(world.fed(id).await.failures, 0);
    }
);

story!(it_rests_runs_now_and_goes, |world| async move {
    let (id, erp) = (world.feed().await, Erp::with(GOODS));
    let (ctx, me) = (&world.ctx, &world.supplier);
    feed::pause(ctx, me, id).await.unwrap();
    assert!(matches!(feed::pause(ctx, me, id).await, Err(Error::Conflict(_))));
    world.ctx.clock.advance(TimeDelta::days(2));
    assert_eq!(feed::run_due(ctx).await.unwrap(), 0);
    // At once all the same, and not twice at once.
    feed::run_now(ctx, me, id).await.unwrap();
    assert!(world.fed(id).await.under_way);
    assert!(matches!(feed::run_now(ctx, me, id).await, Err(Error::Invalid(_))));
    world.does(&erp).await;
    assert_eq!(world.feed_runs(id).await[0].outcome, RunOutcome::Imported);
    assert_eq!(world.fed(id).await.state, FeedState::Paused);
    // Another address is another file.
    let elsewhere = FeedDraft {
        address: WebAddress::parse("https://erp.example/other.csv").unwrap(),
        ..draft()
    };
    feed::change(ctx, me, id, elsewhere).await.unwrap();
    erp.asked();
    feed::run_now(ctx, me, id).await.unwrap();
    world.does(&erp).await;
    assert_eq!(erp.asked(), [Version::default()]);
    let (import, _) = world.feed_runs(id).await[0].import.unwrap();
    feed::remove(ctx, me, id).await.unwrap();
    assert!(matches!(feed::view(ctx, me, id).await, Err(Error::NotFound)));
    assert!(
        import::view(ctx, me, import).await.is_ok(),
        "what it brought stays"
    );
});

story!(
    a_run_that_was_lost_does_not_stop_the_nights_after,
    |world| async move {
        let (id, erp) = (world.feed().await, Erp::with(GOODS));
        world.until_due(id).await;
        feed::run_due(&world.ctx).await.unwrap();
        // Its job came to nothing.
        let lost = job::claim(&world.ctx).await.unwrap().unwrap();
        job::finish(&world.ctx, &lost).await.unwrap();
        world.night(id, &erp).await;
        let runs = world.feed_runs(id).await;
        assert_eq!(outcomes(&runs), [RunOutcome::Imported, RunOutcome::Failed]);
        assert_eq!(runs[1].problem.as_ref().unwrap().code, "feed-broke-off");
    }
);

story!(it_is_nobody_elses_and_there_are_not_many, |world| async move {
    let id = world.feed().await;
    let ctx = &world.ctx;
    let rival = world.new_supplier("rope-co").await;
    for actor in [&rival, &world.buyer, &world.operator] {
        assert!(matches!(feed::view(ctx, actor, id).await, Err(Error::NotFound)));
        assert!(matches!(feed::remove(ctx, actor, id).await, Err(Error::NotFound)));
        assert!(matches!(
            feed::run_now(ctx, actor, id).await,
            Err(Error::NotFound)
        ));
    }
    assert!(matches!(
        feed::set_up(ctx, &Actor::Anyone, draft()).await,
        Err(Error::Forbidden)
    ));
    let viewer = in_role(&world.supplier, Role::Viewer);
    assert!(feed::view(ctx, &viewer, id).await.is_ok());
    assert!(matches!(
        feed::pause(ctx, &viewer, id).await,
        Err(Error::Forbidden)
    ));
    for _ in 1..MAX_FEEDS {
        world.feed().await;
    }
    let one_more = feed::set_up(ctx, &world.supplier, draft()).await;
    assert!(matches!(one_more, Err(Error::Invalid(_))), "{one_more:?}");
    let at: Instant = ctx.now();
    assert!(
        feed::list(ctx, &world.supplier)
            .await
            .unwrap()
            .iter()
            .all(|one| one.next_at > Some(at))
    );
});

//! The worker: does the outbox's jobs one by one, and what the clock brings.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures::FutureExt;
use service::{
    Ctx,
    job::{self, Claimed, Job, Share},
    port::{file_source::FileSource, picture_source::PictureSource},
};
use tokio::{sync::watch, time::sleep};

use crate::{adapter::mailer::Mailer, config::Config, mail};

/// How long an idle worker waits before it looks again.
const IDLE: Duration = Duration::from_millis(250);
/// How often it looks at what the clock brings.
const CLOCK: Duration = Duration::from_secs(60);
/// How long one job may take before it counts as failed.
const LIMIT: Duration = Duration::from_secs(240);

/// All a worker needs.
pub struct Worker {
    /// The use cases' context.
    pub ctx: Ctx,
    /// The configuration.
    pub config: Arc<Config>,
    /// Where mail goes.
    pub mailer: Mailer,
    /// Where pictures are fetched from.
    pub pictures: Arc<dyn PictureSource>,
    /// Where catalogue files are fetched from.
    pub files: Arc<dyn FileSource>,
    /// Which jobs it does.
    pub share: Share,
}

impl Worker {
    /// Works until `stop` says so; the job at hand is finished first.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut clock = tokio::time::interval(CLOCK);
        while !*stop.borrow() {
            if self.step().await {
                continue;
            }
            tokio::select! {
                _ = stop.changed() => break,
                _ = clock.tick() => self.clock().await,
                () = sleep(IDLE) => {}
            }
        }
    }

    /// Does everything that is due, and returns how much that was: for tests and commands.
    pub async fn drain(&self) -> usize {
        let mut done = 0;
        while self.step().await {
            done += 1;
        }
        done
    }

    /// Does one job, if one is due.
    async fn step(&self) -> bool {
        let claimed = match job::claim_of(&self.ctx, self.share).await {
            Ok(Some(claimed)) => claimed,
            Ok(None) => return false,
            Err(error) => {
                tracing::error!(%error, "the outbox can't be read");
                return false;
            }
        };
        let settled = match self.attempt(&claimed).await {
            Ok(()) => job::finish(&self.ctx, &claimed).await,
            Err(error) => {
                tracing::warn!(job = %claimed.id, error = %format!("{error:#}"), "a job failed");
                job::fail(&self.ctx, &claimed, &format!("{error:#}")).await
            }
        };
        if let Err(error) = settled {
            tracing::error!(%error, "a job's outcome can't be written");
        }
        true
    }

    /// Does a job within its time; a panic in it is its failure, not the worker's end.
    async fn attempt(&self, claimed: &Claimed) -> anyhow::Result<()> {
        let work = AssertUnwindSafe(self.work(claimed)).catch_unwind();
        let limit = if claimed.job == Job::RebuildIndex {
            Duration::MAX
        } else {
            LIMIT
        };
        match tokio::time::timeout(limit, work).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => Err(anyhow::anyhow!("it panicked")),
            Err(_) => Err(anyhow::anyhow!("it took longer than {limit:?}")),
        }
    }

    async fn work(&self, claimed: &Claimed) -> anyhow::Result<()> {
        match &claimed.job {
            Job::IndexListings(ids) => Ok(service::search::index(&self.ctx, ids).await?),
            Job::RebuildIndex => Ok(service::search::rebuild(&self.ctx, |_| ()).await.map(drop)?),
            Job::TeachVocabulary => Ok(service::search::vocabulary::teach(&self.ctx).await?),
            Job::Mail(mail) => {
                let letter = service::notification::letter(&self.ctx, mail).await;
                mail::deliver(&self.config, &self.mailer, claimed.id, self.ctx.now(), letter).await
            }
            Job::Link(id) => {
                let letter = service::notification::link_letter(&self.ctx, *id).await;
                mail::deliver(&self.config, &self.mailer, claimed.id, self.ctx.now(), letter).await
            }
            Job::Import(id) => Ok(service::catalog::import::work(&self.ctx, *id).await?),
            Job::BulkEdit(id) => Ok(service::catalog::bulk::work(&self.ctx, *id).await?),
            Job::FetchPictures(id) => {
                Ok(service::catalog::picture::fetch(&self.ctx, &*self.pictures, *id).await?)
            }
            Job::FetchFeed(id) => Ok(service::catalog::feed::fetch(&self.ctx, &*self.files, *id).await?),
            Job::TellOfRfq(rfq, market) => Ok(service::rfq::open::tell(&self.ctx, *rfq, *market).await?),
            Job::LeaveMarket(company, market) => {
                Ok(service::market::booth::leave(&self.ctx, *company, *market).await?)
            }
            Job::RemoveFiles(ids) => {
                for id in ids {
                    self.ctx.files.remove(*id).await?;
                }
                Ok(())
            }
        }
    }

    /// What only the process can do that serves pages: it holds the index, and has counted in memory what was asked and
    /// what was seen of promotions.
    async fn clock_beside_pages(&self) {
        let done = [
            service::search::saved::tell_due(&self.ctx).await.map(drop),
            service::search::keep_counts(&self.ctx).await,
            service::promotion::keep_views(&self.ctx).await,
        ];
        for error in done.into_iter().filter_map(Result::err) {
            tracing::error!(%error, "what the clock brings beside pages can't be done");
        }
    }

    /// Does once what the clock brings, as it comes every minute.
    pub async fn clock(&self) {
        if matches!(self.share, Share::Index | Share::All) {
            self.clock_beside_pages().await;
        }
        if matches!(self.share, Share::Index | Share::Web) {
            return;
        }
        let forgotten = service::identity::session::forget_expired(&self.ctx)
            .await
            .map(drop);
        let forgiven = service::identity::forget_failures(&self.ctx).await;
        let nowhere = service::identity::forget_expired_links(&self.ctx).await;
        let unconfirmed = service::identity::forget_unconfirmed(&self.ctx).await;
        let expired = service::rfq::expire_due(&self.ctx).await.map(drop);
        let answered = service::integration::forget_old(&self.ctx).await;
        let ended = service::company::verification::expire_due(&self.ctx)
            .await
            .map(drop);
        let reminded = service::company::verification::remind_due(&self.ctx)
            .await
            .map(drop);
        let fed = service::catalog::feed::run_due(&self.ctx).await.map(drop);
        let over = service::catalog::import::forget_old(&self.ctx).await;
        let edited = service::catalog::bulk::forget_old(&self.ctx).await;
        let passed = service::search::pass(&self.ctx).await;
        let done = [
            forgotten,
            forgiven,
            nowhere,
            unconfirmed,
            expired,
            answered,
            ended,
            reminded,
            fed,
            over,
            edited,
            passed,
        ];
        for error in done.into_iter().filter_map(Result::err) {
            tracing::error!(%error, "what the clock brings can't be done");
        }
    }
}

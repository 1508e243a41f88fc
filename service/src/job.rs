//! The outbox: jobs written in a use case's transaction, done after it by a worker, at least once.
//!
//! Jobs carry ids only and are idempotent. A job that fails is tried again with growing pauses; after
//! [`MAX_ATTEMPTS`] it is `dead`, stays visible and can be replayed.

use std::time::Duration;

use chrono::TimeDelta;
use domain::{
    Instant,
    id::{BulkEditId, CompanyId, FeedRunId, FileId, ImportId, JobId, LinkId, ListingId, MarketId, RfqId},
    notification::Mail,
};
use entity::outbox::job;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult,
    QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, IntoCondition, LockBehavior, LockType},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Ctx, Result};

/// How often a job is tried before it is dead.
pub const MAX_ATTEMPTS: i32 = 8;
/// After this long a running job counts as lost with its worker, and is taken up again.
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// A piece of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum Job {
    /// Bring the search index in step with these listings, whatever became of them.
    IndexListings(Vec<ListingId>),
    /// Build the whole search index anew.
    RebuildIndex,
    /// Teach the search engine the trade vocabulary as it is now.
    TeachVocabulary,
    /// Send a mail.
    Mail(Mail),
    /// Send the mail that brings a single-use link.
    Link(LinkId),
    /// Do some more of a catalogue import.
    Import(ImportId),
    /// Do some more of a bulk edit.
    BulkEdit(BulkEditId),
    /// Fetch what a listing names as its pictures.
    FetchPictures(ListingId),
    /// Fetch the catalogue file of a run of a feed.
    FetchFeed(FeedRunId),
    /// Tell suppliers of a market whose listings fit of an open RFQ.
    TellOfRfq(RfqId, MarketId),
    /// Take off show what a supplier shows in a market it has no place in any more.
    LeaveMarket(CompanyId, MarketId),
    /// Remove files that no row names any more.
    RemoveFiles(Vec<FileId>),
}

impl Job {
    fn needs_index(&self) -> bool {
        matches!(
            self,
            Self::IndexListings(_) | Self::RebuildIndex | Self::TeachVocabulary | Self::TellOfRfq(..)
        )
    }
}

/// Which jobs a worker takes: the embedded search index is written and read only by the process that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Every job.
    All,
    /// What needs the search index.
    Index,
    /// What asks machines of others for pictures and files, and waits for them.
    Web,
    /// All but these.
    Rest,
}

/// The kinds of jobs that write the search index.
const INDEX_KINDS: [&str; 3] = ["index_listings", "rebuild_index", "teach_vocabulary"];
/// The kinds of jobs that need it, if only to search.
const SEARCH_KINDS: [&str; 4] = [
    "index_listings",
    "rebuild_index",
    "teach_vocabulary",
    "tell_of_rfq",
];
/// The kinds of jobs that ask machines of others.
const WEB_KINDS: [&str; 2] = ["fetch_pictures", "fetch_feed"];

/// A job a worker has taken.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Its id; stable over retries, so that receivers can tell a repetition.
    pub id: JobId,
    /// What to do.
    pub job: Job,
    attempts: i32,
}

fn row(ctx: &Ctx, job: &Job, run_at: Instant) -> Result<job::ActiveModel> {
    let value = serde_json::to_value(job)?;
    Ok(job::ActiveModel {
        id: Set(ctx.new_id()),
        kind: Set(value["kind"].as_str().unwrap_or_default().to_owned()),
        payload: Set(value["payload"].clone()),
        state: Set("queued".into()),
        attempts: Set(0),
        run_at: Set(run_at),
        last_error: Set(None),
        created_at: Set(ctx.now()),
    })
}

/// Writes a job into the outbox, as part of the transaction.
pub(crate) async fn enqueue(ctx: &Ctx, tx: &impl ConnectionTrait, job: Job) -> Result<()> {
    enqueue_at(ctx, tx, job, ctx.now()).await
}

/// The same, for many.
pub(crate) async fn enqueue_all(ctx: &Ctx, tx: &impl ConnectionTrait, jobs: Vec<Job>) -> Result<()> {
    let rows = jobs.iter().map(|job| row(ctx, job, ctx.now()));
    let rows = rows.collect::<Result<Vec<_>>>()?;
    if !rows.is_empty() {
        job::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The same, for a job that is not to be done before an instant.
pub(crate) async fn enqueue_at(ctx: &Ctx, tx: &impl ConnectionTrait, job: Job, at: Instant) -> Result<()> {
    job::Entity::insert(row(ctx, &job, at)?)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Writes a job into the outbox in a transaction of its own: for work that no state change asks for.
pub async fn enqueue_now(ctx: &Ctx, job: Job) -> Result<()> {
    let tx = ctx.db.begin().await?;
    enqueue(ctx, &tx, job).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the oldest job that is due, if there is one. Workers never take the same one.
pub async fn claim(ctx: &Ctx) -> Result<Option<Claimed>> {
    claim_of(ctx, Share::All).await
}

/// As [`claim`], from a share of the jobs.
pub async fn claim_of(ctx: &Ctx, share: Share) -> Result<Option<Claimed>> {
    loop {
        match take(ctx, share).await? {
            Taken::Job(claimed) => return Ok(Some(claimed)),
            Taken::Nothing => return Ok(None),
            Taken::Dead => {}
        }
    }
}

enum Taken {
    Job(Claimed),
    /// It can't be done, and now says so; there may be others.
    Dead,
    Nothing,
}

async fn take(ctx: &Ctx, share: Share) -> Result<Taken> {
    let now = ctx.now();
    let kinds = match share {
        Share::All => Condition::all(),
        Share::Index => job::Column::Kind.is_in(SEARCH_KINDS).into_condition(),
        Share::Web => job::Column::Kind.is_in(WEB_KINDS).into_condition(),
        Share::Rest => Condition::all()
            .add(job::Column::Kind.is_not_in(SEARCH_KINDS))
            .add(job::Column::Kind.is_not_in(WEB_KINDS)),
    };
    let due = job::Entity::find()
        .filter(kinds)
        .filter(job::Column::State.is_in(["queued", "running"]))
        .filter(job::Column::RunAt.lte(now))
        .order_by_asc(job::Column::RunAt)
        .order_by_asc(job::Column::Id);
    // Looked for without the write lock first: an idle worker does not hold up anyone.
    if due.clone().one(ctx.db.read()).await?.is_none() {
        return Ok(Taken::Nothing);
    }
    let tx = ctx.db.begin().await?;
    let Some(found) = due
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(&tx)
        .await?
    else {
        return Ok(Taken::Nothing);
    };
    let (id, attempts) = (found.id.into(), found.attempts + 1);
    let readable =
        serde_json::from_value(serde_json::json!({ "kind": found.kind, "payload": found.payload }));
    let mut taken: job::ActiveModel = found.into();
    let outcome = match readable {
        // A job that took its worker down with it each time never came to say that it failed.
        Ok(_) if attempts > MAX_ATTEMPTS => Err("given up: its worker died every time".to_owned()),
        Ok(job) => Ok(Claimed { id, job, attempts }),
        Err(error) => Err(format!("this version can't read it: {error}")),
    };
    let taken_as = match outcome {
        Ok(claimed) => {
            taken.state = Set("running".into());
            taken.attempts = Set(attempts);
            taken.run_at = Set(now + LEASE);
            Taken::Job(claimed)
        }
        Err(why) => {
            tracing::error!(job = %id, why, "a job is dead");
            taken.state = Set("dead".into());
            taken.last_error = Set(Some(why));
            Taken::Dead
        }
    };
    taken.update(&tx).await?;
    tx.commit().await?;
    Ok(taken_as)
}

/// Notes that a job is done.
pub async fn finish(ctx: &Ctx, claimed: &Claimed) -> Result<()> {
    let outcome = Outcome {
        state: "done",
        attempts: claimed.attempts,
        run_at: ctx.now(),
        error: None,
    };
    settle(ctx, claimed, outcome).await
}

/// Notes that a job failed: it is queued again after a pause, or dead when it was tried often enough. What needs the search
/// index is tried for as long as the engine is down: it would miss what they bring.
pub async fn fail(ctx: &Ctx, claimed: &Claimed, error: &str) -> Result<()> {
    let attempts = if claimed.job.needs_index() {
        std::cmp::min(claimed.attempts, MAX_ATTEMPTS - 1)
    } else {
        claimed.attempts
    };
    let outcome = Outcome {
        state: if attempts >= MAX_ATTEMPTS {
            "dead"
        } else {
            "queued"
        },
        attempts,
        run_at: ctx.now() + pause(attempts),
        error: Some(error.to_owned()),
    };
    settle(ctx, claimed, outcome).await
}

/// 2, 4, 8 … seconds, at most ten minutes.
fn pause(attempts: i32) -> TimeDelta {
    let seconds = 2_u64.saturating_pow(attempts.unsigned_abs()).clamp(2, 600);
    TimeDelta::from_std(Duration::from_secs(seconds)).unwrap_or(LEASE)
}

/// What becomes of a job that was worked on.
struct Outcome {
    state: &'static str,
    attempts: i32,
    run_at: Instant,
    error: Option<String>,
}

async fn settle(ctx: &Ctx, claimed: &Claimed, outcome: Outcome) -> Result<()> {
    let tx = ctx.db.begin().await?;
    job::Entity::update_many()
        .col_expr(job::Column::State, Expr::value(outcome.state))
        .col_expr(job::Column::Attempts, Expr::value(outcome.attempts))
        .col_expr(job::Column::RunAt, Expr::value(outcome.run_at))
        .col_expr(job::Column::LastError, Expr::value(outcome.error))
        .filter(
            job::Column::Id
                .eq(claimed.id.0)
                .and(job::Column::Attempts.eq(claimed.attempts)),
        )
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Queues every dead job again; returns how many.
pub async fn replay_dead(ctx: &Ctx) -> Result<u64> {
    let tx = ctx.db.begin().await?;
    let replayed = job::Entity::update_many()
        .col_expr(job::Column::State, Expr::value("queued"))
        .col_expr(job::Column::Attempts, Expr::value(0))
        .col_expr(job::Column::RunAt, Expr::value(ctx.now()))
        .filter(job::Column::State.eq("dead"))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(replayed.rows_affected)
}

/// Settles queued mails from before an instant without sending them: nobody wants to hear of a demo's past.
pub(crate) async fn drop_mails(ctx: &Ctx, before: Instant) -> Result<()> {
    let tx = ctx.db.begin().await?;
    job::Entity::update_many()
        .col_expr(job::Column::State, Expr::value("done"))
        .filter(job::Column::Kind.eq("mail"))
        .filter(job::Column::State.eq("queued"))
        .filter(job::Column::CreatedAt.lt(before))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// The jobs that wait to bring listings in step with the search index.
pub(crate) async fn waiting_to_index(ctx: &Ctx) -> Result<Vec<Uuid>> {
    Ok(job::Entity::find()
        .select_only()
        .column(job::Column::Id)
        .filter(job::Column::Kind.eq("index_listings"))
        .filter(job::Column::State.eq("queued"))
        .into_tuple()
        .all(ctx.db.read())
        .await?)
}

/// Settles these, if they still wait: an index was built from what is there now.
pub(crate) async fn drop_indexing(ctx: &Ctx, jobs: &[Uuid]) -> Result<()> {
    for some in jobs.chunks(1_000) {
        let tx = ctx.db.begin().await?;
        job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value("done"))
            .filter(job::Column::Id.is_in(some.iter().copied()))
            .filter(job::Column::State.eq("queued"))
            .exec(&tx)
            .await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Whether the search index has still to be brought in step with what was written up to an instant.
pub(crate) async fn index_behind(ctx: &Ctx, at: Instant) -> Result<bool> {
    let waits = job::Entity::find()
        .filter(job::Column::Kind.is_in(INDEX_KINDS))
        .filter(job::Column::State.is_in(["queued", "running"]))
        .filter(job::Column::CreatedAt.lte(at));
    Ok(waits.one(ctx.db.read()).await?.is_some())
}

/// Jobs of a kind that are in the same state, and not done.
#[derive(Debug, FromQueryResult)]
pub struct Unfinished {
    /// The kind, as it is stored.
    pub kind: String,
    /// `queued`, `running` or `dead`.
    pub state: String,
    /// How many there are.
    pub count: i64,
    /// When the first of them was written.
    pub oldest: Instant,
}

/// What the outbox still holds, kind by kind and state by state.
pub async fn unfinished(ctx: &Ctx) -> Result<Vec<Unfinished>> {
    Ok(job::Entity::find()
        .select_only()
        .columns([job::Column::Kind, job::Column::State])
        .column_as(job::Column::Id.count(), "count")
        .column_as(job::Column::CreatedAt.min(), "oldest")
        .filter(job::Column::State.is_in(["queued", "running", "dead"]))
        .group_by(job::Column::Kind)
        .group_by(job::Column::State)
        .into_model()
        .all(ctx.db.read())
        .await?)
}

/// How many jobs wait, and how many are dead: for `/readyz` and the operator's eye.
pub async fn backlog(ctx: &Ctx) -> Result<(u64, u64)> {
    use sea_orm::PaginatorTrait;
    let count = |state: &'static str| {
        job::Entity::find()
            .filter(job::Column::State.eq(state))
            .count(ctx.db.read())
    };
    Ok((count("queued").await?, count("dead").await?))
}

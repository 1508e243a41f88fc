//! Feeds whose hour has come. Any number of workers may look, at any time: whoever locks a feed first sets when it is due
//! next, and the others find that. A night nobody looked is made up once, however many they were.

use domain::{
    actor::Actor,
    catalog::feed::RunOutcome,
    id::{FeedId, FeedRunId},
    problem::Problem,
};
use entity::catalog::{catalog_feed, catalog_feed_run};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, Set,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{locked, open_run, over::end, schedule, under_way};
use crate::{
    Ctx, Error, Result, event,
    job::{self, Job},
};

/// How many feeds one look begins at most; the next look goes on.
const BATCH: u64 = 100;

/// Begins a run of each feed that is due. Returns how many.
pub async fn run_due(ctx: &Ctx) -> Result<u32> {
    let rows = due(ctx).limit(BATCH).all(ctx.db.read()).await?;
    let mut begun = 0;
    for row in rows {
        begun += u32::from(begin_due(ctx, row.id).await?);
    }
    Ok(begun)
}

fn due(ctx: &Ctx) -> Select<catalog_feed::Entity> {
    catalog_feed::Entity::visible_to(&Actor::System)
        .filter(catalog_feed::Column::NextAt.lte(ctx.now()))
        .order_by_asc(catalog_feed::Column::NextAt)
}

async fn begin_due(ctx: &Ctx, id: Uuid) -> Result<bool> {
    let tx = ctx.db.begin().await?;
    let still = due(ctx)
        .filter(catalog_feed::Column::Id.eq(id))
        .lock_exclusive()
        .one(&tx)
        .await?;
    let Some(row) = still else { return Ok(false) };
    // The night before is still being imported: tonight's file is what the next one brings.
    let begins = !under_way(ctx, &tx, id).await?;
    if begins {
        begin(ctx, &tx, &Actor::System, id).await?;
    }
    // Where the run before counted as lost, the feed may have been given up for it.
    catalog_feed::Entity::update_many()
        .col_expr(
            catalog_feed::Column::NextAt,
            Expr::value(schedule(&row)?.next(ctx.now())),
        )
        .filter(catalog_feed::Column::Id.eq(id))
        .filter(catalog_feed::Column::NextAt.is_not_null())
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(begins)
}

/// Begins a run at once, whenever the next one is due; a feed that rests goes on resting.
pub async fn run_now(ctx: &Ctx, actor: &Actor, id: FeedId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = locked(&tx, actor, id).await?;
    if under_way(ctx, &tx, row.id).await? {
        return Err(Error::invalid("", Problem::new("feed-under-way")));
    }
    begin(ctx, &tx, actor, row.id).await?;
    tx.commit().await?;
    Ok(())
}

async fn begin(ctx: &Ctx, tx: &impl ConnectionTrait, actor: &Actor, feed: Uuid) -> Result<()> {
    if let Some(lost) = open_run(tx, feed).await? {
        end(
            ctx,
            tx,
            lost,
            RunOutcome::Failed,
            Some(Problem::new("feed-broke-off")),
        )
        .await?;
    }
    let id: FeedRunId = ctx.new_id();
    let row = catalog_feed_run::ActiveModel {
        id: Set(id.0),
        feed_id: Set(feed),
        outcome: Set(RunOutcome::Waiting.to_string()),
        problem: Set(None),
        import_id: Set(None),
        etag: Set(None),
        last_modified: Set(None),
        digest: Set(None),
        at: Set(ctx.now()),
    };
    catalog_feed_run::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    event::happened(ctx, tx, actor, feed, "feed.begun", id).await?;
    job::enqueue(ctx, tx, Job::FetchFeed(id)).await
}

//! Building the index from the database: when it is missing or of another version, or when an administrator says so.

use std::sync::atomic::{AtomicU64, Ordering};

use entity::catalog::listing;
use futures::{StreamExt, TryStreamExt, stream};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{pass::pass, shown, vocabulary};
use crate::{
    Ctx, Error, Result, job,
    port::search_index::{SearchDocument, SearchFailure},
};

/// How many listings are read at once.
const BATCH: u64 = 500;

/// Builds the whole index anew and returns how many listings are in it. Searches go on meanwhile, on the old index.
/// `progress` is told how many were read so far. What had been written down before it began is in it: the jobs that would
/// bring it in step are done with it.
pub async fn rebuild(ctx: &Ctx, progress: impl Fn(u64) + Send + Sync) -> Result<u64> {
    // What time alone changed is in it too.
    pass(ctx).await?;
    // An engine may make a new index for it, which knows nothing.
    vocabulary::teach(ctx).await?;
    let waiting = job::waiting_to_index(ctx).await?;
    let read = AtomicU64::new(0);
    let batches = stream::try_unfold(Uuid::nil(), |last| batch(ctx, last))
        .inspect_ok(|documents| {
            let batch = documents.len() as u64;
            progress(read.fetch_add(batch, Ordering::Relaxed) + batch);
        })
        .map_err(SearchFailure::engine);
    ctx.search
        .rebuild(batches.boxed())
        .await
        .map_err(Error::internal)?;
    job::drop_indexing(ctx, &waiting).await?;
    Ok(read.into_inner())
}

/// The documents after a listing, in the order of ids, and the last of them; `None` at the end.
async fn batch(ctx: &Ctx, last: Uuid) -> Result<Option<(Vec<SearchDocument>, Uuid)>> {
    let db = ctx.db.read();
    let rows = shown::on_show()
        .filter(listing::Column::Id.gt(last))
        .order_by_asc(listing::Column::Id)
        .limit(BATCH)
        .all(db)
        .await?;
    let Some(last) = rows.last().map(|row| row.id) else {
        return Ok(None);
    };
    Ok(Some((shown::load(db, ctx.now(), rows).await?, last)))
}

/// Builds the index anew if it does not hold as many listings as are on show: it is missing, it could not be read, or
/// it was lost half-way. Returns whether it was built.
pub async fn catch_up(ctx: &Ctx) -> Result<bool> {
    let on_show = shown::on_show().count(ctx.db.read()).await?;
    let held = ctx.search.count().await.map_err(Error::internal)?;
    if held == on_show {
        return Ok(false);
    }
    tracing::info!(held, on_show, "the search index is built from the database");
    rebuild(ctx, |_| ()).await?;
    Ok(true)
}

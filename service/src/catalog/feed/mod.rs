//! Feeds: catalogue files that are fetched every night and imported as any other.
//!
//! A night is a run of its own: its row is written, with the job that fetches it, in the transaction that sets when the
//! next one is due. The file becomes an import ([`super::import::upload`]), read as the company said before of the same
//! columns: where nothing was said, and our own names do not suffice, it waits for a person, and the run has failed.

mod due;
mod fetch;
mod over;
mod query;
mod set_up;
mod steps;

use chrono::TimeDelta;
use domain::{
    actor::{Actor, Right},
    catalog::feed::Schedule,
    id::FeedId,
};
use entity::catalog::{catalog_feed, catalog_feed_run};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

pub use self::{
    due::{run_due, run_now},
    fetch::fetch,
    query::{list, runs, view},
    set_up::{change, set_up},
    steps::{pause, remove, resume},
};
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known, require},
    stored,
};
pub(crate) use over::{import_begun, import_over};

/// A feed, locked, for who may change it.
async fn locked(tx: &impl ConnectionTrait, actor: &Actor, id: FeedId) -> Result<catalog_feed::Model> {
    known(actor)?;
    let row = catalog_feed::Entity::visible_to(actor)
        .filter(catalog_feed::Column::Id.eq(id.0))
        .lock_exclusive()
        .one(tx)
        .await?
        .or_not_found()?;
    require(actor, Right::ManageListings)?;
    Ok(row)
}

/// After this long a run that did not end counts as lost.
const LOST_AFTER: TimeDelta = TimeDelta::hours(12);

/// The run of a feed that is not over yet.
async fn open_run(db: &impl ConnectionTrait, feed: Uuid) -> Result<Option<catalog_feed_run::Model>> {
    let run = catalog_feed_run::Entity::visible_to(&Actor::System)
        .filter(catalog_feed_run::Column::FeedId.eq(feed))
        .filter(catalog_feed_run::Column::Outcome.is_in(["waiting", "importing"]))
        .order_by_desc(catalog_feed_run::Column::Id)
        .one(db)
        .await?;
    Ok(run)
}

/// Whether a run of a feed is going on.
async fn under_way(ctx: &Ctx, db: &impl ConnectionTrait, feed: Uuid) -> Result<bool> {
    let run = open_run(db, feed).await?;
    Ok(run.is_some_and(|run| run.at > ctx.now() - LOST_AFTER))
}

fn schedule(row: &catalog_feed::Model) -> Result<Schedule> {
    Ok(Schedule {
        hour: stored::number(row.hour)?,
        zone: row.time_zone.parse().map_err(Error::internal)?,
    })
}

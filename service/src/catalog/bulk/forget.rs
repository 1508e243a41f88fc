//! Bulk edits of long ago: what they did stays, what they were about goes.

use chrono::TimeDelta;
use domain::{actor::Actor, catalog::bulk::BulkState, state::State};
use entity::catalog::{bulk_edit, bulk_edit_listing};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{Ctx, Result};

/// How long one is kept after it last went on.
const KEPT: TimeDelta = TimeDelta::days(90);
/// How many are forgotten at once.
const AT_ONCE: u64 = 20;

/// Forgets those nothing happened to for ninety days, those that were only tried too; not those under way.
pub async fn forget_old(ctx: &Ctx) -> Result<()> {
    let working = [BulkState::Checking, BulkState::Running, BulkState::Undoing];
    let old = bulk_edit::Entity::visible_to(&Actor::System)
        .filter(bulk_edit::Column::UpdatedAt.lt(ctx.now() - KEPT))
        .filter(bulk_edit::Column::State.is_not_in(working.iter().map(State::name)))
        .order_by_asc(bulk_edit::Column::UpdatedAt)
        .limit(AT_ONCE);
    if old.clone().one(ctx.db.read()).await?.is_none() {
        return Ok(());
    }
    let tx = ctx.db.begin().await?;
    let ids: Vec<Uuid> = old.all(&tx).await?.into_iter().map(|row| row.id).collect();
    bulk_edit_listing::Entity::delete_many()
        .filter(bulk_edit_listing::Column::BulkEditId.is_in(ids.clone()))
        .exec(&tx)
        .await?;
    bulk_edit::Entity::delete_many()
        .filter(bulk_edit::Column::Id.is_in(ids))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

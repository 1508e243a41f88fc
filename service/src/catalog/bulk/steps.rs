//! What its supplier does with a bulk edit: having it done, taking it back.

use domain::{
    actor::{Actor, Right},
    catalog::bulk::BulkState,
    id::BulkEditId,
    state::Step,
};
use entity::catalog::bulk_edit;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect, Set, Unchanged};

use super::work::at_once;
use crate::{
    Ctx, Result,
    error::{OrNotFound, known, require},
    event,
    job::{self, Job},
};

/// Has it done, as it was shown.
pub async fn start(ctx: &Ctx, actor: &Actor, id: BulkEditId) -> Result<()> {
    go(ctx, actor, id, |state| state.start()).await
}

/// Takes it back: every listing that stands as it left it is as it was before.
pub async fn undo(ctx: &Ctx, actor: &Actor, id: BulkEditId) -> Result<()> {
    let now = ctx.now();
    go(ctx, actor, id, move |state| state.undo(now)).await
}

async fn go(
    ctx: &Ctx,
    actor: &Actor,
    id: BulkEditId,
    verb: impl FnOnce(&BulkState) -> domain::state::Transition<BulkState>,
) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = found(&tx, actor, id).await?;
    require(actor, Right::ManageListings)?;
    let step = verb(&event::state(&row.state_detail)?)?;
    take(ctx, &tx, actor, id, &step).await?;
    tx.commit().await?;
    at_once(ctx, id).await
}

/// The bulk edit, locked.
pub(super) async fn found(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: BulkEditId,
) -> Result<bulk_edit::Model> {
    known(actor)?;
    bulk_edit::Entity::visible_to(actor)
        .filter(bulk_edit::Column::Id.eq(id.0))
        .lock_exclusive()
        .one(tx)
        .await?
        .or_not_found()
}

/// Writes a step; one that leads to work begins with the first listing, and has a job for the worker.
pub(super) async fn take(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: BulkEditId,
    step: &Step<BulkState>,
) -> Result<()> {
    let (state, detail) = event::record(ctx, tx, actor, id, step).await?;
    let mut row = bulk_edit::ActiveModel {
        id: Unchanged(id.0),
        state: Set(state),
        state_detail: Set(detail),
        updated_at: Set(ctx.now()),
        ..Default::default()
    };
    if step.next().is_working() {
        row.looked_at = Set(0);
        job::enqueue(ctx, tx, Job::BulkEdit(id)).await?;
    }
    row.update_without_returning(tx).await?;
    Ok(())
}

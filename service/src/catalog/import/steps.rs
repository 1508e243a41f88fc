//! An import's steps: each is a new state, its event, and where it makes work the job that does it.

use domain::{
    actor::{Actor, Right},
    catalog::import::ImportState,
    id::ImportId,
    state::Step,
};
use entity::catalog::{catalog_import, catalog_import_row};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};

use super::archive;
use crate::{
    Ctx, Result,
    catalog::feed,
    error::{OrNotFound, known, require},
    event,
    job::{self, Job},
};

/// Has what was checked done.
pub async fn start(ctx: &Ctx, actor: &Actor, id: ImportId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = found(&tx, actor, id).await?;
    require(actor, Right::ManageListings)?;
    let state: ImportState = event::state(&row.state_detail)?;
    let step = state.start()?;
    let changed = anew(&tx, id).await?;
    take(ctx, &tx, actor, changed, &step).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives an import up. What was done by then stays.
pub async fn cancel(ctx: &Ctx, actor: &Actor, id: ImportId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = found(&tx, actor, id).await?;
    require(actor, Right::ManageListings)?;
    let state: ImportState = event::state(&row.state_detail)?;
    let step = state.cancel()?;
    let changed = ended(&tx, id, &state).await?;
    take(ctx, &tx, actor, changed, &step).await?;
    tx.commit().await?;
    Ok(())
}

/// The import, locked.
pub(super) async fn found(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: ImportId,
) -> Result<catalog_import::Model> {
    known(actor)?;
    catalog_import::Entity::visible_to(actor)
        .filter(catalog_import::Column::Id.eq(id.0))
        .lock_exclusive()
        .one(tx)
        .await?
        .or_not_found()
}

/// An import to be changed.
pub(super) fn changes(id: ImportId) -> catalog_import::ActiveModel {
    catalog_import::ActiveModel {
        id: Unchanged(id.0),
        ..Default::default()
    }
}

/// The same, with all rows before it again.
pub(super) async fn anew(tx: &impl ConnectionTrait, id: ImportId) -> Result<catalog_import::ActiveModel> {
    catalog_import_row::Entity::delete_many()
        .filter(catalog_import_row::Column::ImportId.eq(id.0))
        .exec(tx)
        .await?;
    archive::forget_meant(tx, id).await?;
    Ok(catalog_import::ActiveModel {
        created: Set(0),
        changed: Set(0),
        unchanged: Set(0),
        failed: Set(0),
        uncategorised: Set(0),
        incomplete: Set(0),
        pictures: Set(0),
        no_pictures: Set(0),
        ..changes(id)
    })
}

/// An import that ends early: what a dry run counted is taken back, or it would read as if it had been done.
pub(super) async fn ended(
    tx: &impl ConnectionTrait,
    id: ImportId,
    state: &ImportState,
) -> Result<catalog_import::ActiveModel> {
    match state {
        ImportState::Running => Ok(changes(id)),
        _ => anew(tx, id).await,
    }
}

/// Writes a step, and a job for the worker where it leads to work.
pub(super) async fn take(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    mut row: catalog_import::ActiveModel,
    step: &Step<ImportState>,
) -> Result<()> {
    let id: ImportId = (*row.id.as_ref()).into();
    let (name, detail) = event::record(ctx, tx, actor, id, step).await?;
    row.state = Set(name);
    row.state_detail = Set(detail);
    row.updated_at = Set(ctx.now());
    row.update_without_returning(tx).await?;
    if step.next().is_working() {
        job::enqueue(ctx, tx, Job::Import(id)).await?;
    }
    feed::import_over(ctx, tx, id, step.next()).await
}

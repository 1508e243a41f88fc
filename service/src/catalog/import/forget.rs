//! Imports of long ago: what they brought stays, their files and reports go.

use chrono::TimeDelta;
use domain::catalog::import::ImportState;
use domain::{actor::Actor, id::FileId, state::State};
use entity::catalog::{catalog_import, catalog_import_row, import_picture};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    Ctx, Result,
    job::{self, Job},
};

/// How long an import is kept after it last went on.
const KEPT: TimeDelta = TimeDelta::days(90);
/// How many are forgotten at once.
const AT_ONCE: u64 = 20;

/// Forgets imports nothing happened to for ninety days, those that wait to be looked at too; not those under way.
pub async fn forget_old(ctx: &Ctx) -> Result<()> {
    let working = [ImportState::Mapped { starts: false }, ImportState::Running];
    let old = catalog_import::Entity::visible_to(&Actor::System)
        .filter(catalog_import::Column::UpdatedAt.lt(ctx.now() - KEPT))
        .filter(catalog_import::Column::State.is_not_in(working.iter().map(State::name)))
        .order_by_asc(catalog_import::Column::UpdatedAt)
        .limit(AT_ONCE);
    if old.clone().one(ctx.db.read()).await?.is_none() {
        return Ok(());
    }
    let tx = ctx.db.begin().await?;
    let rows = old.all(&tx).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    catalog_import_row::Entity::delete_many()
        .filter(catalog_import_row::Column::ImportId.is_in(ids.clone()))
        .exec(&tx)
        .await?;
    import_picture::Entity::delete_many()
        .filter(import_picture::Column::ImportId.is_in(ids.clone()))
        .exec(&tx)
        .await?;
    catalog_import::Entity::delete_many()
        .filter(catalog_import::Column::Id.is_in(ids))
        .exec(&tx)
        .await?;
    let files = rows.into_iter().flat_map(|row| [Some(row.file), row.archive]);
    let files: Vec<FileId> = files.flatten().map(FileId).collect();
    job::enqueue(ctx, &tx, Job::RemoveFiles(files)).await?;
    tx.commit().await?;
    Ok(())
}

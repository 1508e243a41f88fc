//! Looking at a saved search: what was new in it no longer is.

use domain::{
    id::{PersonId, SavedSearchId},
    search::saved::Sought,
};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::row;
use crate::{Ctx, Result};

/// Notes that the person looks at it now, and says where it is found. What one looks at leaves no trail.
pub async fn see(ctx: &Ctx, person: PersonId, id: SavedSearchId) -> Result<Sought> {
    let tx = ctx.db.begin().await?;
    let row = row::locked(&tx, person, id).await?;
    let sought = row::sought(&row)?;
    let mut row = row.into_active_model();
    row.seen_to = Set(ctx.now());
    row.update_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(sought)
}

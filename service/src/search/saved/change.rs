//! Calling a saved search something else, being mailed more or less often, and giving it up.

use domain::{
    id::{PersonId, SavedSearchId},
    search::saved::{Every, Name, SETTLES},
};
use sea_orm::{ActiveModelTrait, IntoActiveModel, ModelTrait, Set};
use serde_json::json;

use super::row;
use crate::{Ctx, Result, event, identity, stored};

/// Renames it and chooses how often to be mailed. Whoever wants mails again is told of what is new from now on.
pub async fn change(ctx: &Ctx, person: PersonId, id: SavedSearchId, name: Name, every: Every) -> Result<()> {
    let zone = identity::settings(ctx, person).await?.time_zone;
    let tx = ctx.db.begin().await?;
    let row = row::locked(&tx, person, id).await?;
    let before: Every = stored::text(&row.every)?;
    let mut row = row.into_active_model();
    row.name = Set(name.into_inner());
    if before != every {
        row.every = Set(every.to_string());
        row.next_at = Set(every.next(ctx.now(), zone));
    }
    if before == Every::Off && every != Every::Off {
        row.told_to = Set(ctx.now() - SETTLES);
    }
    row.update_without_returning(&tx).await?;
    let data = json!({ "search": id, "every": every.to_string() });
    event::of_person(ctx, &tx, person, "saved_search.changed", data).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives it up.
pub async fn delete(ctx: &Ctx, person: PersonId, id: SavedSearchId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    row::locked(&tx, person, id).await?.delete(&tx).await?;
    event::of_person(ctx, &tx, person, "saved_search.deleted", json!({ "search": id })).await?;
    tx.commit().await?;
    Ok(())
}

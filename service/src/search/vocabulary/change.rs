//! Adding, changing and removing entries. Each time the engine is taught anew, by a job of the same transaction.

use domain::{
    actor::{Actor, Right},
    id::EntryId,
    problem::Problem,
    search::vocabulary::{Entry, EntryRow, MAX_ENTRIES, folded},
};
use entity::search::vocabulary_entry::{ActiveModel, Column, Entity};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde_json::json;

use super::{preview::sealed, read};
use crate::{
    Conflict, Ctx, Error, Result,
    error::{OrNotFound, require},
    event,
    job::{self, Job},
};

/// Adds an entry. `seen` is the seal of what was shown before; where something else would be done by now, nothing is.
pub async fn add(ctx: &Ctx, actor: &Actor, entry: &Entry, seen: &str) -> Result<EntryId> {
    require(actor, Right::KeepVocabulary)?;
    let tx = ctx.db.begin().await?;
    let all = read::all(&tx).await?;
    if all.len() >= MAX_ENTRIES {
        let full = Problem::new("vocabulary-full").with("max", MAX_ENTRIES);
        return Err(Error::invalid("terms", full));
    }
    if sealed(&all, None, Some(entry)) != seen {
        return Err(Conflict::Edited.into());
    }
    let id: EntryId = ctx.new_id();
    let told = json!({ "after": entry });
    event::happened(ctx, &tx, actor, id, "vocabulary.added", told).await?;
    Entity::insert(row(ctx, id, entry))
        .exec_without_returning(&tx)
        .await?;
    job::enqueue(ctx, &tx, Job::TeachVocabulary).await?;
    tx.commit().await?;
    Ok(id)
}

/// Makes another entry of one that is there; `seen` as in [`add`].
pub async fn change(ctx: &Ctx, actor: &Actor, id: EntryId, entry: &Entry, seen: &str) -> Result<()> {
    require(actor, Right::KeepVocabulary)?;
    let tx = ctx.db.begin().await?;
    let before = locked(&tx, id).await?;
    if sealed(&read::all(&tx).await?, Some(id), Some(entry)) != seen {
        return Err(Conflict::Edited.into());
    }
    let told = json!({ "before": before.entry, "after": entry });
    event::happened(ctx, &tx, actor, id, "vocabulary.changed", told).await?;
    row(ctx, id, entry).update_without_returning(&tx).await?;
    job::enqueue(ctx, &tx, Job::TeachVocabulary).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes an entry; `seen` as in [`add`].
pub async fn remove(ctx: &Ctx, actor: &Actor, id: EntryId, seen: &str) -> Result<()> {
    require(actor, Right::KeepVocabulary)?;
    let tx = ctx.db.begin().await?;
    let before = locked(&tx, id).await?;
    if sealed(&read::all(&tx).await?, Some(id), None) != seen {
        return Err(Conflict::Edited.into());
    }
    let told = json!({ "before": before.entry });
    event::happened(ctx, &tx, actor, id, "vocabulary.removed", told).await?;
    Entity::delete_many()
        .filter(Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    job::enqueue(ctx, &tx, Job::TeachVocabulary).await?;
    tx.commit().await?;
    Ok(())
}

async fn locked(tx: &impl ConnectionTrait, id: EntryId) -> Result<EntryRow> {
    let found = Entity::find().filter(Column::Id.eq(id.0)).lock_exclusive();
    read::row(found.one(tx).await?.or_not_found()?)
}

fn row(ctx: &Ctx, id: EntryId, entry: &Entry) -> ActiveModel {
    ActiveModel {
        id: Set(id.0),
        terms: Set(entry.lines()),
        folded: Set(entry
            .terms()
            .iter()
            .map(|term| folded(term))
            .collect::<Vec<_>>()
            .join("\n")),
        direction: Set(entry.direction().to_string()),
        changed_at: Set(ctx.now()),
    }
}

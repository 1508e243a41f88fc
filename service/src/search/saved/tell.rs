//! Telling people by mail what is new in their searches: one mail a person, whatever is due. Any number of workers may
//! look, at any time.

use std::collections::HashMap;

use domain::{
    Instant,
    id::PersonId,
    identity::Settings,
    notification::Subject,
    search::saved::{Every, SETTLES, tells_from},
};
use entity::search::saved_search;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Select, Set,
};
use uuid::Uuid;

use super::{fresh::fresh, row};
use crate::{Ctx, Error, Result, identity, job, notification, stored};

/// How many people one look takes care of at most; the next look goes on.
const BATCH: u64 = 100;

/// Tells everyone to whom a mail is due, each in a transaction of their own. Returns how many there was something to
/// tell. What fails for one person keeps nobody else waiting; while the index is being built or is far behind, everyone
/// waits, as what it does not find yet would never be told.
pub async fn tell_due(ctx: &Ctx) -> Result<u32> {
    let settled = ctx.now() - SETTLES;
    let people: Vec<Uuid> = saved_search::Entity::find()
        .select_only()
        .column(saved_search::Column::PersonId)
        .filter(saved_search::Column::NextAt.lte(ctx.now()))
        .group_by(saved_search::Column::PersonId)
        .order_by_asc(saved_search::Column::NextAt.min())
        .limit(BATCH)
        .into_tuple()
        .all(ctx.db.read())
        .await?;
    if people.is_empty() || job::index_behind(ctx, settled).await? || is_empty(ctx).await? {
        return Ok(0);
    }
    let (mut told, mut failed) = (0, None);
    for person in people {
        match tell(ctx, person.into()).await {
            Ok(something) => told += u32::from(something),
            // They left meanwhile.
            Err(Error::NotFound) => {}
            Err(error) => failed = Some(error),
        }
    }
    failed.map_or(Ok(told), Err)
}

async fn is_empty(ctx: &Ctx) -> Result<bool> {
    Ok(ctx.search.count().await.map_err(Error::internal)? == 0)
}

async fn tell(ctx: &Ctx, person: PersonId) -> Result<bool> {
    let reader = identity::settings(ctx, person).await?;
    let now = ctx.now();
    let mut found = look(ctx, person, &reader, now).await?;
    let to = now - SETTLES;
    let tx = ctx.db.begin().await?;
    let rows = due(person, now).lock_exclusive().all(&tx).await?;
    let mut anything = false;
    for row in rows {
        // What another worker told, or its person changed, since the engine was asked is left for the next look.
        let Some(new) = found.remove(&(row.id, row.told_to)) else {
            continue;
        };
        anything |= !new.is_empty();
        let every: Every = stored::text(&row.every)?;
        let mut row = row.into_active_model();
        row.told_to = Set(to);
        row.told = Set(serde_json::to_value(new)?);
        row.next_at = Set(every.next(now, reader.time_zone));
        row.update_without_returning(&tx).await?;
    }
    if anything {
        notification::tell_person(ctx, &tx, person, Subject::SavedSearches { to }).await?;
    }
    tx.commit().await?;
    Ok(anything)
}

/// What is new in each search that is due, by the search and up to when it was told before. The engine is asked before
/// the transaction begins: nobody waits for it.
async fn look(
    ctx: &Ctx,
    person: PersonId,
    reader: &Settings,
    now: Instant,
) -> Result<HashMap<(Uuid, Instant), Vec<Uuid>>> {
    let mut found = HashMap::new();
    for row in due(person, now).all(ctx.db.read()).await? {
        let from = tells_from(row.told_to, row.seen_to);
        let new = fresh(ctx, &row::sought(&row)?, reader, from, now - SETTLES).await?;
        found.insert((row.id, row.told_to), new);
    }
    Ok(found)
}

fn due(person: PersonId, now: Instant) -> Select<saved_search::Entity> {
    row::of(person).filter(saved_search::Column::NextAt.lte(now))
}

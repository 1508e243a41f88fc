//! Appending seals for what was committed since.

use std::collections::HashMap;

use domain::audit::{GENESIS, Head};
use entity::outbox::{audit_entry, audit_queue, event};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Set, Statement,
};
use uuid::Uuid;

use super::{head, sealed};
use crate::{Ctx, Error, Result};

/// How many events are sealed in one transaction: on SQLite everyone else who writes waits for it.
const BATCH: u64 = 500;
/// The advisory lock that makes the sequencer one on PostgreSQL: "audit" in ASCII.
const LOCK: i64 = 0x61_75_64_69_74;

/// Seals up to a batch of what waits. `None`: nothing waited, or another process is at it; else the chain's new end.
pub async fn seal(ctx: &Ctx) -> Result<Option<Head>> {
    // A look first: an idle market never takes the write lock.
    if audit_queue::Entity::find().one(ctx.db.read()).await?.is_none() {
        return Ok(None);
    }
    let tx = ctx.db.begin().await?;
    if !alone(&tx).await? {
        return Ok(None);
    }
    let waiting = audit_queue::Entity::find()
        .order_by_asc(audit_queue::Column::EventId)
        .limit(BATCH)
        .all(&tx)
        .await?;
    let ids: Vec<Uuid> = waiting.into_iter().map(|row| row.event_id).collect();
    if ids.is_empty() {
        return Ok(None);
    }
    let end = append(&tx, &ids).await?;
    audit_queue::Entity::delete_many()
        .filter(audit_queue::Column::EventId.is_in(ids))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(Some(end))
}

/// Whether nobody else seals until this transaction ends: SQLite has one writer anyway.
async fn alone(tx: &DatabaseTransaction) -> Result<bool> {
    let backend = tx.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(true);
    }
    let lock = Statement::from_sql_and_values(backend, "SELECT pg_try_advisory_xact_lock($1)", [LOCK.into()]);
    let row = tx.query_one_raw(lock).await?;
    Ok(row.is_some_and(|row| row.try_get_by_index(0).unwrap_or(false)))
}

/// Appends the seals of these events, in this order.
async fn append(tx: &DatabaseTransaction, ids: &[Uuid]) -> Result<Head> {
    let events = event::Entity::find()
        .filter(event::Column::Id.is_in(ids.iter().copied()))
        .all(tx)
        .await?;
    let mut events: HashMap<Uuid, _> = events.into_iter().map(|row| (row.id, sealed(row))).collect();
    let mut end = head(tx).await?.unwrap_or(Head {
        seq: 0,
        hash: GENESIS.into(),
    });
    let mut entries = Vec::with_capacity(ids.len());
    for id in ids {
        let event = events
            .remove(id)
            .ok_or_else(|| Error::internal(format!("event {id} is gone before it was sealed")))?;
        let seq = end.seq + 1;
        let hash = event.seal(seq, &end.hash);
        entries.push(audit_entry::ActiveModel {
            seq: Set(seq),
            event_id: Set(*id),
            hash: Set(hash.clone()),
            prev_hash: Set(std::mem::take(&mut end.hash)),
        });
        end = Head { seq, hash };
    }
    audit_entry::Entity::insert_many(entries)
        .exec_without_returning(tx)
        .await?;
    Ok(end)
}

//! The entries of a thread: what each side is told, numbered in the order in which it came to stand there.
//!
//! Whoever adds one holds the negotiation's lock until their transaction ends (`Table::sit`, `lapse_open`; SQLite has one
//! writer anyway). So numbers are handed out one transaction after another: when a number can be read, so can every
//! smaller one, and whoever was told up to a number has missed nothing before it. Ids and times give no such order: of
//! two transactions the one that began later may end first.
//!
//! Each side counts by itself: a note of the other one leaves no gap that would tell of it.

use std::collections::HashMap;

use domain::{
    actor::Actor,
    id::NegotiationId,
    rfq::{offer::Side, view::ThreadEntry},
};
use entity::rfq::{message, negotiation, thread_entry};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, Set};
use uuid::Uuid;

use super::read;
use crate::{
    Ctx, Result,
    error::{OrNotFound, known},
    stored,
};

/// How many entries are read at once.
const BATCH: u64 = 100;

/// Adds a message to what a side is told. The negotiation is locked already.
pub(super) async fn add(
    tx: &impl ConnectionTrait,
    negotiation: Uuid,
    side: Side,
    message: Uuid,
) -> Result<()> {
    write(tx, negotiation, side, Some(message)).await
}

/// Tells both sides that the negotiation took a step. The negotiation is locked already.
pub(in crate::rfq) async fn moved(tx: &impl ConnectionTrait, negotiation: Uuid) -> Result<()> {
    for side in [Side::Buyer, Side::Supplier] {
        write(tx, negotiation, side, None).await?;
    }
    Ok(())
}

async fn write(
    tx: &impl ConnectionTrait,
    negotiation: Uuid,
    side: Side,
    message: Option<Uuid>,
) -> Result<()> {
    let told = thread_entry::Entity::find().filter(thread_entry::Column::Side.eq(side.to_string()));
    let entry = thread_entry::ActiveModel {
        negotiation_id: Set(negotiation),
        side: Set(side.to_string()),
        number: Set(stored::signed(newest(tx, told, negotiation).await? + 1)?),
        message_id: Set(message),
    };
    thread_entry::Entity::insert(entry)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The number of the newest of these entries of a negotiation; 0 where there is none.
async fn newest(
    db: &impl ConnectionTrait,
    of: Select<thread_entry::Entity>,
    negotiation: Uuid,
) -> Result<u32> {
    let row = of
        .filter(thread_entry::Column::NegotiationId.eq(negotiation))
        .order_by_desc(thread_entry::Column::Number)
        .one(db)
        .await?;
    row.map_or(Ok(0), |row| stored::number(row.number))
}

/// Up to which number the actor's side has been told.
pub(in crate::rfq) async fn told(db: &impl ConnectionTrait, actor: &Actor, negotiation: Uuid) -> Result<u32> {
    newest(db, thread_entry::Entity::visible_to(actor), negotiation).await
}

/// What the actor's side is told after this number, oldest first, at most a hundred entries.
pub async fn after(ctx: &Ctx, actor: &Actor, id: NegotiationId, number: u32) -> Result<Vec<ThreadEntry>> {
    known(actor)?;
    let db = ctx.db.read();
    negotiation::Entity::visible_to(actor)
        .filter(negotiation::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    let entries = thread_entry::Entity::visible_to(actor)
        .filter(thread_entry::Column::NegotiationId.eq(id.0))
        .filter(thread_entry::Column::Number.gt(stored::signed(number).unwrap_or(i32::MAX)))
        .order_by_asc(thread_entry::Column::Number)
        .limit(BATCH)
        .all(db)
        .await?;
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let named = entries.iter().filter_map(|entry| entry.message_id);
    let rows = message::Entity::visible_to(actor)
        .filter(message::Column::Id.is_in(named))
        .all(db)
        .await?;
    let shown = read::shown(db, actor, id.0, rows).await?;
    let mut shown: HashMap<Uuid, _> = shown.into_iter().map(|one| (one.id.0, one)).collect();
    entries
        .into_iter()
        .map(|entry| {
            Ok(ThreadEntry {
                number: stored::number(entry.number)?,
                message: entry.message_id.and_then(|id| shown.remove(&id)),
            })
        })
        .collect()
}

//! What a person has not read yet, negotiation by negotiation.

use std::collections::HashMap;

use domain::{actor::Actor, rfq::view::NegotiationRow};
use entity::rfq::{message, negotiation, read_mark, rfq};
use sea_orm::{
    ColumnTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Query},
};
use uuid::Uuid;

use crate::{Ctx, Result, rfq::row};

/// How many negotiations the desk names.
const SHOWN: u64 = 10;

/// A negotiation with what a person has not read in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// Which.
    pub negotiation: NegotiationRow,
    /// How many messages.
    pub count: u32,
}

/// The negotiations in which something waits to be read by the actor, those with the newest message first.
pub async fn unread(ctx: &Ctx, actor: &Actor) -> Result<Vec<Unread>> {
    let db = ctx.db.read();
    let Some(found) = unread_of(actor) else {
        return Ok(Vec::new());
    };
    let counts: Vec<(Uuid, i64)> = found
        .select_only()
        .column(message::Column::NegotiationId)
        .column_as(message::Column::Id.count(), "count")
        .group_by(message::Column::NegotiationId)
        .order_by_desc(message::Column::CreatedAt.max())
        .limit(SHOWN)
        .into_tuple()
        .all(db)
        .await?;
    if counts.is_empty() {
        return Ok(Vec::new());
    }
    let pairs = negotiation::Entity::visible_to(actor)
        .filter(negotiation::Column::Id.is_in(counts.iter().map(|(id, _)| *id)))
        .find_also_related(rfq::Entity)
        .all(db)
        .await?;
    let pairs = pairs.into_iter().filter_map(|(row, rfq)| Some((row, rfq?)));
    let rows = row::negotiations(db, pairs.collect()).await?;
    let mut rows: HashMap<Uuid, _> = rows.into_iter().map(|row| (row.id.0, row)).collect();
    let named = counts.into_iter().filter_map(|(id, count)| {
        Some(Unread {
            negotiation: rows.remove(&id)?,
            count: u32::try_from(count).unwrap_or(u32::MAX),
        })
    });
    Ok(named.collect())
}

/// In how many negotiations something waits to be read by the actor.
pub(crate) async fn waiting(ctx: &Ctx, actor: &Actor) -> Result<u32> {
    let Some(found) = unread_of(actor) else {
        return Ok(0);
    };
    let count: Option<i64> = found
        .select_only()
        .column_as(
            Expr::col((message::Entity, message::Column::NegotiationId)).count_distinct(),
            "count",
        )
        .into_tuple()
        .one(ctx.db.read())
        .await?;
    Ok(u32::try_from(count.unwrap_or_default()).unwrap_or(u32::MAX))
}

/// Messages the actor sees, did not write and has not read.
pub(crate) fn unread_of(actor: &Actor) -> Option<Select<message::Entity>> {
    let reader = actor.member()?.person.0;
    let read = Query::select()
        .expr(Expr::value(1))
        .from(read_mark::Entity)
        .and_where(read_mark::Column::PersonId.eq(reader))
        .and_where(
            Expr::col((read_mark::Entity, read_mark::Column::NegotiationId))
                .equals((message::Entity, message::Column::NegotiationId)),
        )
        .and_where(
            Expr::col((read_mark::Entity, read_mark::Column::ReadAt))
                .gte(Expr::col((message::Entity, message::Column::CreatedAt))),
        )
        .take();
    let found = message::Entity::visible_to(actor)
        .filter(message::Column::PersonId.ne(reader))
        .filter(Expr::not_exists(read));
    Some(found)
}

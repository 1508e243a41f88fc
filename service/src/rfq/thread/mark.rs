//! Up to when a person has read a negotiation. Looking at a page changes nothing: a person says so, or writes.

use domain::{
    Instant,
    actor::Actor,
    id::{MessageId, NegotiationId},
};
use entity::rfq::{message, negotiation, read_mark};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known},
};

/// The actor has read all that stands there up to this message, or up to now. Nothing becomes unread by it.
pub async fn mark_read(ctx: &Ctx, actor: &Actor, id: NegotiationId, until: Option<MessageId>) -> Result<()> {
    known(actor)?;
    let tx = ctx.db.begin().await?;
    negotiation::Entity::visible_to(actor)
        .filter(negotiation::Column::Id.eq(id.0))
        .one(&tx)
        .await?
        .or_not_found()?;
    let reader = actor.member().ok_or(Error::Forbidden)?.person;
    let at = match until {
        Some(message) => written_at(&tx, actor, id, message).await?,
        None => ctx.now(),
    };
    mark(&tx, id.0, reader.0, at).await?;
    tx.commit().await?;
    Ok(())
}

async fn written_at(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    id: NegotiationId,
    message: MessageId,
) -> Result<Instant> {
    let row = message::Entity::visible_to(actor)
        .filter(message::Column::Id.eq(message.0))
        .filter(message::Column::NegotiationId.eq(id.0))
        .one(tx)
        .await?;
    Ok(row.or_not_found()?.created_at)
}

pub(super) async fn mark(
    tx: &impl ConnectionTrait,
    negotiation: Uuid,
    person: Uuid,
    at: Instant,
) -> Result<()> {
    let row = read_mark::ActiveModel {
        negotiation_id: Set(negotiation),
        person_id: Set(person),
        read_at: Set(at),
    };
    let anew = OnConflict::columns([read_mark::Column::PersonId, read_mark::Column::NegotiationId])
        .update_column(read_mark::Column::ReadAt)
        .action_and_where(Expr::col((read_mark::Entity, read_mark::Column::ReadAt)).lt(at))
        .to_owned();
    read_mark::Entity::insert(row)
        .on_conflict(anew)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

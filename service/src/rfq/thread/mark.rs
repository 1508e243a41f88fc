//! Up to when a person has read a negotiation. Looking at a page changes nothing: a person says so, or writes.

use domain::{actor::Actor, id::NegotiationId};
use entity::rfq::{negotiation, read_mark};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, sea_query::OnConflict};
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known},
};

/// The actor has read all that stands there now.
pub async fn mark_read(ctx: &Ctx, actor: &Actor, id: NegotiationId) -> Result<()> {
    known(actor)?;
    let tx = ctx.db.begin().await?;
    negotiation::Entity::visible_to(actor)
        .filter(negotiation::Column::Id.eq(id.0))
        .one(&tx)
        .await?
        .or_not_found()?;
    let reader = actor.member().ok_or(Error::Forbidden)?.person;
    mark(ctx, &tx, id.0, reader.0).await?;
    tx.commit().await?;
    Ok(())
}

pub(super) async fn mark(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    negotiation: Uuid,
    person: Uuid,
) -> Result<()> {
    let row = read_mark::ActiveModel {
        negotiation_id: Set(negotiation),
        person_id: Set(person),
        read_at: Set(ctx.now()),
    };
    let anew = OnConflict::columns([read_mark::Column::PersonId, read_mark::Column::NegotiationId])
        .update_column(read_mark::Column::ReadAt)
        .to_owned();
    read_mark::Entity::insert(row)
        .on_conflict(anew)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

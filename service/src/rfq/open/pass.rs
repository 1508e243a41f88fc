//! Passing on an open RFQ: a supplier does not want to offer, and is no longer shown it among what waits.

use domain::{
    actor::{Actor, Right},
    id::RfqId,
};
use entity::rfq::{rfq, rfq_pass};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, sea_query::OnConflict};
use serde_json::json;

use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known, require},
    event,
};

/// Passes; the buyer reads why, if something was said. Passing again changes nothing.
pub async fn pass(ctx: &Ctx, actor: &Actor, id: RfqId, reason: String) -> Result<()> {
    known(actor)?;
    let tx = ctx.db.begin().await?;
    seen(&tx, actor, id).await?;
    let member = actor.member().ok_or(Error::Forbidden)?;
    let row = rfq_pass::ActiveModel {
        rfq_id: Set(id.0),
        company_id: Set(member.company.0),
        person_id: Set(member.person.0),
        reason: Set(reason.clone()),
        passed_at: Set(ctx.now()),
    };
    let once = OnConflict::columns([rfq_pass::Column::RfqId, rfq_pass::Column::CompanyId])
        .do_nothing()
        .to_owned();
    let written = rfq_pass::Entity::insert(row)
        .on_conflict(once)
        .exec_without_returning(&tx)
        .await?;
    if written > 0 {
        event::happened(ctx, &tx, actor, id, "rfq.passed", json!({ "reason": reason })).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Takes it up again: it waits among the others.
pub async fn take_up(ctx: &Ctx, actor: &Actor, id: RfqId) -> Result<()> {
    known(actor)?;
    let tx = ctx.db.begin().await?;
    seen(&tx, actor, id).await?;
    let company = actor.company().ok_or(Error::Forbidden)?;
    let gone = rfq_pass::Entity::delete_many()
        .filter(rfq_pass::Column::RfqId.eq(id.0))
        .filter(rfq_pass::Column::CompanyId.eq(company.0))
        .exec(&tx)
        .await?;
    if gone.rows_affected > 0 {
        event::happened(ctx, &tx, actor, id, "rfq.taken_up", ()).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn seen(tx: &impl ConnectionTrait, actor: &Actor, id: RfqId) -> Result<()> {
    rfq::Entity::open_to(actor)
        .filter(rfq::Column::Id.eq(id.0))
        .one(tx)
        .await?
        .or_not_found()?;
    require(actor, Right::Supply)
}

//! Reporting an open RFQ to the operators of the markets that show it.

use domain::{
    actor::{Actor, Member, Right},
    id::RfqId,
    moderation::CaseState,
    text::Reason,
};
use entity::rfq::{rfq, rfq_case, rfq_market, rfq_report};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    Set,
    sea_query::{LockType, OnConflict},
};
use serde_json::json;
use uuid::Uuid;

use super::{list::by_markets, place::open_case};
use crate::{
    Ctx, Error, Result,
    error::{OrNotFound, known, require},
    event,
};

/// Reports it, as a supplier who sees it or an operator of a market that shows it: in each such market its operators
/// have a case to decide. A company that reports twice says why anew.
pub async fn report(ctx: &Ctx, actor: &Actor, id: RfqId, reason: Reason) -> Result<()> {
    known(actor)?;
    let tx = ctx.db.begin().await?;
    let markets = markets(&tx, actor, id).await?;
    let member = actor.member().ok_or(Error::Forbidden)?;
    // Two reports at once make one case: whoever holds the RFQ opens it.
    rfq::Entity::find()
        .filter(rfq::Column::Id.eq(id.0))
        .lock(LockType::Update)
        .one(&tx)
        .await?
        .or_not_found()?;
    let reason = reason.into_inner();
    for market in markets {
        let case = undecided(ctx, &tx, actor, id.0, market).await?;
        let row = rfq_report::ActiveModel {
            case_id: Set(case),
            company_id: Set(member.company.0),
            person_id: Set(member.person.0),
            reason: Set(reason.clone()),
            reported_at: Set(ctx.now()),
        };
        let anew = OnConflict::columns([rfq_report::Column::CaseId, rfq_report::Column::CompanyId])
            .update_columns([
                rfq_report::Column::PersonId,
                rfq_report::Column::Reason,
                rfq_report::Column::ReportedAt,
            ])
            .to_owned();
        rfq_report::Entity::insert(row)
            .on_conflict(anew)
            .exec_without_returning(&tx)
            .await?;
    }
    event::happened(ctx, &tx, actor, id, "rfq.reported", json!({ "reason": reason })).await?;
    tx.commit().await?;
    Ok(())
}

/// The markets in which the actor can report it.
async fn markets(tx: &impl ConnectionTrait, actor: &Actor, id: RfqId) -> Result<Vec<Uuid>> {
    let this = || rfq::Column::Id.eq(id.0);
    if rfq::Entity::open_to(actor)
        .filter(this())
        .one(tx)
        .await?
        .is_some()
    {
        require(actor, Right::Supply)?;
        let by = by_markets(tx, actor, &[id.0]).await?;
        return Ok(by.into_iter().map(|(_, market)| market).collect());
    }
    rfq::Entity::placed_with(actor)
        .filter(this())
        .one(tx)
        .await?
        .or_not_found()?;
    let mine = actor.member().into_iter().flat_map(Member::markets);
    Ok(rfq_market::Entity::find()
        .select_only()
        .column(rfq_market::Column::MarketId)
        .filter(rfq_market::Column::RfqId.eq(id.0))
        .filter(rfq_market::Column::MarketId.is_in(mine.map(|id| id.0)))
        .into_tuple()
        .all(tx)
        .await?)
}

/// The undecided case about it, opened if there is none. One that has been read waits anew: a decision about what was
/// known before is refused by its `opened_at`.
async fn undecided(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    rfq: Uuid,
    market: Uuid,
) -> Result<Uuid> {
    let standing = rfq_case::Entity::find()
        .filter(rfq_case::Column::RfqId.eq(rfq))
        .filter(rfq_case::Column::MarketId.eq(market))
        .filter(rfq_case::Column::State.ne("decided"))
        .one(tx)
        .await?;
    let Some(case) = standing else {
        return Ok(open_case(ctx, tx, actor, rfq, market).await?.0);
    };
    let id = case.id;
    let (state, detail) = event::columns(&CaseState::Open)?;
    let mut row = case.into_active_model();
    row.state = Set(state);
    row.state_detail = Set(detail);
    row.opened_at = Set(ctx.now());
    row.update_without_returning(tx).await?;
    event::happened(ctx, tx, actor, id, "moderation.reopened", json!({})).await?;
    Ok(id)
}

//! An operator decides about an open RFQ in one of their markets: its placement follows, its buyer is told.

use domain::{
    Instant,
    actor::Actor,
    id::CaseId,
    moderation::{CaseState, Decision, Ruling, Verdict},
    notification::Subject,
    problem::Problem,
    rfq::placement::PlacementState,
};
use entity::rfq::{rfq, rfq_case, rfq_market};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set,
    sea_query::LockType,
};
use serde_json::json;

use super::place;
use crate::{
    Conflict, Ctx, Error, Result,
    error::{OrNotFound, known},
    event,
    moderation::{operator, refuse_own, refuse_taken},
    notification,
};

/// Decides a case the operator has read when it was as of `seen` (its `opened_at`). Whoever comes second gets a
/// conflict with the first decision. Negotiations that have begun go on, whatever is decided.
pub async fn decide(ctx: &Ctx, actor: &Actor, id: CaseId, ruling: Ruling, seen: Instant) -> Result<()> {
    known(actor)?;
    let by = operator(actor)?.person;
    let tx = ctx.db.begin().await?;
    let case = || rfq_case::Entity::visible_to(actor).filter(rfq_case::Column::Id.eq(id.0));
    let named = case().one(&tx).await?.or_not_found()?;
    let rfq = rfq::Entity::find()
        .filter(rfq::Column::Id.eq(named.rfq_id))
        .lock(LockType::Update)
        .one(&tx)
        .await?
        .or_not_found()?;
    let case = case().lock(LockType::Update).one(&tx).await?.or_not_found()?;
    refuse_own(&tx, actor, rfq.buyer_company_id).await?;
    let state: CaseState = event::state(&case.state_detail)?;
    refuse_taken(&tx, &state, by).await?;
    if case.opened_at != seen {
        return Err(Conflict::Resubmitted.into());
    }
    if ruling.verdict == Verdict::RequestChanges {
        return Err(Error::invalid("verdict", Problem::new("unknown-verdict")));
    }
    let placed = rfq_market::Entity::find()
        .filter(rfq_market::Column::RfqId.eq(rfq.id))
        .filter(rfq_market::Column::MarketId.eq(case.market_id))
        .one(&tx)
        .await?
        .or_not_found()?;
    let placement: PlacementState = event::state(&placed.state_detail)?;
    let step = placement.decide(ruling.verdict, ruling.reason.clone())?;
    event::record_with(
        ctx,
        &tx,
        actor,
        rfq.id,
        &step,
        json!({ "market": case.market_id }),
    )
    .await?;
    match (&placement, step.next()) {
        (PlacementState::Waiting, PlacementState::Shown) => {
            place::show(ctx, &tx, rfq.id, case.market_id).await?;
        }
        (_, next) => place::set(&tx, rfq.id, case.market_id, next).await?,
    }
    let decision = Decision {
        verdict: ruling.verdict,
        reason: ruling.reason,
        by,
        at: ctx.now(),
        appeal: None,
    };
    let step = state.decide(decision)?;
    let about = json!({ "market": case.market_id, "rfq": rfq.id, "rfq_title": format!("{} · {}", rfq.number, rfq.title) });
    let touched = Some(rfq.buyer_company_id);
    let (state, detail) = event::record_for(ctx, &tx, actor, id, &step, about, touched).await?;
    let mut row = case.into_active_model();
    row.state = Set(state);
    row.state_detail = Set(detail);
    row.decided_at = Set(Some(ctx.now()));
    row.update_without_returning(&tx).await?;
    notification::tell(ctx, &tx, rfq.buyer_company_id, Subject::RfqDecided(id)).await?;
    tx.commit().await?;
    Ok(())
}

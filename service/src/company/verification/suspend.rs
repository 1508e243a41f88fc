//! An operator stops a company's trade, or lets it trade again; each with the reason its people read.

use domain::{
    actor::Actor, company::VerificationState, id::CaseId, notification::Subject, state::Transition,
    text::Reason,
};
use entity::company::verification_case;
use sea_orm::{ColumnTrait, QueryFilter};
use serde_json::json;

use super::row::{self, advance};
use crate::{
    Conflict, Ctx, Result,
    error::{OrNotFound, known},
    moderation::refuse_own,
    notification,
};

/// Stops the trade of the company that was verified by this case.
pub async fn suspend(ctx: &Ctx, actor: &Actor, id: CaseId, reason: Reason) -> Result<()> {
    let words = reason.clone().into_inner();
    step(ctx, actor, id, reason, |state| state.suspend(words)).await
}

/// Lets it trade again, for as long as its verification still holds.
pub async fn reinstate(ctx: &Ctx, actor: &Actor, id: CaseId, reason: Reason) -> Result<()> {
    step(ctx, actor, id, reason, VerificationState::reinstate).await
}

async fn step(
    ctx: &Ctx,
    actor: &Actor,
    id: CaseId,
    reason: Reason,
    take: impl FnOnce(&VerificationState) -> Transition<VerificationState>,
) -> Result<()> {
    known(actor)?;
    let tx = ctx.db.begin().await?;
    let case = verification_case::Entity::visible_to(actor)
        .filter(verification_case::Column::Id.eq(id.0))
        .one(&tx)
        .await?
        .or_not_found()?;
    let (company, state) = row::lock(&tx, case.company_id).await?;
    refuse_own(&tx, actor, company.id).await?;
    if company.verified_case_id != Some(case.id) {
        // A later case stands in its place; who sees that one acts there.
        return Err(Conflict::Edited.into());
    }
    let step = take(&state)?;
    let further = json!({ "case": id, "market": case.market_id, "reason": reason.into_inner() });
    advance(ctx, &tx, actor, company.id, &step, further, None).await?;
    notification::tell(ctx, &tx, company.id, Subject::Suspension(company.id.into())).await?;
    tx.commit().await?;
    Ok(())
}

//! An operator takes a case, so that no colleague reads it at the same time.

use domain::{actor::Actor, id::CaseId, moderation::CaseState};
use entity::moderation::moderation_case;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::case::{lock, operator};
use crate::{Conflict, Ctx, Result, event};

/// Takes a case, from a colleague too: then it is theirs no more. Taking one's own again changes nothing; one that is
/// decided is a conflict with its decision.
pub async fn claim(ctx: &Ctx, actor: &Actor, id: CaseId) -> Result<()> {
    let by = operator(actor)?.person;
    let tx = ctx.db.begin().await?;
    let locked = lock(&tx, actor, id).await?;
    if let CaseState::Decided(decision) = locked.state {
        return Err(Conflict::Decided(decision).into());
    }
    if locked.state.operator() == Some(by) {
        return Ok(());
    }
    let (state, detail) = event::record(ctx, &tx, actor, id, &locked.state.claim(by)?).await?;
    let mut row: moderation_case::ActiveModel = locked.case.into_active_model();
    row.state = Set(state);
    row.state_detail = Set(detail);
    row.update_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(())
}

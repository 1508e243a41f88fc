//! An operator takes a case, so that no colleague reads it at the same time.

use domain::{actor::Actor, id::CaseId, moderation::CaseState};
use entity::moderation::moderation_case;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::case::{lock, operator, refuse_taken};
use crate::{Ctx, Result, event};

/// Takes a case. Taking one's own again changes nothing; a colleague's is a conflict that names them.
pub async fn claim(ctx: &Ctx, actor: &Actor, id: CaseId) -> Result<()> {
    let by = operator(actor)?.person;
    let tx = ctx.db.begin().await?;
    let locked = lock(&tx, actor, id).await?;
    refuse_taken(&tx, &locked.state, by).await?;
    if locked.state == CaseState::Open {
        let (state, detail) = event::record(ctx, &tx, actor, id, &locked.state.claim(by)?).await?;
        let mut row: moderation_case::ActiveModel = locked.case.into_active_model();
        row.state = Set(state);
        row.state_detail = Set(detail);
        row.update_without_returning(&tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

//! Handing a campaign in, deciding whether the market shows it, and ending it.

use domain::{
    Instant,
    actor::Actor,
    id::PromotionId,
    notification::Subject,
    problem::Problem,
    promotion::{CampaignState, Kind, MAX_FEATURED},
    state::Step,
    text::{Bilingual, Reason},
};
use entity::promotion::campaign;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, Set,
};
use serde_json::json;

use super::find::{self, period};
use crate::{Conflict, Ctx, Error, Result, company::verification, event, notification};

/// Hands in a supplier's; publishes a market's own.
pub async fn submit(ctx: &Ctx, actor: &Actor, id: PromotionId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = find::kept(&tx, actor, id).await?;
    let state: CampaignState = event::state(&row.state_detail)?;
    let step = match row.company_id {
        Some(company) => {
            let step = state.submit()?;
            verification::refuse_suspended(&tx, actor, [company]).await?;
            step
        }
        None => state.publish()?,
    };
    still_ahead(ctx, &row)?;
    if *step.next() == CampaignState::Published {
        leave_turns(ctx, &tx, &row).await?;
    }
    write(ctx, &tx, actor, &row, &step, false).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends it, whether or not it has begun.
pub async fn cancel(ctx: &Ctx, actor: &Actor, id: PromotionId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = find::kept(&tx, actor, id).await?;
    let step = event::state::<CampaignState>(&row.state_detail)?.cancel()?;
    write(ctx, &tx, actor, &row, &step, false).await?;
    tx.commit().await?;
    Ok(())
}

/// An operator shows a supplier's. `seen` is when what they read was written.
pub async fn approve(ctx: &Ctx, actor: &Actor, id: PromotionId, seen: Instant) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = find::decided(&tx, actor, id).await?;
    let step = event::state::<CampaignState>(&row.state_detail)?.approve()?;
    was_read(&row, seen)?;
    still_ahead(ctx, &row)?;
    verification::refuse_suspended(&tx, actor, row.company_id).await?;
    leave_turns(ctx, &tx, &row).await?;
    write(ctx, &tx, actor, &row, &step, true).await?;
    tell(ctx, &tx, &row).await?;
    tx.commit().await?;
    Ok(())
}

/// An operator does not show a supplier's, or no longer; the supplier reads why.
pub async fn refuse(ctx: &Ctx, actor: &Actor, id: PromotionId, seen: Instant, reason: Reason) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = find::decided(&tx, actor, id).await?;
    let state: CampaignState = event::state(&row.state_detail)?;
    let step = state.refuse(reason.into_inner())?;
    was_read(&row, seen)?;
    write(ctx, &tx, actor, &row, &step, true).await?;
    tell(ctx, &tx, &row).await?;
    tx.commit().await?;
    Ok(())
}

/// Its supplier hears what was decided.
async fn tell(ctx: &Ctx, tx: &impl ConnectionTrait, row: &campaign::Model) -> Result<()> {
    match row.company_id {
        Some(company) => notification::tell(ctx, tx, company, Subject::CampaignDecided(row.id.into())).await,
        None => Ok(()),
    }
}

fn was_read(row: &campaign::Model, seen: Instant) -> Result<()> {
    if row.updated_at == seen {
        Ok(())
    } else {
        Err(Conflict::Resubmitted.into())
    }
}

fn still_ahead(ctx: &Ctx, row: &campaign::Model) -> Result<()> {
    let ahead = period(row).check(ctx.now());
    ahead.map_err(|problem| Error::invalid("until", problem))
}

/// So many take turns in a market's strip at most.
async fn leave_turns(ctx: &Ctx, tx: &impl ConnectionTrait, row: &campaign::Model) -> Result<()> {
    let kind: Kind = serde_json::from_value(row.kind_detail.clone())?;
    if !matches!(kind, Kind::Featured { .. }) {
        return Ok(());
    }
    let others = campaign::Entity::find()
        .filter(campaign::Column::MarketId.eq(row.market_id))
        .filter(campaign::Column::State.eq("published"))
        .filter(campaign::Column::Kind.eq(kind.name()))
        .filter(campaign::Column::UntilAt.gt(ctx.now()));
    if others.count(tx).await? < MAX_FEATURED {
        Ok(())
    } else {
        let full = Problem::new("promotion-full").with("max", MAX_FEATURED);
        Err(Error::invalid("", full))
    }
}

/// What operators do to a supplier's stands in the record the supplier reads.
async fn write(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    row: &campaign::Model,
    step: &Step<CampaignState>,
    decided: bool,
) -> Result<()> {
    let name = Bilingual::both(&row.name_zh, &row.name_en);
    let told = json!({ "market": row.market_id, "name": name });
    let touched = row.company_id.filter(|_| decided);
    let (state, detail) = event::record_for(ctx, tx, actor, row.id, step, told, touched).await?;
    let changed = campaign::ActiveModel {
        id: Unchanged(row.id),
        state: Set(state),
        state_detail: Set(detail),
        updated_at: Set(ctx.now()),
        ..Default::default()
    };
    changed.update_without_returning(tx).await?;
    Ok(())
}

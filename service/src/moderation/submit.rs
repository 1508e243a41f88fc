//! Cases as they come and go: opened, put before the operator anew, withdrawn. The transaction and the listing's
//! lock are the caller's; whoever decides a case holds that lock too, so a case never changes under a decision.

use domain::{
    actor::Actor,
    catalog::content::Wording,
    id::CaseId,
    moderation::{CaseState, matter::Matter},
};
use entity::{
    moderation::{listing_report, moderation_case},
    outbox::event as events,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ModelTrait, QueryFilter, Select, Set, Unchanged};
use serde_json::json;
use uuid::Uuid;

use crate::{Ctx, Result, event};

/// A new case about a listing; with a `proposal` it is a revision of one that was approved before.
pub(crate) fn opened(
    ctx: &Ctx,
    actor: &Actor,
    listing: Uuid,
    market: Uuid,
    proposal: Option<&Wording>,
) -> Result<(moderation_case::ActiveModel, events::ActiveModel)> {
    let matter = match proposal {
        None => Matter::New,
        Some(_) => Matter::Revision,
    };
    opened_about(ctx, actor, listing, market, matter, proposal)
}

/// A new case about a listing, of whatever matter; only a revision has a `proposal`.
pub(super) fn opened_about(
    ctx: &Ctx,
    actor: &Actor,
    listing: Uuid,
    market: Uuid,
    matter: Matter,
    proposal: Option<&Wording>,
) -> Result<(moderation_case::ActiveModel, events::ActiveModel)> {
    let id: CaseId = ctx.new_id();
    let (state, state_detail) = event::columns(&CaseState::Open)?;
    let case = moderation_case::ActiveModel {
        id: Set(id.0),
        listing_id: Set(listing),
        market_id: Set(market),
        matter: Set(matter.to_string()),
        proposal: Set(proposal.map(serde_json::to_value).transpose()?),
        state: Set(state),
        state_detail: Set(state_detail),
        opened_at: Set(ctx.now()),
        decided_at: Set(None),
    };
    let event = event::row(
        ctx,
        actor,
        id,
        "moderation.opened".into(),
        json!({ "listing": listing, "matter": matter }),
    );
    Ok((case, event))
}

/// A new case about a change that was shown at once.
pub(crate) fn sampled(
    ctx: &Ctx,
    actor: &Actor,
    listing: Uuid,
    market: Uuid,
) -> Result<(moderation_case::ActiveModel, events::ActiveModel)> {
    opened_about(ctx, actor, listing, market, Matter::Sample, None)
}

/// An undecided case whose listing or proposal changed: it waits again, and a decision about what it said before is
/// refused by its `opened_at`.
pub(crate) fn reopened(
    ctx: &Ctx,
    actor: &Actor,
    case: Uuid,
    proposal: Option<&Wording>,
) -> Result<(moderation_case::ActiveModel, events::ActiveModel)> {
    let (state, state_detail) = event::columns(&CaseState::Open)?;
    let case_row = moderation_case::ActiveModel {
        id: Unchanged(case),
        proposal: Set(proposal.map(serde_json::to_value).transpose()?),
        state: Set(state),
        state_detail: Set(state_detail),
        opened_at: Set(ctx.now()),
        ..Default::default()
    };
    let event = event::row(ctx, actor, case, "moderation.reopened".into(), json!({}));
    Ok((case_row, event))
}

/// What is recorded when an undecided case goes away because there is nothing left to decide.
pub(crate) fn withdrawn(ctx: &Ctx, actor: &Actor, case: Uuid) -> events::ActiveModel {
    event::row(ctx, actor, case, "moderation.withdrawn".into(), json!({}))
}

/// Withdraws those cases of a locked listing that nobody is to decide any more.
pub(crate) async fn withdraw(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    listing: Uuid,
    cases: Select<moderation_case::Entity>,
) -> Result<()> {
    let waiting = cases
        .filter(moderation_case::Column::ListingId.eq(listing))
        .filter(moderation_case::Column::State.ne("decided"));
    for case in waiting.all(tx).await? {
        let event = withdrawn(ctx, actor, case.id);
        events::Entity::insert(event).exec_without_returning(tx).await?;
        listing_report::Entity::delete_many()
            .filter(listing_report::Column::CaseId.eq(case.id))
            .exec(tx)
            .await?;
        case.delete(tx).await?;
    }
    Ok(())
}

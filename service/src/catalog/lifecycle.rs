//! What a supplier does with a listing of their own: take it off show, show it again, give it up.

use domain::{
    actor::{Actor, Right},
    catalog::ListingState,
    id::ListingId,
    state::Transition,
};
use entity::{
    catalog::{listing, listing_market},
    moderation::moderation_case,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    Set,
};
use uuid::Uuid;

use crate::{
    Ctx, Result,
    error::{OrNotFound, known, require},
    event,
    job::{self, Job},
    market, moderation,
};

/// Takes a listing off show for a while.
pub async fn pause(ctx: &Ctx, actor: &Actor, id: ListingId) -> Result<()> {
    change(ctx, actor, id, ListingState::pause).await
}

/// Shows it again.
pub async fn resume(ctx: &Ctx, actor: &Actor, id: ListingId) -> Result<()> {
    change(ctx, actor, id, ListingState::resume).await
}

/// Gives it up for good; what waited for an operator is withdrawn.
pub async fn archive(ctx: &Ctx, actor: &Actor, id: ListingId) -> Result<()> {
    change(ctx, actor, id, ListingState::archive).await
}

async fn change(
    ctx: &Ctx,
    actor: &Actor,
    id: ListingId,
    verb: fn(&ListingState) -> Transition<ListingState>,
) -> Result<()> {
    known(actor)?;
    let tx = ctx.db.begin().await?;
    let row = listing::Entity::owned_by(actor)
        .filter(listing::Column::Id.eq(id.0))
        .lock_exclusive()
        .one(&tx)
        .await?
        .or_not_found()?;
    require(actor, Right::ManageListings)?;
    let step = verb(&event::state(&row.state_detail)?)?;
    if step.next().on_show() {
        require_place(&tx, &row).await?;
    }
    let (state, detail) = event::record(ctx, &tx, actor, id, &step).await?;
    let mut row = row.into_active_model();
    row.state = Set(state);
    row.state_detail = Set(detail);
    row.updated_at = Set(ctx.now());
    row.update_without_returning(&tx).await?;
    if *step.next() == ListingState::Archived {
        moderation::withdraw(ctx, &tx, actor, id.0, moderation_case::Entity::find()).await?;
    }
    job::enqueue(ctx, &tx, Job::IndexListings(vec![id])).await?;
    tx.commit().await?;
    Ok(())
}

/// Only who has a place in one of its markets shows a listing there.
pub(crate) async fn require_place(tx: &impl ConnectionTrait, row: &listing::Model) -> Result<()> {
    let markets: Vec<Uuid> = listing_market::Entity::find()
        .select_only()
        .column(listing_market::Column::MarketId)
        .filter(listing_market::Column::ListingId.eq(row.id))
        .into_tuple()
        .all(tx)
        .await?;
    market::booth::require_any(tx, row.company_id, &markets).await
}

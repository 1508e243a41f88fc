//! Letting a feed rest, going on with it, and giving it up.

use domain::{
    actor::Actor,
    catalog::feed::FeedState,
    id::FeedId,
    state::{State, Transition},
};
use entity::catalog::{catalog_feed, catalog_feed_run};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter, Set};
use serde_json::json;

use super::{locked, schedule};
use crate::{Ctx, Result, event};

/// Lets a feed rest.
pub async fn pause(ctx: &Ctx, actor: &Actor, id: FeedId) -> Result<()> {
    step(ctx, actor, id, FeedState::pause).await
}

/// Goes on with a feed that rests; its failures are forgotten.
pub async fn resume(ctx: &Ctx, actor: &Actor, id: FeedId) -> Result<()> {
    step(ctx, actor, id, FeedState::resume).await
}

async fn step(
    ctx: &Ctx,
    actor: &Actor,
    id: FeedId,
    verb: fn(&FeedState) -> Transition<FeedState>,
) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = locked(&tx, actor, id).await?;
    let state: FeedState = event::state(&row.state_detail)?;
    let step = verb(&state)?;
    let (name, detail) = event::record(ctx, &tx, actor, id, &step).await?;
    let next = match step.next() {
        FeedState::Active => schedule(&row)?.next(ctx.now()),
        FeedState::Paused | FeedState::GivenUp => None,
    };
    let mut changed = row.into_active_model();
    changed.state = Set(name);
    changed.state_detail = Set(detail);
    changed.failures = Set(0);
    changed.next_at = Set(next);
    changed.update_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives a feed up. What it brought stays, its imports too.
pub async fn remove(ctx: &Ctx, actor: &Actor, id: FeedId) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row: catalog_feed::Model = locked(&tx, actor, id).await?;
    let state: FeedState = event::state(&row.state_detail)?;
    let data = json!({ "address": row.address, "state": state.name() });
    catalog_feed_run::Entity::delete_many()
        .filter(catalog_feed_run::Column::FeedId.eq(row.id))
        .exec(&tx)
        .await?;
    row.delete(&tx).await?;
    event::happened(ctx, &tx, actor, id, "feed.removed", data).await?;
    tx.commit().await?;
    Ok(())
}

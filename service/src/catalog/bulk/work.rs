//! The worker's part of a bulk edit: a pass over its listings, batch by batch. How far it got is written with each batch.

use domain::{
    actor::{Actor, Right},
    catalog::bulk::{BulkOutcome, BulkState},
    id::BulkEditId,
    problem::Problem,
};
use entity::catalog::{bulk_edit, bulk_edit_listing};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set, Unchanged,
};

use super::{batch::Editor, steps};
use crate::{
    Ctx, Result, event,
    identity::member_of,
    job::{self, Job},
};

/// Listings written in one transaction.
const BATCH: u64 = 500;
/// Batches of one job: others have their turn in between.
const BATCHES: usize = 10;

/// Does some more of a bulk edit; one that does not wait for it is left as it is.
pub async fn work(ctx: &Ctx, id: BulkEditId) -> Result<()> {
    match go_on(ctx, id, BATCHES).await? {
        Pass::Over => Ok(()),
        Pass::GoesOn => job::enqueue_now(ctx, Job::BulkEdit(id)).await,
    }
}

/// Does the first batch while its supplier waits: most edits are about no more. The worker has its job all the same.
pub(super) async fn at_once(ctx: &Ctx, id: BulkEditId) -> Result<()> {
    go_on(ctx, id, 1).await.map(drop)
}

#[derive(PartialEq, Eq)]
enum Pass {
    GoesOn,
    Over,
}

async fn go_on(ctx: &Ctx, id: BulkEditId, batches: usize) -> Result<Pass> {
    let row = bulk_edit::Entity::visible_to(&Actor::System)
        .filter(bulk_edit::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?;
    let Some(row) = row else { return Ok(Pass::Over) };
    if !event::state::<BulkState>(&row.state_detail)?.is_working() {
        return Ok(Pass::Over);
    }
    let member = member_of(ctx, row.person_id.into(), row.company_id.into()).await?;
    let actor = member
        .map(Actor::Member)
        .filter(|actor| actor.may(Right::ManageListings));
    let Some(actor) = actor else {
        return fail(ctx, id).await;
    };
    let editor = Editor::new(ctx, &actor, &row).await?;
    for _ in 0..batches {
        if one(ctx, &actor, &editor, id).await? == Pass::Over {
            return Ok(Pass::Over);
        }
    }
    Ok(Pass::GoesOn)
}

/// One batch, or the end of the pass.
async fn one(ctx: &Ctx, actor: &Actor, editor: &Editor<'_>, id: BulkEditId) -> Result<Pass> {
    let tx = ctx.db.begin().await?;
    let row = steps::found(&tx, &Actor::System, id).await?;
    let state: BulkState = event::state(&row.state_detail)?;
    if !state.is_working() {
        return Ok(Pass::Over);
    }
    let listings = next(&tx, &row, &state).await?;
    let few = u64::try_from(listings.len()).unwrap_or(u64::MAX) < BATCH;
    if let Some(last) = listings.last().map(|listing| listing.number) {
        let done = editor.batch(&tx, &state, listings).await?;
        keep(&tx, id, done).await?;
        let row = bulk_edit::ActiveModel {
            id: Unchanged(id.0),
            looked_at: Set(last),
            updated_at: Set(ctx.now()),
            ..Default::default()
        };
        row.update_without_returning(&tx).await?;
    }
    if few {
        let step = match state {
            BulkState::Checking => state.check()?,
            BulkState::Running => state.finish(ctx.now())?,
            _ => state.undone()?,
        };
        steps::take(ctx, &tx, actor, id, &step).await?;
    }
    tx.commit().await?;
    Ok(if few { Pass::Over } else { Pass::GoesOn })
}

/// The next listings of the pass: a trial looks at all of them, the others at those that do change.
async fn next(
    tx: &impl ConnectionTrait,
    row: &bulk_edit::Model,
    state: &BulkState,
) -> Result<Vec<bulk_edit_listing::Model>> {
    let mut listings = bulk_edit_listing::Entity::visible_to(&Actor::System)
        .filter(bulk_edit_listing::Column::BulkEditId.eq(row.id))
        .filter(bulk_edit_listing::Column::Number.gt(row.looked_at))
        .order_by_asc(bulk_edit_listing::Column::Number)
        .limit(BATCH);
    if *state != BulkState::Checking {
        let does = BulkOutcome::DOES.map(|outcome| outcome.to_string());
        listings = listings.filter(bulk_edit_listing::Column::Outcome.is_in(does));
    }
    Ok(listings.all(tx).await?)
}

/// Writes what became of a batch, all at once.
async fn keep(
    tx: &impl ConnectionTrait,
    id: BulkEditId,
    listings: Vec<bulk_edit_listing::Model>,
) -> Result<()> {
    bulk_edit_listing::Entity::delete_many()
        .filter(bulk_edit_listing::Column::BulkEditId.eq(id.0))
        .filter(bulk_edit_listing::Column::Number.is_in(listings.iter().map(|listing| listing.number)))
        .exec(tx)
        .await?;
    let rows = listings
        .into_iter()
        .map(|row| row.into_active_model().reset_all());
    bulk_edit_listing::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Who began it may not go on.
async fn fail(ctx: &Ctx, id: BulkEditId) -> Result<Pass> {
    let tx = ctx.db.begin().await?;
    let row = steps::found(&tx, &Actor::System, id).await?;
    let state: BulkState = event::state(&row.state_detail)?;
    if let Ok(step) = state.fail(Problem::new("bulk-not-permitted")) {
        steps::take(ctx, &tx, &Actor::System, id, &step).await?;
        tx.commit().await?;
    }
    Ok(Pass::Over)
}

//! How a run ends, and what follows from it for its feed.

use domain::{
    actor::Actor,
    catalog::{
        feed::{Consequence, FeedState, RunOutcome, outcome_of},
        import::ImportState,
    },
    id::{FeedRunId, ImportId},
    notification::Subject,
    problem::Problem,
};
use entity::catalog::{catalog_feed, catalog_feed_run};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, IntoActiveModel, QueryFilter, QuerySelect, Set,
};
use uuid::Uuid;

use crate::{Ctx, Result, event, notification, stored};

/// A run that brought nothing to import ends.
pub(super) async fn settled(ctx: &Ctx, run: &catalog_feed_run::Model, outcome: RunOutcome) -> Result<()> {
    let tx = ctx.db.begin().await?;
    if let Some(run) = open(&tx, run.id).await? {
        end(ctx, &tx, run, outcome, None).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// A run fails before, or instead of, becoming an import.
pub(super) async fn failed(ctx: &Ctx, run: &catalog_feed_run::Model, problem: Problem) -> Result<()> {
    let tx = ctx.db.begin().await?;
    if let Some(run) = open(&tx, run.id).await? {
        end(ctx, &tx, run, RunOutcome::Failed, Some(problem)).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The import of a run has come to be, as part of the transaction that makes it.
pub(crate) async fn import_begun(tx: &impl ConnectionTrait, run: FeedRunId, import: ImportId) -> Result<()> {
    let Some(run) = open(tx, run.0).await? else {
        return Ok(());
    };
    let mut run = run.into_active_model();
    run.import_id = Set(Some(import.0));
    run.outcome = Set(RunOutcome::Importing.to_string());
    run.update_without_returning(tx).await?;
    Ok(())
}

/// An import has come to its end, as part of the transaction that says so: if it was a run's, that ends too.
pub(crate) async fn import_over(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    import: ImportId,
    state: &ImportState,
) -> Result<()> {
    let Some(outcome) = outcome_of(state) else {
        return Ok(());
    };
    let run = catalog_feed_run::Entity::visible_to(&Actor::System)
        .filter(catalog_feed_run::Column::ImportId.eq(import.0))
        .filter(catalog_feed_run::Column::Outcome.eq(RunOutcome::Importing.to_string()))
        .one(tx)
        .await?;
    let Some(run) = run else { return Ok(()) };
    let problem = match state {
        ImportState::Failed { problem } => Some(problem.clone()),
        _ => None,
    };
    end(ctx, tx, run, outcome, problem).await
}

/// The run, unless it is over.
async fn open(tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<catalog_feed_run::Model>> {
    let run = catalog_feed_run::Entity::visible_to(&Actor::System)
        .filter(catalog_feed_run::Column::Id.eq(id))
        .filter(catalog_feed_run::Column::Outcome.is_in(["waiting", "importing"]))
        .lock_exclusive()
        .one(tx)
        .await?;
    Ok(run)
}

pub(super) async fn end(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    run: catalog_feed_run::Model,
    outcome: RunOutcome,
    problem: Option<Problem>,
) -> Result<()> {
    let feed = catalog_feed::Entity::visible_to(&Actor::System)
        .filter(catalog_feed::Column::Id.eq(run.feed_id))
        .lock_exclusive()
        .one(tx)
        .await?;
    if let Some(feed) = feed {
        match outcome {
            RunOutcome::Failed => count_failure(ctx, tx, feed).await?,
            RunOutcome::Imported | RunOutcome::Unchanged => count_success(tx, feed, &run, outcome).await?,
            RunOutcome::Cancelled | RunOutcome::Waiting | RunOutcome::Importing => {}
        }
    }
    let mut run = run.into_active_model();
    run.outcome = Set(outcome.to_string());
    run.problem = Set(problem.map(serde_json::to_value).transpose()?);
    run.update_without_returning(tx).await?;
    Ok(())
}

/// The failures before are forgotten, and what was imported is known from now on.
async fn count_success(
    tx: &impl ConnectionTrait,
    feed: catalog_feed::Model,
    run: &catalog_feed_run::Model,
    outcome: RunOutcome,
) -> Result<()> {
    let mut feed = feed.into_active_model();
    feed.failures = Set(0);
    if outcome == RunOutcome::Imported {
        feed.etag = Set(run.etag.clone());
        feed.last_modified = Set(run.last_modified.clone());
        feed.digest = Set(run.digest.clone());
    }
    feed.update_without_returning(tx).await?;
    Ok(())
}

async fn count_failure(ctx: &Ctx, tx: &impl ConnectionTrait, feed: catalog_feed::Model) -> Result<()> {
    let failures = stored::number(feed.failures)? + 1;
    let state: FeedState = event::state(&feed.state_detail)?;
    let (id, company) = (feed.id, feed.company_id);
    let mut feed = feed.into_active_model();
    feed.failures = Set(stored::signed(failures)?);
    let consequence = Consequence::of(failures);
    // One that rests fails only when somebody has it run, and sees that.
    if consequence == Consequence::GivenUp && state == FeedState::Active {
        let step = state.give_up()?;
        let (name, detail) = event::record(ctx, tx, &Actor::System, id, &step).await?;
        feed.state = Set(name);
        feed.state_detail = Set(detail);
        feed.next_at = Set(None);
    }
    feed.update_without_returning(tx).await?;
    if state == FeedState::Active && consequence != Consequence::Nothing {
        notification::tell(ctx, tx, company, Subject::FeedFails(id.into())).await?;
    }
    Ok(())
}

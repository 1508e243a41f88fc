//! A run: the file is fetched, held against the one imported last, and handed in as any file is.

use domain::{
    actor::Actor,
    catalog::feed::{MAX_FILE, RunOutcome},
    id::FeedRunId,
    problem::{FieldErrors, Problem},
    web::WebAddress,
};
use entity::catalog::{catalog_feed, catalog_feed_run};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, IntoActiveModel, QueryFilter, Set};
use sha2::{Digest, Sha256};

use super::over::{failed, settled};
use crate::{
    Ctx, Error, Result,
    catalog::import::{self, Asked, Upload},
    identity::member_of,
    market,
    port::{
        file_source::{Fetched, FileSource, Version},
        picture_source::Unfetched,
    },
};

/// Fetches the file of a run that waits for it. What fails is told to the supplier, and does not fail the job: the next
/// night is the next try.
pub async fn fetch(ctx: &Ctx, source: &dyn FileSource, id: FeedRunId) -> Result<()> {
    let Some((run, feed)) = waiting(ctx.db.read(), id).await? else {
        return Ok(());
    };
    let known = Version {
        etag: feed.etag.clone(),
        last_modified: feed.last_modified.clone(),
    };
    let fetched = match WebAddress::parse(&feed.address) {
        Ok(address) => source.fetch_file(&address, &known, MAX_FILE).await,
        Err(problem) => Err(Unfetched::Lasting(problem)),
    };
    match fetched {
        Ok(Fetched::Unchanged) => settled(ctx, &run, RunOutcome::Unchanged).await,
        Ok(Fetched::File {
            content,
            name,
            version,
        }) => {
            let digest = hex::encode(Sha256::digest(&content));
            if feed.digest.as_ref() == Some(&digest) {
                return settled(ctx, &run, RunOutcome::Unchanged).await;
            }
            let run = note(ctx, run, version, digest).await?;
            let market = market::references(ctx.db.read(), [feed.market_id]).await?;
            let new = Upload {
                name,
                content,
                market: market.into_values().next().map(|market| market.slug),
                pictures: None,
            };
            hand_in(ctx, &feed, &run, new).await
        }
        Err(Unfetched::Lasting(problem) | Unfetched::Passing(problem)) => failed(ctx, &run, problem).await,
    }
}

/// Hands the file in, in the name of who set the feed up. What its columns mean is never guessed.
async fn hand_in(
    ctx: &Ctx,
    feed: &catalog_feed::Model,
    run: &catalog_feed_run::Model,
    new: Upload,
) -> Result<()> {
    let member = member_of(ctx, feed.person_id.into(), feed.company_id.into()).await?;
    let Some(actor) = member.map(Actor::Member) else {
        return failed(ctx, run, Problem::new("import-not-permitted")).await;
    };
    match import::upload_for(ctx, &actor, new, Asked::Known, true, Some(run.id.into())).await {
        Ok((_, true)) => Ok(()),
        Ok((_, false)) => failed(ctx, run, Problem::new("feed-columns")).await,
        Err(Error::Forbidden) => failed(ctx, run, Problem::new("import-not-permitted")).await,
        Err(Error::Invalid(FieldErrors(errors))) => {
            let first = errors.into_iter().next().map(|error| error.problem);
            failed(ctx, run, first.unwrap_or_else(|| Problem::new("file-damaged"))).await
        }
        Err(other) => Err(other),
    }
}

/// Notes which version was fetched, for when it will have been imported.
async fn note(
    ctx: &Ctx,
    run: catalog_feed_run::Model,
    version: Version,
    digest: String,
) -> Result<catalog_feed_run::Model> {
    let tx = ctx.db.begin().await?;
    let mut run = run.into_active_model();
    run.etag = Set(version.etag);
    run.last_modified = Set(version.last_modified);
    run.digest = Set(Some(digest));
    let run = run.update(&tx).await?;
    tx.commit().await?;
    Ok(run)
}

/// The run, while it waits to be fetched, and its feed.
async fn waiting(
    db: &impl ConnectionTrait,
    id: FeedRunId,
) -> Result<Option<(catalog_feed_run::Model, catalog_feed::Model)>> {
    let run = catalog_feed_run::Entity::visible_to(&Actor::System)
        .filter(catalog_feed_run::Column::Id.eq(id.0))
        .filter(catalog_feed_run::Column::Outcome.eq(RunOutcome::Waiting.to_string()))
        .one(db)
        .await?;
    let Some(run) = run else { return Ok(None) };
    let feed = catalog_feed::Entity::visible_to(&Actor::System)
        .filter(catalog_feed::Column::Id.eq(run.feed_id))
        .one(db)
        .await?;
    Ok(feed.map(|feed| (run, feed)))
}

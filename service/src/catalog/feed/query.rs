//! Feeds and their runs as their company reads them.

use std::collections::HashMap;

use domain::{
    actor::{Actor, Right},
    catalog::feed::{FeedRun, FeedView},
    id::FeedId,
    page::{Page, PageRequest},
};
use entity::catalog::{catalog_feed, catalog_feed_run, catalog_import};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::{schedule, under_way};
use crate::{
    Ctx, Result,
    catalog::import,
    error::{OrNotFound, known, require},
    event, market, stored,
};

/// One's own company's feeds, the oldest first; there are never many.
pub async fn list(ctx: &Ctx, actor: &Actor) -> Result<Vec<FeedView>> {
    require(actor, Right::SeeListings)?;
    let rows = catalog_feed::Entity::visible_to(actor)
        .order_by_asc(catalog_feed::Column::Id)
        .all(ctx.db.read())
        .await?;
    let mut feeds = Vec::with_capacity(rows.len());
    for row in rows {
        feeds.push(read(ctx, actor, row).await?);
    }
    Ok(feeds)
}

/// A feed of one's own company.
pub async fn view(ctx: &Ctx, actor: &Actor, id: FeedId) -> Result<FeedView> {
    let row = seen(ctx, actor, id).await?;
    read(ctx, actor, row).await
}

/// The times a feed was fetched, the latest first.
pub async fn runs(ctx: &Ctx, actor: &Actor, id: FeedId, page: PageRequest) -> Result<Page<FeedRun>> {
    seen(ctx, actor, id).await?;
    let mut rows = of_feed(actor, id.0).limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        rows = rows.filter(catalog_feed_run::Column::Id.lt(last));
    }
    let rows = rows.all(ctx.db.read()).await?;
    let runs = with_imports(ctx.db.read(), actor, rows).await?;
    Ok(Page::cut(runs, page.limit, |run| run.id.to_string()))
}

async fn seen(ctx: &Ctx, actor: &Actor, id: FeedId) -> Result<catalog_feed::Model> {
    known(actor)?;
    catalog_feed::Entity::visible_to(actor)
        .filter(catalog_feed::Column::Id.eq(id.0))
        .one(ctx.db.read())
        .await?
        .or_not_found()
}

async fn read(ctx: &Ctx, actor: &Actor, row: catalog_feed::Model) -> Result<FeedView> {
    let db = ctx.db.read();
    let market = market::references(db, [row.market_id]).await?;
    let last = of_feed(actor, row.id).limit(1).all(db).await?;
    Ok(FeedView {
        id: row.id.into(),
        schedule: schedule(&row)?,
        market: market.into_values().next().or_not_found()?,
        state: event::state(&row.state_detail)?,
        failures: stored::number(row.failures)?,
        next_at: row.next_at,
        under_way: under_way(ctx, db, row.id).await?,
        last: with_imports(db, actor, last).await?.pop(),
        address: row.address,
    })
}

fn of_feed(actor: &Actor, feed: Uuid) -> Select<catalog_feed_run::Entity> {
    catalog_feed_run::Entity::visible_to(actor)
        .filter(catalog_feed_run::Column::FeedId.eq(feed))
        .order_by_desc(catalog_feed_run::Column::Id)
}

/// The runs with what became of their imports, as far as these are kept.
async fn with_imports(
    db: &impl ConnectionTrait,
    actor: &Actor,
    rows: Vec<catalog_feed_run::Model>,
) -> Result<Vec<FeedRun>> {
    let imports = catalog_import::Entity::visible_to(actor)
        .filter(catalog_import::Column::Id.is_in(rows.iter().filter_map(|row| row.import_id)))
        .all(db)
        .await?;
    let counts = imports.iter().map(|row| Ok((row.id, import::counts(row)?)));
    let counts = counts.collect::<Result<HashMap<_, _>>>()?;
    let read = |row: catalog_feed_run::Model| {
        let import = row.import_id;
        Ok(FeedRun {
            id: row.id.into(),
            at: row.at,
            outcome: stored::name(&row.outcome)?,
            problem: row.problem.map(serde_json::from_value).transpose()?,
            import: import.and_then(|id| Some((id.into(), *counts.get(&id)?))),
        })
    };
    rows.into_iter().map(read).collect()
}

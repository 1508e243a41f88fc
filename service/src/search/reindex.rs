//! What results show or are narrowed by of a supplier or a market has changed: their listings are brought in step, by
//! jobs of the transaction that changes it.

use domain::id::ListingId;
use entity::catalog::{listing, listing_market};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::{
    Ctx, Result,
    job::{self, Job},
};

/// How many listings one job brings in step.
const BATCH: usize = 1_000;

/// Brings the listings of a company in step.
pub(crate) async fn reindex_supplier(ctx: &Ctx, tx: &impl ConnectionTrait, company: Uuid) -> Result<()> {
    let own = listing::Entity::find()
        .select_only()
        .column(listing::Column::Id)
        .filter(listing::Column::CompanyId.eq(company));
    enqueue(ctx, tx, own).await
}

/// Brings the listings of a market in step.
pub(crate) async fn reindex_market(ctx: &Ctx, tx: &impl ConnectionTrait, market: Uuid) -> Result<()> {
    let listed = listing_market::Entity::find()
        .select_only()
        .column(listing_market::Column::ListingId)
        .filter(listing_market::Column::MarketId.eq(market));
    enqueue(ctx, tx, listed).await
}

async fn enqueue<E: EntityTrait>(ctx: &Ctx, tx: &impl ConnectionTrait, ids: Select<E>) -> Result<()> {
    let ids: Vec<Uuid> = ids.into_tuple().all(tx).await?;
    reindex_listings(ctx, tx, &ids).await
}

/// Brings these listings in step.
pub(crate) async fn reindex_listings(ctx: &Ctx, tx: &impl ConnectionTrait, ids: &[Uuid]) -> Result<()> {
    for batch in ids.chunks(BATCH) {
        let batch = batch.iter().copied().map(ListingId).collect();
        job::enqueue(ctx, tx, Job::IndexListings(batch)).await?;
    }
    Ok(())
}

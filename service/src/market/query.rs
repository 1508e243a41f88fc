//! Markets as the frame, the filters and their own pages show them.

use std::collections::HashMap;

use domain::{
    market::{MarketRef, MarketView},
    text::Bilingual,
};
use entity::{
    catalog::{listing, listing_market},
    market::{booth, market},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait, sea_query::JoinType,
};
use uuid::Uuid;

use crate::{Ctx, Result, error::OrNotFound};

/// Every market, in the operator's order. There are tens of them, not thousands: they fit the frame of each page.
pub async fn list(ctx: &Ctx) -> Result<Vec<MarketRef>> {
    let rows = market::Entity::find()
        .order_by_asc(market::Column::Position)
        .limit(200)
        .all(ctx.db.read())
        .await?;
    Ok(rows.into_iter().map(reference).collect())
}

/// A market's own page.
pub async fn view(ctx: &Ctx, slug: &str) -> Result<MarketView> {
    let db = ctx.db.read();
    let row = by_slug(db, slug).await?.or_not_found()?;
    let suppliers = booth::Entity::find()
        .filter(booth::Column::MarketId.eq(row.id))
        .count(db)
        .await?;
    let listings = listing_market::Entity::find()
        .join(JoinType::InnerJoin, listing_market::Relation::Listing.def())
        .filter(listing_market::Column::MarketId.eq(row.id))
        .filter(listing::Column::State.eq("published"))
        .count(db)
        .await?;
    Ok(MarketView {
        region: Bilingual::both(&row.region_zh, &row.region_en),
        story: Bilingual::both(&row.story_zh, &row.story_en),
        market: reference(row),
        suppliers,
        listings,
    })
}

pub(crate) fn reference(row: market::Model) -> MarketRef {
    MarketRef {
        id: row.id.into(),
        slug: row.slug,
        name: Bilingual::both(row.name_zh, row.name_en),
    }
}

pub(crate) async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<market::Model>> {
    Ok(market::Entity::find()
        .filter(market::Column::Slug.eq(slug))
        .one(db)
        .await?)
}

/// References to markets by id, in one query.
pub(crate) async fn references(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, MarketRef>> {
    let rows = market::Entity::find()
        .filter(market::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, reference(row))).collect())
}

/// The markets a company has a booth in, first the one it took first.
pub(crate) async fn of_company(db: &impl ConnectionTrait, company: Uuid) -> Result<Vec<MarketRef>> {
    let rows = market::Entity::find()
        .join(JoinType::InnerJoin, booth::Relation::Market.def().rev())
        .filter(booth::Column::CompanyId.eq(company))
        .order_by_asc(market::Column::Position)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(reference).collect())
}

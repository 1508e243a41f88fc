//! Markets as the frame, the filters and their own pages show them.

use std::collections::{BTreeMap, HashMap};

use domain::{
    actor::{Actor, Member},
    catalog::ListingState,
    market::{MarketRef, MarketView, RegionView},
    text::Bilingual,
};
use entity::{
    catalog::{listing, listing_market},
    market::{booth, market},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
    sea_query::{JoinType, Query},
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

/// The cities markets are in, by their codes.
pub async fn regions(ctx: &Ctx) -> Result<BTreeMap<String, Bilingual>> {
    let rows: Vec<(String, String, String)> = market::Entity::find()
        .select_only()
        .columns([
            market::Column::RegionCode,
            market::Column::RegionZh,
            market::Column::RegionEn,
        ])
        .limit(200)
        .into_tuple()
        .all(ctx.db.read())
        .await?;
    let named = |(code, zh, en)| (code, Bilingual::both(zh, en));
    Ok(rows.into_iter().map(named).collect())
}

/// A market's own page.
pub async fn view(ctx: &Ctx, slug: &str) -> Result<MarketView> {
    let row = by_slug(ctx.db.read(), slug).await?.or_not_found()?;
    with_figures(ctx, vec![row]).await?.pop().or_not_found()
}

/// Every market with its figures, in the operator's order.
pub async fn overview(ctx: &Ctx) -> Result<Vec<MarketView>> {
    let rows = market::Entity::find()
        .order_by_asc(market::Column::Position)
        .limit(200)
        .all(ctx.db.read())
        .await?;
    with_figures(ctx, rows).await
}

/// The markets of a city.
pub async fn region(ctx: &Ctx, code: &str) -> Result<RegionView> {
    let db = ctx.db.read();
    let rows = market::Entity::find()
        .filter(market::Column::RegionCode.eq(code))
        .order_by_asc(market::Column::Position)
        .limit(200)
        .all(db)
        .await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let markets = with_figures(ctx, rows).await?;
    let name = markets.first().or_not_found()?.region.clone();
    let suppliers = booth::Entity::find()
        .select_only()
        .column(booth::Column::CompanyId)
        .distinct()
        .filter(booth::Column::MarketId.is_in(ids.iter().copied()))
        .count(db)
        .await?;
    let placed = Query::select()
        .column(listing_market::Column::ListingId)
        .from(listing_market::Entity)
        .and_where(listing_market::Column::MarketId.is_in(ids))
        .take();
    let listings = listing::Entity::visible_to(&Actor::Anyone)
        .filter(listing::Column::Id.in_subquery(placed))
        .count(db)
        .await?;
    Ok(RegionView {
        code: code.to_owned(),
        name,
        markets,
        suppliers,
        listings,
    })
}

/// Counts suppliers and listings on show, in three queries however many markets there are.
pub(crate) async fn with_figures(ctx: &Ctx, rows: Vec<market::Model>) -> Result<Vec<MarketView>> {
    let db = ctx.db.read();
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let suppliers: Vec<(Uuid, i64)> = booth::Entity::find()
        .select_only()
        .column(booth::Column::MarketId)
        .column_as(booth::Column::CompanyId.count(), "count")
        .filter(booth::Column::MarketId.is_in(ids.clone()))
        .group_by(booth::Column::MarketId)
        .into_tuple()
        .all(db)
        .await?;
    let placed = listing_market::Entity::find()
        .select_only()
        .column(listing_market::Column::MarketId)
        .column_as(listing_market::Column::ListingId.count(), "count")
        .group_by(listing_market::Column::MarketId);
    let off_show = placed
        .clone()
        .join(JoinType::InnerJoin, listing_market::Relation::Listing.def())
        .filter(listing::Column::State.is_in(ListingState::OFF_SHOW));
    // Most are on show: all of them less the few others is read from indexes alone, thirty times as fast as a join. The
    // others are found by their state, which asking for one market's only would hide from SQLite.
    let placed = placed.filter(listing_market::Column::MarketId.is_in(ids));
    let placed: Vec<(Uuid, i64)> = placed.into_tuple().all(db).await?;
    let off_show: Vec<(Uuid, i64)> = off_show.into_tuple().all(db).await?;
    let count = |counts: &[(Uuid, i64)], market: Uuid| {
        let found = counts.iter().find(|(id, _)| *id == market);
        found
            .and_then(|(_, count)| u64::try_from(*count).ok())
            .unwrap_or_default()
    };
    let views = rows.into_iter().map(|row| MarketView {
        region: Bilingual::both(&row.region_zh, &row.region_en),
        region_code: row.region_code.clone(),
        story: Bilingual::both(&row.story_zh, &row.story_en),
        suppliers: count(&suppliers, row.id),
        listings: count(&placed, row.id).saturating_sub(count(&off_show, row.id)),
        market: reference(row),
    });
    Ok(views.collect())
}

pub(crate) fn reference(row: market::Model) -> MarketRef {
    MarketRef {
        id: row.id.into(),
        slug: row.slug,
        name: Bilingual::both(row.name_zh, row.name_en),
    }
}

/// The markets the actor operates, by name.
pub async fn operated(ctx: &Ctx, actor: &Actor) -> Result<Vec<MarketRef>> {
    let ids = actor.member().into_iter().flat_map(Member::markets);
    let markets = references(ctx.db.read(), ids.map(|id| id.0)).await?;
    let mut markets: Vec<_> = markets.into_values().collect();
    markets.sort_by(|one, other| one.slug.cmp(&other.slug));
    Ok(markets)
}

pub(crate) async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<market::Model>> {
    if !slug
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    {
        return Ok(None);
    }
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

/// The markets a company has a booth in, in the order markets are listed.
pub(crate) async fn of_company(db: &impl ConnectionTrait, company: Uuid) -> Result<Vec<MarketRef>> {
    let rows = market::Entity::find()
        .join(JoinType::InnerJoin, booth::Relation::Market.def().rev())
        .filter(booth::Column::CompanyId.eq(company))
        .order_by_asc(market::Column::Position)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(reference).collect())
}

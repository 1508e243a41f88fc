//! An operator ends a supplier's place in a market; what it shows there goes off show after it.

use domain::{
    actor::Actor,
    catalog::ListingState,
    id::{CompanyId, ListingId, MarketId},
    market::booth::WishState,
    notification::Subject,
    text::Reason,
};
use entity::{
    catalog::{listing, listing_market},
    company::company,
    market::{booth, booth_wish, demonstration},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Unchanged,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{LockType, Query},
};
use serde_json::json;
use uuid::Uuid;

use super::{locked_market, places};
use crate::{
    Ctx, Result,
    company::read,
    error::OrNotFound,
    event,
    job::{self, Job},
    notification,
};

/// How many listings go off show in one transaction.
const BATCH: u64 = 200;

/// Ends it; the supplier reads why, and can ask again.
pub async fn end(ctx: &Ctx, actor: &Actor, slug: &str, code: &str, reason: Reason) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let market = locked_market(&tx, actor, slug).await?;
    let company = read::by_code(&tx, code).await?.or_not_found()?;
    let ended = booth::Entity::delete_many()
        .filter(booth::Column::MarketId.eq(market.id))
        .filter(booth::Column::CompanyId.eq(company.id))
        .exec(&tx)
        .await?;
    if ended.rows_affected == 0 {
        return Err(crate::Error::NotFound);
    }
    demonstration::Entity::delete_many()
        .filter(demonstration::Column::MarketId.eq(market.id))
        .filter(demonstration::Column::CompanyId.eq(company.id))
        .exec(&tx)
        .await?;
    let reason = reason.into_inner();
    let told = json!({ "market": market.id, "reason": reason });
    event::touched(ctx, &tx, actor, company.id, "company.left_booth", told).await?;
    let (state, detail) = event::columns(&WishState::Ended { reason })?;
    let row = booth_wish::ActiveModel {
        company_id: Set(company.id),
        market_id: Set(market.id),
        words: Set(String::new()),
        state: Set(state),
        state_detail: Set(detail),
        at: Set(ctx.now()),
    };
    booth_wish::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    let (left, place) = (CompanyId(company.id), MarketId(market.id));
    job::enqueue(ctx, &tx, Job::LeaveMarket(left, place)).await?;
    notification::tell(ctx, &tx, company.id, Subject::Booth(place)).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes off show what a supplier still shows in a market it has no place in any more, batch by batch: what is offered
/// in another market where it has one goes on being shown there, everything else is paused. Done twice, or after it
/// came back, it changes nothing.
pub async fn leave(ctx: &Ctx, company: CompanyId, market: MarketId) -> Result<()> {
    while batch(ctx, company.0, market.0).await? {}
    Ok(())
}

/// One batch; whether there may be more.
async fn batch(ctx: &Ctx, company: Uuid, market: Uuid) -> Result<bool> {
    let tx = ctx.db.begin().await?;
    // Whoever gives the place back waits, or is seen here.
    company::Entity::find()
        .filter(company::Column::Id.eq(company))
        .lock(LockType::NoKeyUpdate)
        .one(&tx)
        .await?;
    let places = places(&tx, company).await?;
    if places.contains(&market) {
        return Ok(false);
    }
    let rows = shown(&tx, company, market).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let elsewhere: Vec<Uuid> = listing_market::Entity::find()
        .select_only()
        .column(listing_market::Column::ListingId)
        .filter(listing_market::Column::ListingId.is_in(ids.iter().copied()))
        .filter(listing_market::Column::MarketId.is_in(places))
        .into_tuple()
        .all(&tx)
        .await?;
    for row in &rows {
        match elsewhere.contains(&row.id) {
            true => move_out(ctx, &tx, row.id, market).await?,
            false => pause(ctx, &tx, row).await?,
        }
    }
    if !ids.is_empty() {
        let listings = ids.iter().copied().map(ListingId).collect();
        job::enqueue(ctx, &tx, Job::IndexListings(listings)).await?;
    }
    tx.commit().await?;
    Ok(ids.len() as u64 == BATCH)
}

/// What it shows there.
async fn shown(tx: &impl ConnectionTrait, company: Uuid, market: Uuid) -> Result<Vec<listing::Model>> {
    let placed = Query::select()
        .column(listing_market::Column::ListingId)
        .from(listing_market::Entity)
        .and_where(listing_market::Column::MarketId.eq(market))
        .take();
    Ok(listing::Entity::visible_to(&Actor::System)
        .filter(listing::Column::CompanyId.eq(company))
        .filter(listing::Column::State.eq("published"))
        .filter(listing::Column::Id.in_subquery(placed))
        .order_by_asc(listing::Column::Id)
        .limit(BATCH)
        .lock_exclusive()
        .all(tx)
        .await?)
}

async fn move_out(ctx: &Ctx, tx: &impl ConnectionTrait, listing: Uuid, market: Uuid) -> Result<()> {
    listing_market::Entity::delete_many()
        .filter(listing_market::Column::ListingId.eq(listing))
        .filter(listing_market::Column::MarketId.eq(market))
        .exec(tx)
        .await?;
    let told = json!({ "market": market });
    event::happened(ctx, tx, &Actor::System, listing, "listing.left_market", told).await
}

async fn pause(ctx: &Ctx, tx: &impl ConnectionTrait, row: &listing::Model) -> Result<()> {
    let state: ListingState = event::state(&row.state_detail)?;
    let (state, detail) = event::record(ctx, tx, &Actor::System, row.id, &state.pause()?).await?;
    let row = listing::ActiveModel {
        id: Unchanged(row.id),
        state: Set(state),
        state_detail: Set(detail),
        updated_at: Set(ctx.now()),
        ..Default::default()
    };
    row.update_without_returning(tx).await?;
    Ok(())
}

//! Placing an open RFQ in its markets, with its draft and when it is published.

use domain::{
    actor::Actor,
    id::{CaseId, MarketId, RfqId},
    moderation::CaseState,
    problem::Problem,
    rfq::{self as rules, placement::PlacementState, view::Placement, visibility::Visibility},
};
use entity::{
    company::company as companies,
    market::market,
    rfq::{rfq, rfq_case, rfq_market},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set, sea_query::LockType,
};
use serde_json::json;
use uuid::Uuid;

use super::market::counts;
use crate::{
    Conflict, Ctx, Error, Result, company, event,
    job::{self, Job},
};

/// Writes down the markets of a draft; each must be one.
pub(in crate::rfq) async fn write(tx: &impl ConnectionTrait, id: RfqId, markets: &[MarketId]) -> Result<()> {
    let known = market::Entity::find()
        .filter(market::Column::Id.is_in(markets.iter().map(|id| id.0)))
        .all(tx)
        .await?;
    if markets.iter().any(|id| known.iter().all(|row| row.id != id.0)) {
        return Err(Error::invalid("markets", Problem::new("unknown-market")));
    }
    let (state, detail) = event::columns(&PlacementState::Waiting)?;
    let rows = known.into_iter().map(|row| rfq_market::ActiveModel {
        rfq_id: Set(id.0),
        market_id: Set(row.id),
        state: Set(state.clone()),
        state_detail: Set(detail.clone()),
        told_at: Set(None),
    });
    rfq_market::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Whoever publishes an open RFQ of this company waits for whoever does so just now: [`MAX_OPEN`](rules::MAX_OPEN)
/// holds for both together.
pub(in crate::rfq) async fn queue_up(tx: &impl ConnectionTrait, buyer: Uuid) -> Result<()> {
    companies::Entity::find()
        .filter(companies::Column::Id.eq(buyer))
        .lock(LockType::Update)
        .one(tx)
        .await?;
    Ok(())
}

/// Shows a draft that is published now in its markets, or lets their operators look at it first. Whoever calls has
/// queued up.
pub(in crate::rfq) async fn publish(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    row: &rfq::Model,
) -> Result<()> {
    keep_limit(ctx, tx, row.buyer_company_id).await?;
    let buyer = company::read::reference_to(tx, row.buyer_company_id).await?;
    let first = PlacementState::first(buyer.standing.is_verified(ctx.now()));
    let placed = rfq_market::Entity::find().filter(rfq_market::Column::RfqId.eq(row.id));
    for place in placed.all(tx).await? {
        let about = json!({ "market": place.market_id, "placement": &first });
        event::happened(ctx, tx, actor, row.id, "rfq.placed", about).await?;
        match first {
            PlacementState::Shown => show(ctx, tx, place.rfq_id, place.market_id).await?,
            _ => drop(open_case(ctx, tx, actor, place.rfq_id, place.market_id).await?),
        }
    }
    Ok(())
}

/// The first time a market shows an RFQ its suppliers hear of it.
pub(super) async fn show(ctx: &Ctx, tx: &impl ConnectionTrait, rfq: Uuid, market: Uuid) -> Result<()> {
    set(tx, rfq, market, &PlacementState::Shown).await?;
    job::enqueue(ctx, tx, Job::TellOfRfq(rfq.into(), market.into())).await
}

/// Writes where an RFQ stands in a market. Its event was recorded by whoever calls.
pub(super) async fn set(
    tx: &impl ConnectionTrait,
    rfq: Uuid,
    market: Uuid,
    placement: &PlacementState,
) -> Result<()> {
    let (state, detail) = event::columns(placement)?;
    let changed = rfq_market::ActiveModel {
        state: Set(state),
        state_detail: Set(detail),
        ..Default::default()
    };
    rfq_market::Entity::update_many()
        .set(changed)
        .filter(rfq_market::Column::RfqId.eq(rfq))
        .filter(rfq_market::Column::MarketId.eq(market))
        .exec(tx)
        .await?;
    Ok(())
}

/// Puts an RFQ before a market's operators.
pub(super) async fn open_case(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    rfq: Uuid,
    market: Uuid,
) -> Result<CaseId> {
    let id: CaseId = ctx.new_id();
    let (state, detail) = event::columns(&CaseState::Open)?;
    let case = rfq_case::ActiveModel {
        id: Set(id.0),
        rfq_id: Set(rfq),
        market_id: Set(market),
        state: Set(state),
        state_detail: Set(detail),
        opened_at: Set(ctx.now()),
        decided_at: Set(None),
    };
    rfq_case::Entity::insert(case).exec_without_returning(tx).await?;
    event::happened(ctx, tx, actor, id, "moderation.opened", json!({ "rfq": rfq })).await?;
    Ok(id)
}

/// Refuses an open RFQ too many, with when the next one is possible.
async fn keep_limit(ctx: &Ctx, tx: &impl ConnectionTrait, buyer: Uuid) -> Result<()> {
    let published = rfq::Entity::find()
        .select_only()
        .column(rfq::Column::PublishedAt)
        .filter(rfq::Column::BuyerCompanyId.eq(buyer))
        .filter(rfq::Column::Visibility.eq("open"))
        .filter(rfq::Column::PublishedAt.gt(ctx.now() - rules::OPEN_WITHIN))
        .into_tuple()
        .all(tx)
        .await?;
    rules::next_open(ctx.now(), &published).map_err(|next| Conflict::OpenLimit(next).into())
}

/// Where an RFQ stands in each of its markets, in the order of their slugs.
pub(in crate::rfq) async fn placements(
    db: &impl ConnectionTrait,
    rfq: &rfq::Model,
    buyer_verified: bool,
) -> Result<Vec<Placement>> {
    if rfq.visibility != Visibility::Open.code() {
        return Ok(Vec::new());
    }
    let rows = rfq_market::Entity::find()
        .filter(rfq_market::Column::RfqId.eq(rfq.id))
        .all(db)
        .await?;
    let ids = || rows.iter().map(|row| row.market_id);
    let markets = crate::market::references(db, ids()).await?;
    let suppliers = counts(db, ids(), rfq.buyer_company_id).await?;
    let mut placements = Vec::new();
    for row in &rows {
        let Some(market) = markets.get(&row.market_id).cloned() else {
            continue;
        };
        placements.push(Placement {
            suppliers: suppliers.get(&row.market_id).copied().unwrap_or_default(),
            state: match rfq.published_at {
                Some(_) => event::state(&row.state_detail)?,
                None => PlacementState::first(buyer_verified),
            },
            market,
        });
    }
    placements.sort_by(|one, other| one.market.slug.cmp(&other.market.slug));
    Ok(placements)
}

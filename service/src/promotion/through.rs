//! Through which promotion somebody came: the link carries it, the RFQ's form keeps it, the RFQ is counted to it.

use domain::id::{CompanyId, ListingId, PromotionId, RfqId};
use entity::promotion::{campaign, campaign_listing, fair, fair_booth, promotion_rfq};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Set};
use sea_orm::{JoinType, RelationTrait};

use crate::{Ctx, Result};

/// Whether a campaign runs now and has this listing.
pub async fn runs_for(ctx: &Ctx, promotion: PromotionId, listing: ListingId) -> Result<bool> {
    has(ctx, ctx.db.read(), promotion, [listing]).await
}

/// Counts an RFQ to the promotion it came through, if that runs and has a listing the RFQ asks for, or, being a fair, a
/// supplier it asks: a link can carry anything.
pub(crate) async fn came_through(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    rfq: RfqId,
    promotion: PromotionId,
    listings: impl IntoIterator<Item = ListingId>,
    suppliers: &[CompanyId],
) -> Result<()> {
    if !has(ctx, tx, promotion, listings).await? && !gathers(ctx, tx, promotion, suppliers).await? {
        return Ok(());
    }
    let row = promotion_rfq::ActiveModel {
        rfq_id: Set(rfq.0),
        promotion_id: Set(promotion.0),
    };
    promotion_rfq::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Whether a fair is going on, and has one of these suppliers in its hall.
async fn gathers(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    promotion: PromotionId,
    suppliers: &[CompanyId],
) -> Result<bool> {
    let found = fair_booth::Entity::find()
        .join(JoinType::InnerJoin, fair_booth::Relation::Fair.def())
        .filter(fair_booth::Column::FairId.eq(promotion.0))
        .filter(fair_booth::Column::CompanyId.is_in(suppliers.iter().map(|id| id.0)))
        .filter(fair::Column::State.eq("published"))
        .filter(fair::Column::FromAt.lte(ctx.now()))
        .filter(fair::Column::UntilAt.gt(ctx.now()));
    Ok(found.count(db).await? > 0)
}

async fn has(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    promotion: PromotionId,
    listings: impl IntoIterator<Item = ListingId>,
) -> Result<bool> {
    let found = campaign_listing::Entity::find()
        .join(JoinType::InnerJoin, campaign_listing::Relation::Campaign.def())
        .filter(campaign_listing::Column::CampaignId.eq(promotion.0))
        .filter(campaign_listing::Column::ListingId.is_in(listings.into_iter().map(|id| id.0)))
        .filter(campaign::Column::State.eq("published"))
        .filter(campaign::Column::FromAt.lte(ctx.now()))
        .filter(campaign::Column::UntilAt.gt(ctx.now()));
    Ok(found.count(db).await? > 0)
}

//! What campaigns that run make of listings: the discount that holds for each, and whose turn it is in the strip.

use std::collections::HashMap;

use domain::{
    catalog::content::Supply,
    id::ListingId,
    promotion::{
        Kind,
        discount::Discount,
        rotation::{slots, turn},
        view::{Placement, Promoted},
    },
    text::Bilingual,
};
use entity::{
    catalog::listing,
    company::company,
    market::market,
    promotion::{campaign, campaign_listing},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait, sea_query::Query,
};
use uuid::Uuid;

use super::find::running;
use crate::{Ctx, Result, catalog, company as companies};

/// The discount that holds now for each of these listings that has one, the better of several.
pub async fn discounts(
    ctx: &Ctx,
    listings: impl IntoIterator<Item = ListingId>,
) -> Result<HashMap<ListingId, Discount>> {
    let rows = running(ctx.now(), "discount")
        .find_also_related(campaign_listing::Entity)
        .filter(campaign_listing::Column::ListingId.is_in(listings.into_iter().map(|id| id.0)))
        .all(ctx.db.read())
        .await?;
    let mut discounts: HashMap<ListingId, Discount> = HashMap::new();
    for (row, chosen) in rows {
        let (Some(chosen), Kind::Discount { percent }) =
            (chosen, serde_json::from_value(row.kind_detail.clone())?)
        else {
            continue;
        };
        let one = Discount {
            campaign: row.id.into(),
            name: Bilingual::both(row.name_zh, row.name_en),
            percent,
            until: row.until_at,
        };
        let listing = ListingId::from(chosen.listing_id);
        let better = match discounts.remove(&listing) {
            Some(other) => one.better(other),
            None => one,
        };
        discounts.insert(listing, better);
    }
    Ok(discounts)
}

/// What stands in a market's strip now. Campaigns take their turns over those of their listings that are on show, of
/// suppliers who may trade.
pub async fn strip(ctx: &Ctx, market: &str) -> Result<Vec<Placement>> {
    let db = ctx.db.read();
    let in_market = Query::select()
        .column(market::Column::Id)
        .from(market::Entity)
        .and_where(market::Column::Slug.eq(market))
        .take();
    let campaigns = running(ctx.now(), "featured")
        .filter(campaign::Column::MarketId.in_subquery(in_market))
        .order_by_asc(campaign::Column::Id)
        .all(db)
        .await?;
    if campaigns.is_empty() {
        return Ok(Vec::new());
    }
    let mut listings = showable(db, campaigns.iter().map(|row| row.id)).await?;
    let running: Vec<_> = campaigns
        .into_iter()
        .filter_map(|row| Some((listings.remove(&row.id)?, row)))
        .collect();
    let counts: Vec<_> = running.iter().map(|(listings, _)| listings.len()).collect();
    let places = slots(turn(ctx.now()), &counts);
    let chosen = places
        .iter()
        .filter_map(|slot| {
            let (listings, row) = running.get(slot.campaign)?;
            Some((*listings.get(slot.listing)?, row))
        })
        .collect::<Vec<_>>();
    let promoted = promoted(db, chosen.iter().map(|(listing, _)| *listing)).await?;
    let placements = chosen.into_iter().map(|(listing, row)| {
        let kind: Kind = serde_json::from_value(row.kind_detail.clone())?;
        Ok(promoted.get(&listing).map(|promoted| Placement {
            campaign: row.id.into(),
            name: Bilingual::both(&row.name_zh, &row.name_en),
            paid: matches!(kind, Kind::Featured { paid: true }),
            promoted: promoted.clone(),
        }))
    });
    let placements = placements.collect::<Result<Vec<_>>>()?;
    Ok(placements.into_iter().flatten().collect())
}

/// Campaign → its listings that can be shown, in its order.
async fn showable(
    db: &impl ConnectionTrait,
    campaigns: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<Uuid>>> {
    let stopped = Query::select()
        .column(company::Column::Id)
        .from(company::Entity)
        .and_where(company::Column::Verification.eq("suspended"))
        .take();
    let rows: Vec<(Uuid, Uuid)> = campaign_listing::Entity::find()
        .select_only()
        .columns([
            campaign_listing::Column::CampaignId,
            campaign_listing::Column::ListingId,
        ])
        .join(JoinType::InnerJoin, campaign_listing::Relation::Listing.def())
        .filter(campaign_listing::Column::CampaignId.is_in(campaigns))
        .filter(listing::Column::State.eq("published"))
        .filter(
            Condition::all()
                .add(listing::Column::CompanyId.in_subquery(stopped))
                .not(),
        )
        .order_by_asc(campaign_listing::Column::CampaignId)
        .order_by_asc(campaign_listing::Column::Position)
        .into_tuple()
        .all(db)
        .await?;
    let mut listings: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for (campaign, listing) in rows {
        listings.entry(campaign).or_default().push(listing);
    }
    Ok(listings)
}

/// These listings, those that are on show.
pub(super) async fn promoted(
    db: &impl ConnectionTrait,
    listings: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Promoted>> {
    let rows = listing::Entity::find()
        .filter(listing::Column::Id.is_in(listings))
        .filter(listing::Column::State.eq("published"))
        .all(db)
        .await?;
    let suppliers = companies::read::references(db, rows.iter().map(|row| row.company_id)).await?;
    let contents = catalog::read::contents(db, rows).await?;
    let promoted = contents.into_iter().filter_map(|(row, mut content)| {
        let supply = content.supply.of_variants(&content.wording.variation);
        content.supply = Supply {
            selling: supply.cheapest(),
            ..supply
        };
        let promoted = Promoted {
            supplier: suppliers.get(&row.company_id)?.clone(),
            listing: catalog::choice(row.id.into(), content),
        };
        Some((row.id, promoted))
    });
    Ok(promoted.collect())
}

//! Campaigns as those who keep them list them, and each on its own page.

use std::collections::HashMap;

use domain::{
    actor::{Actor, Right},
    id::{ListingId, PromotionId},
    page::{Page, PageRequest},
    promotion::{
        CampaignState, Kind,
        draft::Named,
        view::{CampaignRow, CampaignView},
    },
    text::Bilingual,
};
use entity::{
    catalog::listing,
    promotion::{campaign, campaign_listing},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    Select,
};
use uuid::Uuid;

use super::{
    find::{self, acts, period},
    running::promoted,
    tally::tallies,
};
use crate::{
    Ctx, Error, Result, company,
    error::{OrNotFound, known, require},
    event, market,
};

/// The supplier's own, newest first.
pub async fn own(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<CampaignRow>> {
    require(actor, Right::SeeListings)?;
    rows(ctx, campaign::Entity::owned_by(actor), page).await
}

/// Those of the markets the actor operates: their own, and what suppliers handed in.
pub async fn operated(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<CampaignRow>> {
    require(actor, Right::Operate)?;
    rows(ctx, campaign::Entity::operated_by(actor), page).await
}

async fn rows(ctx: &Ctx, of: Select<campaign::Entity>, page: PageRequest) -> Result<Page<CampaignRow>> {
    let db = ctx.db.read();
    let mut of = of
        .order_by_desc(campaign::Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        of = of.filter(campaign::Column::Id.lt(last));
    }
    let rows = of.all(db).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let markets = market::references(db, rows.iter().map(|row| row.market_id)).await?;
    let suppliers = company::read::references(db, rows.iter().filter_map(|row| row.company_id)).await?;
    let (listings, tallies) = (counts(db, &ids).await?, tallies(db, &ids).await?);
    let rows = rows
        .into_iter()
        .map(|row| {
            let id = PromotionId::from(row.id);
            let state: CampaignState = event::state(&row.state_detail)?;
            Ok(CampaignRow {
                id,
                market: markets.get(&row.market_id).cloned().or_not_found()?,
                supplier: row.company_id.and_then(|id| suppliers.get(&id).cloned()),
                kind: kind(&row)?,
                period: period(&row),
                phase: state.phase(period(&row), ctx.now()),
                listings: listings.get(&row.id).copied().unwrap_or_default(),
                tally: tallies.get(&id).copied().unwrap_or_default(),
                name: Bilingual::both(row.name_zh, row.name_en),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(rows, page.limit, |row| row.id.to_string()))
}

/// A campaign's page: everyone sees what is published, those who keep it or decide about it also what came of it.
pub async fn view(ctx: &Ctx, actor: &Actor, id: PromotionId) -> Result<CampaignView> {
    let db = ctx.db.read();
    let row = find::visible(db, actor, id).await?;
    let chosen = chosen(db, id).await?;
    let mut promoted = promoted(db, chosen.iter().map(|(listing, _)| *listing)).await?;
    let listings = chosen.iter().filter_map(|(listing, _)| promoted.remove(listing));
    let state: CampaignState = event::state(&row.state_detail)?;
    let acts = acts(actor, &row);
    let sees = acts.decides || acts.keeps || row.company_id.is_some_and(|own| sees_own(actor, own));
    let tally = match sees {
        true => Some(tallies(db, &[row.id]).await?.remove(&id).unwrap_or_default()),
        false => None,
    };
    Ok(CampaignView {
        id,
        market: market::references(db, [row.market_id])
            .await?
            .remove(&row.market_id)
            .or_not_found()?,
        supplier: match row.company_id {
            Some(company) => Some(company::read::reference_to(db, company).await?),
            None => None,
        },
        kind: kind(&row)?,
        period: period(&row),
        phase: state.phase(period(&row), ctx.now()),
        state,
        listings: listings.collect(),
        updated_at: row.updated_at,
        acts,
        tally,
        name: Bilingual::both(row.name_zh, row.name_en),
        text: Bilingual::both(row.text_zh, row.text_en),
    })
}

fn sees_own(actor: &Actor, company: Uuid) -> bool {
    actor.company() == Some(company.into()) && actor.may(Right::SeeListings)
}

/// One the actor keeps, with its listings as its form names them, those that are no longer on show too.
pub async fn written(ctx: &Ctx, actor: &Actor, id: PromotionId) -> Result<(CampaignView, Vec<Named>)> {
    known(actor)?;
    let view = view(ctx, actor, id).await?;
    if !view.acts.keeps {
        return Err(Error::Forbidden);
    }
    let chosen = chosen(ctx.db.read(), id).await?.into_iter();
    let named = chosen.map(|(id, sku)| match view.supplier {
        Some(_) => Named::Sku(sku),
        None => Named::Id(ListingId::from(id)),
    });
    let named = named.collect();
    Ok((view, named))
}

/// Its listings with their numbers, in its order.
async fn chosen(db: &impl ConnectionTrait, id: PromotionId) -> Result<Vec<(Uuid, String)>> {
    let rows = campaign_listing::Entity::find()
        .select_only()
        .column(campaign_listing::Column::ListingId)
        .column(listing::Column::Sku)
        .join(JoinType::InnerJoin, campaign_listing::Relation::Listing.def())
        .filter(campaign_listing::Column::CampaignId.eq(id.0))
        .order_by_asc(campaign_listing::Column::Position);
    Ok(rows.into_tuple().all(db).await?)
}

async fn counts(db: &impl ConnectionTrait, campaigns: &[Uuid]) -> Result<HashMap<Uuid, u64>> {
    let rows: Vec<(Uuid, i64)> = campaign_listing::Entity::find()
        .select_only()
        .column(campaign_listing::Column::CampaignId)
        .column_as(campaign_listing::Column::ListingId.count(), "count")
        .filter(campaign_listing::Column::CampaignId.is_in(campaigns.iter().copied()))
        .group_by(campaign_listing::Column::CampaignId)
        .into_tuple()
        .all(db)
        .await?;
    let count = |(id, count): (Uuid, i64)| (id, u64::try_from(count).unwrap_or_default());
    Ok(rows.into_iter().map(count).collect())
}

fn kind(row: &campaign::Model) -> Result<Kind> {
    Ok(serde_json::from_value(row.kind_detail.clone())?)
}

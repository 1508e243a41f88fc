//! Writing a campaign: a supplier's in a market where it has its place, or a market's own.

use std::collections::HashMap;

use domain::{
    Instant,
    actor::{Actor, Right},
    id::{ListingId, PromotionId},
    problem::Problem,
    promotion::{
        CampaignState,
        draft::{Campaign, Named, not_found},
    },
};
use entity::{
    catalog::{listing, listing_market},
    market::{booth, market},
    promotion::{campaign, campaign_listing},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    QueryFilter, QuerySelect, Set, sea_query::Query,
};
use serde_json::json;
use uuid::Uuid;

use super::find;
use crate::{
    Conflict, Ctx, Error, Result,
    error::{OrNotFound, require},
    event,
    market::by_slug,
    stored,
};

/// As whose it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// The actor's company's, as a supplier.
    Supplier,
    /// The market's own.
    Market,
}

impl Keeper {
    /// What whoever writes one must be allowed.
    pub fn right(self) -> Right {
        match self {
            Self::Supplier => Right::ManageListings,
            Self::Market => Right::Operate,
        }
    }
}

/// Writes a draft that nobody sees but those who keep it.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    keeper: Keeper,
    market: &str,
    campaign: Campaign,
) -> Result<PromotionId> {
    require(actor, keeper.right())?;
    campaign
        .period
        .check(ctx.now())
        .map_err(|problem| Error::invalid("until", problem))?;
    let tx = ctx.db.begin().await?;
    let (market, company) = place(&tx, actor, keeper, market).await?;
    let listings = listings(&tx, market.id, company, &campaign.listings).await?;
    let id: PromotionId = ctx.new_id();
    let (state, detail) = event::columns(&CampaignState::Draft)?;
    let told = json!({ "market": market.id, "kind": campaign.kind, "name": campaign.name });
    event::happened(ctx, &tx, actor, id, "campaign.created", told).await?;
    let row = campaign::ActiveModel {
        id: Set(id.0),
        market_id: Set(market.id),
        company_id: Set(company),
        state: Set(state),
        state_detail: Set(detail),
        created_at: Set(ctx.now()),
        ..columns(ctx, campaign)?
    };
    campaign::Entity::insert(row).exec_without_returning(&tx).await?;
    insert_listings(&tx, id, listings).await?;
    tx.commit().await?;
    Ok(id)
}

/// Writes it anew. `seen` is when what its author read was written.
pub async fn change(
    ctx: &Ctx,
    actor: &Actor,
    id: PromotionId,
    seen: Instant,
    campaign: Campaign,
) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let row = find::kept(&tx, actor, id).await?;
    let step = event::state::<CampaignState>(&row.state_detail)?.change()?;
    if row.updated_at != seen {
        return Err(Conflict::Edited.into());
    }
    campaign
        .period
        .check(ctx.now())
        .map_err(|problem| Error::invalid("until", problem))?;
    let listings = listings(&tx, row.market_id, row.company_id, &campaign.listings).await?;
    let told = json!({ "kind": campaign.kind, "name": campaign.name });
    let (state, detail) = event::record_with(ctx, &tx, actor, id, &step, told).await?;
    let changed = campaign::ActiveModel {
        id: Unchanged(row.id),
        state: Set(state),
        state_detail: Set(detail),
        ..columns(ctx, campaign)?
    };
    changed.update_without_returning(&tx).await?;
    campaign_listing::Entity::delete_many()
        .filter(campaign_listing::Column::CampaignId.eq(id.0))
        .exec(&tx)
        .await?;
    insert_listings(&tx, id, listings).await?;
    tx.commit().await?;
    Ok(())
}

/// The market, and the supplier whose it is.
async fn place(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    keeper: Keeper,
    slug: &str,
) -> Result<(market::Model, Option<Uuid>)> {
    let market = by_slug(tx, slug).await?;
    if keeper == Keeper::Market {
        let own = market.filter(|row| actor.may(Right::Moderate(row.id.into())));
        return Ok((own.ok_or(Error::Forbidden)?, None));
    }
    let nowhere = || Error::invalid("market", Problem::new("required"));
    let market = market.ok_or_else(nowhere)?;
    let company = actor.company().or_not_found()?.0;
    let own = booth::Entity::find()
        .filter(booth::Column::MarketId.eq(market.id))
        .filter(booth::Column::CompanyId.eq(company));
    own.one(tx).await?.ok_or_else(nowhere)?;
    Ok((market, Some(company)))
}

/// The listings that were named: on show in the market, of the supplier if it is one's. Numbers are a supplier's own.
async fn listings(
    tx: &impl ConnectionTrait,
    market: Uuid,
    supplier: Option<Uuid>,
    named: &[Named],
) -> Result<Vec<ListingId>> {
    let in_market = Query::select()
        .column(listing_market::Column::ListingId)
        .from(listing_market::Entity)
        .and_where(listing_market::Column::MarketId.eq(market))
        .take();
    let (mut ids, mut skus) = (Vec::new(), Vec::new());
    for name in named {
        match name {
            Named::Id(id) => ids.push(id.0),
            Named::Sku(sku) => skus.push(sku.as_str()),
        }
    }
    let own = supplier.map(|company| listing::Column::CompanyId.eq(company));
    let by_sku = supplier.map(|_| listing::Column::Sku.is_in(skus));
    let found: Vec<(Uuid, String)> = listing::Entity::find()
        .select_only()
        .columns([listing::Column::Id, listing::Column::Sku])
        .filter(listing::Column::State.eq("published"))
        .filter(listing::Column::Id.in_subquery(in_market))
        .filter(Condition::all().add_option(own))
        .filter(
            Condition::any()
                .add(listing::Column::Id.is_in(ids))
                .add_option(by_sku),
        )
        .into_tuple()
        .all(tx)
        .await?;
    let by_id: HashMap<_, _> = found.iter().map(|(id, _)| (*id, *id)).collect();
    let by_sku: HashMap<_, _> = found.iter().map(|(id, sku)| (sku.as_str(), *id)).collect();
    let find = |name: &Named| match name {
        Named::Id(id) => by_id.get(&id.0),
        Named::Sku(sku) if supplier.is_some() => by_sku.get(sku.as_str()),
        Named::Sku(_) => None,
    };
    let unknown: Vec<_> = named.iter().filter(|name| find(name).is_none()).collect();
    if !unknown.is_empty() {
        return Err(not_found(unknown).into());
    }
    let mut listings: Vec<ListingId> = Vec::new();
    for id in named.iter().filter_map(find) {
        if !listings.contains(&ListingId(*id)) {
            listings.push(ListingId(*id));
        }
    }
    Ok(listings)
}

async fn insert_listings(tx: &impl ConnectionTrait, id: PromotionId, listings: Vec<ListingId>) -> Result<()> {
    let rows = (1..).zip(listings).map(|(position, listing)| {
        Ok(campaign_listing::ActiveModel {
            campaign_id: Set(id.0),
            listing_id: Set(listing.0),
            position: Set(stored::signed(position)?),
        })
    });
    let rows = rows.collect::<Result<Vec<_>>>()?;
    campaign_listing::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

fn columns(ctx: &Ctx, campaign: Campaign) -> Result<campaign::ActiveModel> {
    let text = |text: Option<String>| Set(text.unwrap_or_default());
    Ok(campaign::ActiveModel {
        kind: Set(campaign.kind.name().to_owned()),
        kind_detail: Set(serde_json::to_value(campaign.kind)?),
        name_zh: text(campaign.name.zh),
        name_en: text(campaign.name.en),
        text_zh: text(campaign.text.zh),
        text_en: text(campaign.text.en),
        from_at: Set(campaign.period.from),
        until_at: Set(campaign.period.until),
        updated_at: Set(ctx.now()),
        ..Default::default()
    })
}

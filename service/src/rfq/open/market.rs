//! Markets and open RFQs: how many suppliers one reaches, and what is asked for in a market.

use std::collections::HashMap;

use domain::{
    actor::Actor,
    rfq::view::{Reach, Wanted},
};
use entity::{
    company::company as companies,
    market::{booth, market},
    rfq::rfq,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};
use uuid::Uuid;

use super::list::Firsts;
use crate::{
    Ctx, Error, Result, company,
    error::OrNotFound,
    market::{by_slug, reference},
};

/// How many of the newest are shown on a market's home page.
const NEWEST: u64 = 6;

/// Every market an open RFQ of the actor's company can be shown in, with how many suppliers it would reach.
pub async fn reach(ctx: &Ctx, actor: &Actor) -> Result<Vec<Reach>> {
    let buyer = actor.company().ok_or(Error::Forbidden)?;
    let db = ctx.db.read();
    let rows = market::Entity::find()
        .order_by_asc(market::Column::Position)
        .limit(200)
        .all(db)
        .await?;
    let counts = counts(db, rows.iter().map(|row| row.id), buyer.0).await?;
    let reach = rows.into_iter().map(|row| Reach {
        suppliers: counts.get(&row.id).copied().unwrap_or_default(),
        market: reference(row),
    });
    Ok(reach.collect())
}

/// Market → how many suppliers other than the buyer have a place in it and may trade.
pub(super) async fn counts(
    db: &impl ConnectionTrait,
    markets: impl IntoIterator<Item = Uuid>,
    buyer: Uuid,
) -> Result<HashMap<Uuid, u32>> {
    let rows: Vec<(Uuid, i64)> = booth::Entity::find()
        .select_only()
        .column(booth::Column::MarketId)
        .column_as(booth::Column::CompanyId.count(), "count")
        .join(JoinType::InnerJoin, booth::Relation::Company.def())
        .filter(booth::Column::MarketId.is_in(markets))
        .filter(companies::Column::Supplies.eq(true))
        .filter(companies::Column::Verification.ne("suspended"))
        .filter(companies::Column::Id.ne(buyer))
        .group_by(booth::Column::MarketId)
        .into_tuple()
        .all(db)
        .await?;
    let counted = |(id, count)| (id, u32::try_from(count).unwrap_or_default());
    Ok(rows.into_iter().map(counted).collect())
}

/// What is asked for in a market now, the newest first. Who has not signed in is not told who asks.
pub async fn wanted_in(ctx: &Ctx, actor: &Actor, slug: &str) -> Result<Vec<Wanted>> {
    let db = ctx.db.read();
    let market = by_slug(db, slug).await?.or_not_found()?;
    let rows = rfq::Entity::shown_in(market.id)
        .filter(rfq::Column::Deadline.gt(ctx.now()))
        .order_by_desc(rfq::Column::PublishedAt)
        .order_by_desc(rfq::Column::Id)
        .limit(NEWEST)
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let openable: Vec<Uuid> = rfq::Entity::open_to(actor)
        .filter(rfq::Column::Id.is_in(ids.clone()))
        .select_only()
        .column(rfq::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let buyers = match actor.member() {
        Some(_) => company::read::references(db, rows.iter().map(|row| row.buyer_company_id)).await?,
        None => HashMap::new(),
    };
    let firsts = Firsts::of(db, &ids).await?;
    rows.into_iter()
        .map(|row| {
            let (first, lines) = firsts.of_rfq(row.id)?;
            Ok(Wanted {
                id: row.id.into(),
                buyer: buyers.get(&row.buyer_company_id).cloned(),
                may_open: openable.contains(&row.id),
                title: row.title,
                first,
                lines,
                deadline: row.deadline,
            })
        })
        .collect()
}

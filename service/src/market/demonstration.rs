//! Demonstration enterprises: an operator chooses a supplier of their market, says why in both languages, and may take it
//! back. What was chosen and ended stands in the company's record.

use std::collections::HashSet;

use domain::{
    actor::{Actor, Right},
    company::CompanyRef,
    market::{
        MarketRef,
        demonstration::{Demonstration, MOST},
    },
    problem::Problem,
    text::{Bilingual, Reason},
};
use entity::{
    company::company,
    market::{booth, demonstration, market},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use super::{by_slug, operated, reference};
use crate::{
    Ctx, Error, Result,
    company::read,
    error::{OrNotFound, require, taken_meanwhile},
    event,
};

/// Those of a market as everyone sees them, the latest first; none whose trade is stopped.
pub async fn demonstrations(ctx: &Ctx, slug: &str) -> Result<Vec<Demonstration>> {
    let db = ctx.db.read();
    let market = by_slug(db, slug).await?.or_not_found()?;
    let rows = demonstration::Entity::find()
        .filter(demonstration::Column::MarketId.eq(market.id))
        .find_also_related(company::Entity)
        .filter(company::Column::Verification.ne("suspended"))
        .order_by_desc(demonstration::Column::CreatedAt)
        .limit(MOST)
        .all(db)
        .await?;
    let market = reference(market);
    rows.into_iter()
        .map(|(row, company)| {
            Ok(shown(
                row,
                read::reference(company.or_not_found()?),
                market.clone(),
            ))
        })
        .collect()
}

/// The markets that chose a company, in the markets' order; none while its trade is stopped.
pub async fn demonstrations_of(ctx: &Ctx, code: &str) -> Result<Vec<Demonstration>> {
    let db = ctx.db.read();
    let company = read::by_code(db, code).await?.or_not_found()?;
    if company.verification == "suspended" {
        return Ok(Vec::new());
    }
    let rows = demonstration::Entity::find()
        .filter(demonstration::Column::CompanyId.eq(company.id))
        .find_also_related(market::Entity)
        .order_by_asc(market::Column::Position)
        .limit(MOST)
        .all(db)
        .await?;
    let company = read::reference(company);
    rows.into_iter()
        .map(|(row, market)| Ok(shown(row, company.clone(), reference(market.or_not_found()?))))
        .collect()
}

/// Those of all markets the actor operates, the latest first, whether or not they are shown.
pub async fn own_demonstrations(ctx: &Ctx, actor: &Actor) -> Result<Vec<Demonstration>> {
    require(actor, Right::Operate)?;
    let db = ctx.db.read();
    let markets = operated(ctx, actor).await?;
    let rows = demonstration::Entity::find()
        .filter(demonstration::Column::MarketId.is_in(markets.iter().map(|market| market.id.0)))
        .order_by_desc(demonstration::Column::CreatedAt)
        .find_also_related(company::Entity)
        .all(db)
        .await?;
    let market = |id: Uuid| {
        markets
            .iter()
            .find(|market| market.id.0 == id)
            .cloned()
            .or_not_found()
    };
    rows.into_iter()
        .map(|(row, company)| {
            let market = market(row.market_id)?;
            Ok(shown(row, read::reference(company.or_not_found()?), market))
        })
        .collect()
}

/// What an operator may do about a supplier of their market: whom, where, and as what it stands there now.
pub async fn demonstrating(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    code: &str,
) -> Result<(CompanyRef, MarketRef, Option<Demonstration>)> {
    let db = ctx.db.read();
    let (market, company) = own_supplier(db, actor, slug, code).await?;
    let row = standing(market.id, company.id).one(db).await?;
    let (market, company) = (reference(market), read::reference(company));
    let stands = row.map(|row| shown(row, company.clone(), market.clone()));
    Ok((company, market, stands))
}

/// Chooses a supplier of one's market.
pub async fn choose(ctx: &Ctx, actor: &Actor, slug: &str, code: &str, reason: Bilingual) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let (market, company) = own_supplier(&tx, actor, slug, code).await?;
    if company.verification == "suspended" {
        return Err(Error::invalid("", Problem::new("demonstration-suspended")));
    }
    if standing(market.id, company.id).one(&tx).await?.is_some() {
        return Err(Error::invalid("", Problem::new("demonstration-already")));
    }
    let there = demonstration::Entity::find().filter(demonstration::Column::MarketId.eq(market.id));
    if there.count(&tx).await? >= MOST {
        return Err(Error::invalid(
            "",
            Problem::new("demonstration-full").with("max", MOST),
        ));
    }
    let data = json!({ "market": market.id, "words": reason });
    event::touched(ctx, &tx, actor, company.id, "company.demonstration_chosen", data).await?;
    let row = demonstration::ActiveModel {
        market_id: Set(market.id),
        company_id: Set(company.id),
        reason_zh: Set(reason.zh.unwrap_or_default()),
        reason_en: Set(reason.en.unwrap_or_default()),
        created_at: Set(ctx.now()),
    };
    let inserted = demonstration::Entity::insert(row)
        .exec_without_returning(&tx)
        .await;
    inserted.map_err(|error| taken_meanwhile(error, ""))?;
    tx.commit().await?;
    Ok(())
}

/// Takes it back; the company reads why.
pub async fn take_back(ctx: &Ctx, actor: &Actor, slug: &str, code: &str, reason: Reason) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let (market, company) = own_supplier(&tx, actor, slug, code).await?;
    let ended = demonstration::Entity::delete_many()
        .filter(demonstration::Column::MarketId.eq(market.id))
        .filter(demonstration::Column::CompanyId.eq(company.id))
        .exec(&tx)
        .await?;
    if ended.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    let data = json!({ "market": market.id, "reason": reason.into_inner() });
    event::touched(ctx, &tx, actor, company.id, "company.demonstration_ended", data).await?;
    tx.commit().await?;
    Ok(())
}

/// Of these companies those that any of these markets chose.
pub(crate) async fn chosen_among(
    db: &impl ConnectionTrait,
    markets: &[Uuid],
    companies: impl IntoIterator<Item = Uuid>,
) -> Result<HashSet<Uuid>> {
    let rows: Vec<Uuid> = demonstration::Entity::find()
        .select_only()
        .column(demonstration::Column::CompanyId)
        .filter(demonstration::Column::MarketId.is_in(markets.iter().copied()))
        .filter(demonstration::Column::CompanyId.is_in(companies))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// A market the actor operates, and a supplier with a place in it. Whoever operates others finds neither.
async fn own_supplier(
    db: &impl ConnectionTrait,
    actor: &Actor,
    slug: &str,
    code: &str,
) -> Result<(market::Model, company::Model)> {
    require(actor, Right::Operate)?;
    let market = by_slug(db, slug).await?.or_not_found()?;
    if !actor.may(Right::Moderate(market.id.into())) {
        return Err(Error::NotFound);
    }
    let company = read::by_code(db, code)
        .await?
        .filter(|row| row.supplies)
        .or_not_found()?;
    let place = booth::Entity::find()
        .filter(booth::Column::MarketId.eq(market.id))
        .filter(booth::Column::CompanyId.eq(company.id));
    place.one(db).await?.or_not_found()?;
    Ok((market, company))
}

fn standing(market: Uuid, company: Uuid) -> sea_orm::Select<demonstration::Entity> {
    demonstration::Entity::find()
        .filter(demonstration::Column::MarketId.eq(market))
        .filter(demonstration::Column::CompanyId.eq(company))
}

fn shown(row: demonstration::Model, company: CompanyRef, market: MarketRef) -> Demonstration {
    Demonstration {
        company,
        market,
        reason: Bilingual::both(row.reason_zh, row.reason_en),
        since: row.created_at,
    }
}

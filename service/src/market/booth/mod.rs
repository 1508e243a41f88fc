//! Booths: where a company has its place in a market. Suppliers ask for one, the market's operators give, move and end
//! them.

mod end;
mod give;
mod list;
mod wish;

use domain::{
    actor::{Actor, Right},
    id::MarketId,
    market::MarketRef,
};
use entity::market::{booth, market};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

pub use self::{
    end::{end, leave},
    give::{give, give_one},
    list::{booth_of, given, own, wishes},
    wish::{ask, decline, withdraw},
};
pub(crate) use self::{list::answer, wish::waiting};
use super::of_company;
use crate::{
    Conflict, Ctx, Error, Result,
    error::{OrNotFound, require},
};

/// The markets the actor's company has a booth in; none for whoever acts for no company.
pub async fn booths(ctx: &Ctx, actor: &Actor) -> Result<Vec<MarketRef>> {
    match actor.company() {
        Some(company) => of_company(ctx.db.read(), company.0).await,
        None => Ok(Vec::new()),
    }
}

/// The markets a company has a booth in.
pub(crate) async fn places(db: &impl ConnectionTrait, company: Uuid) -> Result<Vec<Uuid>> {
    Ok(booth::Entity::find()
        .select_only()
        .column(booth::Column::MarketId)
        .filter(booth::Column::CompanyId.eq(company))
        .into_tuple()
        .all(db)
        .await?)
}

/// Refuses what only a supplier with a place in one of these markets can have.
pub(crate) async fn require_any(db: &impl ConnectionTrait, company: Uuid, markets: &[Uuid]) -> Result<()> {
    let places = places(db, company).await?;
    match places.iter().any(|place| markets.contains(place)) {
        true => Ok(()),
        false => Err(Conflict::NoBooth.into()),
    }
}

/// Refuses whoever does not keep this market.
pub async fn require_kept(ctx: &Ctx, actor: &Actor, slug: &str) -> Result<()> {
    kept_market(ctx.db.read(), actor, slug).await.map(drop)
}

/// A market the actor keeps. Whoever keeps others finds none.
pub(super) async fn kept_market(
    db: &impl ConnectionTrait,
    actor: &Actor,
    slug: &str,
) -> Result<market::Model> {
    require(actor, Right::Operate)?;
    let market = super::by_slug(db, slug).await?.or_not_found()?;
    keeps(actor, market.id.into())?;
    Ok(market)
}

/// The same, locked: its booths and halls change one after another.
pub(super) async fn locked_market(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    slug: &str,
) -> Result<market::Model> {
    let id = kept_market(tx, actor, slug).await?.id;
    let market = market::Entity::find().filter(market::Column::Id.eq(id));
    market.lock_exclusive().one(tx).await?.or_not_found()
}

fn keeps(actor: &Actor, market: MarketId) -> Result<()> {
    match actor.may(Right::Moderate(market)) {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

//! Whose listings a file holds, where they are offered, and who says so.

use domain::{
    actor::{Actor, Right},
    company::CompanyCode,
    problem::Problem,
};
use entity::market::booth;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::ImportOptions;
use crate::{Error, Result, company, error::require, market};

/// Where the rows of a file go.
pub(super) struct Target {
    pub company: Uuid,
    /// The market new listings are offered in, whose operators review them.
    pub market: Uuid,
    /// Shown at once, because an operator imports.
    pub publish: bool,
}

impl Target {
    /// A member imports for their own company, into a market it has a booth in; the machine for any.
    pub async fn find(db: &impl ConnectionTrait, actor: &Actor, options: &ImportOptions) -> Result<Self> {
        require(actor, Right::ManageListings)?;
        let company = company_of(db, actor, &options.company).await?;
        let market = match &options.market {
            Some(slug) => named_market(db, actor, company, slug).await?,
            None => home_market(db, company).await?,
        };
        if options.publish {
            require(actor, Right::Moderate(market.into()))?;
        }
        Ok(Self {
            company,
            market,
            publish: options.publish,
        })
    }

    /// Where an import of a member goes that was handed in for this market, if they still may.
    pub async fn of_import(
        db: &impl ConnectionTrait,
        actor: &Actor,
        company: Uuid,
        market: Uuid,
    ) -> Result<Self> {
        require(actor, Right::ManageListings)?;
        require_booth(db, company, market).await?;
        Ok(Self {
            company,
            market,
            publish: false,
        })
    }
}

async fn company_of(db: &impl ConnectionTrait, actor: &Actor, code: &CompanyCode) -> Result<Uuid> {
    let row = company::read::by_code(db, code.as_str()).await?;
    row.map(|row| row.id)
        .filter(|id| *actor == Actor::System || actor.company().is_some_and(|own| own.0 == *id))
        .ok_or_else(|| {
            let unknown = Problem::new("unknown-company").with("code", code);
            Error::invalid("company", unknown)
        })
}

async fn named_market(db: &impl ConnectionTrait, actor: &Actor, company: Uuid, slug: &str) -> Result<Uuid> {
    let unknown = || Error::invalid("market", Problem::new("unknown-market").with("slug", slug));
    let market = market::by_slug(db, slug).await?.ok_or_else(unknown)?.id;
    if *actor != Actor::System {
        require_booth(db, company, market).await?;
    }
    Ok(market)
}

async fn require_booth(db: &impl ConnectionTrait, company: Uuid, market: Uuid) -> Result<()> {
    let booths = booth::Entity::find()
        .filter(booth::Column::CompanyId.eq(company))
        .filter(booth::Column::MarketId.eq(market));
    match booths.count(db).await? {
        0 => Err(Error::invalid("market", Problem::new("no-booth"))),
        _ => Ok(()),
    }
}

async fn home_market(db: &impl ConnectionTrait, company: Uuid) -> Result<Uuid> {
    let home = market::of_company(db, company).await?.into_iter().next();
    home.map(|market| market.id.0)
        .ok_or_else(|| Error::invalid("market", Problem::new("no-booth")))
}

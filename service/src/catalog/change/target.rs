//! Whose listings are written, where new ones are offered, and how far they go.

use domain::{
    actor::{Actor, Right},
    company::CompanyCode,
    problem::Problem,
};
use entity::market::booth;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::{Error, Result, company, error::require, market};

/// How far a listing goes that is not on show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// It is kept for its supplier to go on with; what the operator has already stays with them.
    Kept,
    /// A file: what says something new goes to the operator, what says the same stays where it is.
    Imported,
    /// To the operator.
    HandedIn,
    /// On show at once, because an operator imports.
    Shown,
}

/// Where what is written goes.
pub(crate) struct Target {
    pub company: Uuid,
    /// The market new listings are offered in, whose operators review them.
    pub market: Uuid,
    pub goal: Goal,
}

impl Target {
    /// A member's own company, in a market it has a booth in: by default its home.
    pub async fn of_member(
        db: &impl ConnectionTrait,
        actor: &Actor,
        market: Option<&str>,
        goal: Goal,
    ) -> Result<Self> {
        require(actor, Right::ManageListings)?;
        let company = actor.company().ok_or(Error::Forbidden)?.0;
        let market = market_of(db, actor, company, market).await?;
        Ok(Self {
            company,
            market,
            goal,
        })
    }

    /// The company of this code, for the machine in any market; a member names their own.
    pub async fn of_company(
        db: &impl ConnectionTrait,
        actor: &Actor,
        code: &CompanyCode,
        market: Option<&str>,
        goal: Goal,
    ) -> Result<Self> {
        require(actor, Right::ManageListings)?;
        let company = company_of(db, actor, code).await?;
        let market = market_of(db, actor, company, market).await?;
        if goal == Goal::Shown {
            require(actor, Right::Moderate(market.into()))?;
        }
        Ok(Self {
            company,
            market,
            goal,
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
            goal: Goal::Imported,
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

async fn market_of(
    db: &impl ConnectionTrait,
    actor: &Actor,
    company: Uuid,
    slug: Option<&str>,
) -> Result<Uuid> {
    match slug {
        Some(slug) => named_market(db, actor, company, slug).await,
        None => home_market(db, company).await,
    }
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

//! Who there is in the demo: markets with their operators, suppliers in their booths, buyers.

use std::collections::BTreeMap;

use domain::{
    actor::Actor,
    id::{CompanyId, MarketId},
    identity::Password,
    market::booth::Place,
    problem::Problem,
};

use super::{
    account::PASSWORD,
    broken,
    data::{Company, Market},
};
use crate::{
    Ctx, Error, Result,
    company::NewCompany,
    identity::{self, Registration},
    market::{self, NewMarket},
};

/// Operators are registered where their markets are.
const HOME: &str = "CN";

/// Everyone who acts in the demo.
#[derive(Default)]
pub(super) struct Cast {
    /// By slug.
    markets: BTreeMap<String, Run>,
    /// By company code.
    traders: BTreeMap<String, Trader>,
}

/// A market and the person who runs it.
struct Run {
    id: MarketId,
    operator: Actor,
}

/// A person who supplies or buys, and their company's home market, if it has a booth.
struct Trader {
    actor: Actor,
    home: Option<String>,
}

impl Cast {
    /// Registers an operator and opens its market.
    pub(super) async fn open(
        &mut self,
        ctx: &Ctx,
        position: i32,
        market: Market,
        operator: &Company,
    ) -> Result<()> {
        let (person, company) = identity::register(ctx, registration(operator, Some(&market))?).await?;
        let new = NewMarket {
            name: market.name(),
            region: market.region(),
            story: market.story(),
            region_code: market.region_code,
            slug: market.slug.clone(),
            position,
            operator: company,
        };
        let id = market::open(ctx, &Actor::System, new).await?;
        // Only now is the person an operator.
        let operator = identity::actor_of(ctx, person, None).await?;
        self.markets.insert(market.slug, Run { id, operator });
        Ok(())
    }

    /// Registers a supplier or a buyer; a supplier takes its booth.
    pub(super) async fn join(&mut self, ctx: &Ctx, company: Company) -> Result<()> {
        let (person, _) = identity::register(ctx, registration(&company, None)?).await?;
        if let Some(slug) = &company.market {
            let operator = &self.markets.get(slug).ok_or_else(|| broken(slug))?.operator;
            let place = Place {
                hall: company.hall,
                number: company.booth,
            };
            market::booth::give_one(ctx, operator, slug, &company.code, &place).await?;
        }
        let trader = Trader {
            actor: identity::actor_of(ctx, person, None).await?,
            home: company.market,
        };
        self.traders.insert(company.code, trader);
        Ok(())
    }

    /// The person who acts for this supplier or buyer.
    pub(super) fn actor(&self, code: &str) -> Result<&Actor> {
        Ok(&self.traders.get(code).ok_or_else(|| broken(code))?.actor)
    }

    /// The supplier or buyer with this code.
    pub(super) fn company(&self, code: &str) -> Result<CompanyId> {
        self.actor(code)?.company().ok_or_else(|| broken(code))
    }

    /// The market this supplier has its booth in.
    pub(super) fn home_of(&self, code: &str) -> Result<&str> {
        let home = self.traders.get(code).and_then(|trader| trader.home.as_deref());
        home.ok_or_else(|| broken(code))
    }

    /// The id of the market this supplier has its booth in.
    pub(super) fn market_of(&self, code: &str) -> Result<MarketId> {
        let run = self.markets.get(self.home_of(code)?);
        Ok(run.ok_or_else(|| broken(code))?.id)
    }

    /// The operator of the market this supplier has its booth in.
    pub(super) fn operator_of(&self, code: &str) -> Result<&Actor> {
        let run = self.markets.get(self.home_of(code)?);
        Ok(&run.ok_or_else(|| broken(code))?.operator)
    }
}

/// Registers somebody who administers the platform.
pub(super) async fn administer(ctx: &Ctx, company: &Company) -> Result<()> {
    let registration = registration(company, None)?;
    let email = registration.email.clone();
    identity::register(ctx, registration).await?;
    let bad = |problem: Problem| Error::internal(problem.code);
    let reason = "The demo's administrator".parse().map_err(bad)?;
    identity::make_administrator(ctx, &Actor::System, &email, reason).await
}

/// A company of the demo as its registration form would have it. Operators live in their market's city.
fn registration(company: &Company, home: Option<&Market>) -> Result<Registration> {
    let bad = |problem: Problem| Error::internal(format!("demo company {}: {}", company.code, problem.code));
    let person = &company.person;
    Ok(Registration {
        company: NewCompany {
            code: company.code.parse().map_err(bad)?,
            name: company.name(),
            country: company.country.as_deref().unwrap_or(HOME).parse().map_err(bad)?,
            city: home.map_or_else(|| company.city(), Market::region),
            about: company.about(),
            trades: company.trades(),
            uscc: None,
        },
        email: person.email.parse().map_err(bad)?,
        password: Password::new(PASSWORD).map_err(bad)?,
        person_name: person.name.clone(),
        locale: person.locale,
        time_zone: person.time_zone,
    })
}

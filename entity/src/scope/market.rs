//! Markets: whose figures one reads, whose booths and halls one keeps, who reads a wish for a booth.

use domain::actor::{Actor, Right};
use sea_orm::{Condition, QueryFilter, Select, entity::prelude::*};

use super::{in_markets, of_company, readable};
use crate::market::{booth, booth_wish, hall, market};

impl market::Entity {
    /// The markets whose figures one reads: those one operates; whoever administers the platform reads all.
    pub fn figured_for(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeFigures, |member| {
            if actor.may(Right::Administer) {
                Condition::all()
            } else {
                in_markets(market::Column::Id, member)
            }
        }))
    }
}

impl booth::Entity {
    /// The booths of the markets the actor runs.
    pub fn kept_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::Operate, |member| {
            in_markets(booth::Column::MarketId, member)
        }))
    }

    /// The actor's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeListings, |member| {
            of_company(booth::Column::CompanyId, member)
        }))
    }
}

impl booth_wish::Entity {
    /// What the operators of a market were asked for.
    pub fn kept_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::Operate, |member| {
            in_markets(booth_wish::Column::MarketId, member)
        }))
    }

    /// What the actor's company asked for.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeListings, |member| {
            of_company(booth_wish::Column::CompanyId, member)
        }))
    }
}

impl hall::Entity {
    /// The halls of the markets the actor runs.
    pub fn kept_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::Operate, |member| {
            in_markets(hall::Column::MarketId, member)
        }))
    }
}

//! Campaigns and fairs: who sees which.

use domain::actor::{Actor, Right};
use sea_orm::{Condition, QueryFilter, Select, entity::prelude::*, sea_query::ExprTrait};

use super::{in_markets, of_company, readable};
use crate::promotion::{campaign, fair};

impl campaign::Entity {
    /// What is or was shown, to everyone; to its supplier in any state; to the operators of its market all but what a
    /// supplier has not handed in.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let published = campaign::Column::State.eq("published");
        let within = Condition::any()
            .add(of_supplier(actor))
            .add(in_operated_market(actor));
        Self::find().filter(within.add(published))
    }

    /// A supplier's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(of_supplier(actor))
    }

    /// Those of the markets one operates, their own and what suppliers handed in.
    pub fn operated_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(in_operated_market(actor))
    }
}

impl fair::Entity {
    /// What is or was shown, to everyone; to the operators of its market in any state.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let published = fair::Column::State.eq("published");
        Self::find().filter(Condition::any().add(published).add(fairs_operated(actor)))
    }

    /// Those of the markets one operates.
    pub fn operated_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(fairs_operated(actor))
    }
}

fn fairs_operated(actor: &Actor) -> Condition {
    readable(actor, Right::Operate, |member| {
        in_markets(fair::Column::MarketId, member)
    })
}

fn of_supplier(actor: &Actor) -> Condition {
    readable(actor, Right::SeeListings, |member| {
        of_company(campaign::Column::CompanyId, member)
    })
}

fn in_operated_market(actor: &Actor) -> Condition {
    let handed_in = campaign::Column::CompanyId
        .is_null()
        .or(campaign::Column::State.ne("draft"));
    readable(actor, Right::Operate, |member| {
        in_markets(campaign::Column::MarketId, member)
    })
    .add(handed_in)
}

//! Cases of a market, and what its operators keep out or let through: who sees which.

use domain::actor::{Actor, Member, Right};
use sea_orm::{Condition, QueryFilter, Select, entity::prelude::*};

use super::{in_markets, readable};
use crate::moderation::{banned_word, moderation_case, restriction, trust_rule};

impl moderation_case::Entity {
    /// Cases of the markets the actor runs.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mine = |member: &Member| in_markets(moderation_case::Column::MarketId, member);
        Self::find().filter(readable(actor, Right::Operate, mine))
    }
}

impl banned_word::Entity {
    /// Words of every market, and those of the markets the actor runs.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mine = |member: &Member| {
            Condition::any()
                .add(banned_word::Column::MarketId.is_null())
                .add(banned_word::Column::MarketId.is_in(member.markets().map(|id| id.0)))
        };
        Self::find().filter(readable(actor, Right::KeepBannedWords, mine))
    }
}

impl restriction::Entity {
    /// Restrictions of every market, and those of the markets the actor runs.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mine = |member: &Member| {
            Condition::any()
                .add(restriction::Column::MarketId.is_null())
                .add(restriction::Column::MarketId.is_in(member.markets().map(|id| id.0)))
        };
        Self::find().filter(readable(actor, Right::KeepBannedWords, mine))
    }
}

impl trust_rule::Entity {
    /// The rules of the markets the actor runs.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mine = |member: &Member| in_markets(trust_rule::Column::MarketId, member);
        Self::find().filter(readable(actor, Right::Operate, mine))
    }
}

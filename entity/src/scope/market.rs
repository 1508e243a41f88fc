//! Markets: whose figures one reads.

use domain::actor::{Actor, Right};
use sea_orm::{Condition, QueryFilter, Select, entity::prelude::*};

use super::{in_markets, readable};
use crate::market::market;

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

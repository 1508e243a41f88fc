//! Orders: whose they are.

use domain::{
    actor::{Actor, Right},
    rfq::offer::Side,
};
use sea_orm::{Condition, QueryFilter, Select, entity::prelude::*, sea_query::IntoCondition};

use super::readable;
use crate::order::purchase_order;

impl purchase_order::Entity {
    /// Orders of either side.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let either = Condition::any()
            .add(party(actor, Side::Buyer))
            .add(party(actor, Side::Supplier));
        Self::find().filter(either)
    }

    /// Orders in which the actor's company is on this side.
    pub fn on_side(actor: &Actor, side: Side) -> Select<Self> {
        Self::find().filter(party(actor, side))
    }
}

fn party(actor: &Actor, side: Side) -> Condition {
    let column = match side {
        Side::Buyer => purchase_order::Column::BuyerCompanyId,
        Side::Supplier => purchase_order::Column::SupplierCompanyId,
    };
    readable(actor, Right::SeeOrders(side), |member| {
        column.eq(member.company.0).into_condition()
    })
}

//! Price lists: their supplier sees them; what they say, the companies they are for. Nobody else learns that they exist.

use domain::actor::{Actor, Right};
use sea_orm::{
    QueryFilter, Select,
    entity::prelude::*,
    sea_query::{IntoCondition, Query},
};

use super::{of_company, readable};
use crate::price::{price_list, price_list_company};

impl price_list::Entity {
    /// A supplier's own.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeListings, |member| {
            of_company(price_list::Column::CompanyId, member)
        }))
    }

    /// Those that were made for the member's company, whoever made them. Their names are their supplier's.
    pub fn granted_to(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeBuying, |member| {
            let granted = Query::select()
                .column(price_list_company::Column::ListId)
                .from(price_list_company::Entity)
                .and_where(price_list_company::Column::CompanyId.eq(member.company.0))
                .take();
            price_list::Column::Id.in_subquery(granted).into_condition()
        }))
    }
}

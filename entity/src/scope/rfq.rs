//! RFQs and negotiations: who sits at which.

use domain::{
    actor::{Actor, Member, Right},
    rfq::offer::Side,
};
use sea_orm::{
    Condition, QueryFilter, QuerySelect, Select,
    entity::prelude::*,
    sea_query::{ExprTrait, IntoCondition, Query, SelectStatement},
};

use super::{in_markets, of_company, readable};
use crate::{
    market::booth,
    rfq::{
        message, message_file, message_report, negotiation, offer, rfq, rfq_case, rfq_market, thread_entry,
    },
};

impl rfq::Entity {
    /// A buyer's own.
    pub fn owned_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeBuying, |member| {
            of_company(rfq::Column::BuyerCompanyId, member)
        }))
    }

    /// Open ones that a market shows in which the actor's company, a supplier, has its place; never its own.
    pub fn open_to(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::SeeSelling, |member| {
            let places = Query::select()
                .column(booth::Column::MarketId)
                .from(booth::Entity)
                .and_where(booth::Column::CompanyId.eq(member.company.0))
                .take();
            let shown = rfq_market::Column::State
                .eq("shown")
                .and(rfq_market::Column::MarketId.in_subquery(places));
            Condition::all()
                .add(rfq::Column::Visibility.eq("open"))
                .add(rfq::Column::State.eq("open"))
                .add(rfq::Column::BuyerCompanyId.ne(member.company.0))
                .add(rfq::Column::Id.in_subquery(placed(shown)))
        }))
    }

    /// Published open ones placed in the markets the actor runs, whatever became of them.
    pub fn placed_with(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::Operate, |member| {
            let mine = rfq_market::Column::MarketId.is_in(member.markets().map(|id| id.0));
            Condition::all()
                .add(rfq::Column::Visibility.eq("open"))
                .add(rfq::Column::PublishedAt.is_not_null())
                .add(rfq::Column::Id.in_subquery(placed(mine)))
        }))
    }

    /// What a market shows to everyone who comes to it.
    pub fn shown_in(market: Uuid) -> Select<Self> {
        let shown = rfq_market::Column::State
            .eq("shown")
            .and(rfq_market::Column::MarketId.eq(market));
        Self::find()
            .filter(rfq::Column::Visibility.eq("open"))
            .filter(rfq::Column::State.eq("open"))
            .filter(rfq::Column::Id.in_subquery(placed(shown)))
    }
}

/// The ids of the RFQs with such a placement.
fn placed(such: Expr) -> SelectStatement {
    Query::select()
        .column(rfq_market::Column::RfqId)
        .from(rfq_market::Entity)
        .and_where(such)
        .take()
}

impl rfq_case::Entity {
    /// Cases of the markets the actor runs.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mine = |member: &Member| in_markets(rfq_case::Column::MarketId, member);
        Self::find().filter(readable(actor, Right::Operate, mine))
    }
}

/// The ids of the RFQs of a member's company.
fn rfqs_of(member: &Member) -> SelectStatement {
    Query::select()
        .column(rfq::Column::Id)
        .from(rfq::Entity)
        .and_where(rfq::Column::BuyerCompanyId.eq(member.company.0))
        .take()
}

impl negotiation::Entity {
    /// Negotiations of either side: the supplier asked, and the buyer who asks.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let either = Condition::any()
            .add(at_table(actor, Side::Buyer))
            .add(at_table(actor, Side::Supplier));
        Self::find().filter(either)
    }

    /// Negotiations in which the actor's company is on this side.
    pub fn on_side(actor: &Actor, side: Side) -> Select<Self> {
        Self::find().filter(at_table(actor, side))
    }
}

fn at_table(actor: &Actor, side: Side) -> Condition {
    readable(actor, side.sees(), |member| match side {
        Side::Supplier => of_company(negotiation::Column::SupplierCompanyId, member),
        Side::Buyer => negotiation::Column::RfqId
            .in_subquery(rfqs_of(member))
            .into_condition(),
    })
}

impl offer::Entity {
    /// Offers of negotiations the actor sits at.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mut mine = negotiation::Entity::visible_to(actor)
            .select_only()
            .column(negotiation::Column::Id);
        Self::find().filter(offer::Column::NegotiationId.in_subquery(QuerySelect::query(&mut mine).take()))
    }
}

impl message::Entity {
    /// What both sides write where the actor sits, and the notes of their own side; never the other side's.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let of = |side: Side| {
            let mut mine = negotiation::Entity::on_side(actor, side)
                .select_only()
                .column(negotiation::Column::Id);
            let for_us = Condition::any()
                .add(message::Column::Own.eq(false))
                .add(message::Column::Side.eq(side.to_string()));
            Condition::all()
                .add(message::Column::NegotiationId.in_subquery(QuerySelect::query(&mut mine).take()))
                .add(for_us)
        };
        Self::find().filter(Condition::any().add(of(Side::Buyer)).add(of(Side::Supplier)))
    }
}

impl message_file::Entity {
    /// Files of messages the actor reads.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let mut read = message::Entity::visible_to(actor)
            .select_only()
            .column(message::Column::Id);
        Self::find().filter(message_file::Column::MessageId.in_subquery(QuerySelect::query(&mut read).take()))
    }
}

impl message_report::Entity {
    /// Reports of messages between a buyer and a supplier of a market the actor runs.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::Operate, |member| {
            let suppliers = Query::select()
                .column(booth::Column::CompanyId)
                .from(booth::Entity)
                .and_where(booth::Column::MarketId.is_in(member.markets().map(|id| id.0)))
                .take();
            let tables = Query::select()
                .column(negotiation::Column::Id)
                .from(negotiation::Entity)
                .and_where(negotiation::Column::SupplierCompanyId.in_subquery(suppliers))
                .take();
            let messages = Query::select()
                .column(message::Column::Id)
                .from(message::Entity)
                .and_where(message::Column::NegotiationId.in_subquery(tables))
                .take();
            message_report::Column::MessageId
                .in_subquery(messages)
                .into_condition()
        }))
    }

    /// What the actor's company reported.
    pub fn made_by(actor: &Actor) -> Select<Self> {
        Self::find().filter(readable(actor, Right::Report, |member| {
            of_company(message_report::Column::CompanyId, member)
        }))
    }
}

impl thread_entry::Entity {
    /// What is told the actor's side; never the other side's numbers.
    pub fn visible_to(actor: &Actor) -> Select<Self> {
        let of = |side: Side| {
            let mut mine = negotiation::Entity::on_side(actor, side)
                .select_only()
                .column(negotiation::Column::Id);
            Condition::all()
                .add(thread_entry::Column::NegotiationId.in_subquery(QuerySelect::query(&mut mine).take()))
                .add(thread_entry::Column::Side.eq(side.to_string()))
        };
        Self::find().filter(Condition::any().add(of(Side::Buyer)).add(of(Side::Supplier)))
    }
}

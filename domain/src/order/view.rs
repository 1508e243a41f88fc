//! Orders as each side sees them.

use serde::Serialize;

use super::{OrderState, reservation::FromStock};
use crate::{
    Instant,
    company::CompanyRef,
    id::{NegotiationId, OrderId},
    identity::PersonName,
    money::Money,
    rfq::{
        RequestLine,
        offer::{OfferHash, Side, Terms},
    },
};

/// A row of either side's list of orders.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrderRow {
    /// Which order.
    pub id: OrderId,
    /// Its number: `PO-2026-000031`.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// Who buys.
    pub buyer: CompanyRef,
    /// Who supplies.
    pub supplier: CompanyRef,
    /// Where it stands.
    pub state: OrderState,
    /// What was agreed.
    pub total: Money,
    /// When.
    pub placed_at: Instant,
}

/// An order's own page, for either side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrderView {
    /// Its row.
    #[serde(flatten)]
    pub row: OrderRow,
    /// The negotiation it was born from.
    pub negotiation: NegotiationId,
    /// What had been asked, line by line.
    pub lines: Vec<RequestLine>,
    /// The accepted terms.
    pub terms: Terms,
    /// What of its lines comes from stock; the rest is to be made.
    pub from_stock: Vec<FromStock>,
    /// Each line's total.
    pub line_totals: Vec<Money>,
    /// The accepted version's number.
    pub offer_version: u32,
    /// The accepted version's hash.
    pub offer_hash: OfferHash,
    /// The side of whoever looks.
    pub side: Side,
    /// What happened, oldest first: event kind, who, when, why.
    pub events: Vec<EventView>,
}

/// A recorded transition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventView {
    /// `order.confirmed`.
    pub kind: String,
    /// The name of the person, if it was one.
    pub by: Option<PersonName>,
    /// When.
    pub at: Instant,
    /// Why, where a reason was given.
    pub reason: Option<String>,
}

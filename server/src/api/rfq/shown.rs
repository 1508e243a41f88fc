//! RFQs as programs read them.

use chrono::NaiveDate;
use domain::{
    Instant,
    company::CompanyRef,
    id::{ListingId, NegotiationId, RfqId},
    money::{Currency, UnitPrice},
    quantity::Quantity,
    rfq::{
        RequestLine,
        incoterm::Incoterm,
        placement::PlacementState,
        view::{NegotiationRow, OpenRow, Placement, RfqHead, RfqRow},
        visibility::Visibility,
    },
    state::State,
    unit::Unit,
};
use serde::Serialize;
use utoipa::ToSchema;

/// A request for quotation.
#[derive(Serialize, ToSchema)]
#[schema(as = Rfq)]
pub(in crate::api) struct Rfq {
    #[schema(value_type = uuid::Uuid)]
    id: RfqId,
    #[schema(example = "RFQ-2026-000184")]
    number: String,
    #[schema(example = "open")]
    state: &'static str,
    /// Who asks, by code.
    buyer: String,
    title: String,
    /// ISO 4217.
    #[schema(value_type = String, example = "USD")]
    currency: Currency,
    /// Incoterms 2020.
    #[schema(value_type = String, example = "FOB")]
    incoterm: Incoterm,
    /// The named place of the term.
    place: String,
    /// Until when first offers are taken.
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    deadline: Instant,
    /// The IANA time zone the deadline was given in.
    time_zone: &'static str,
    /// The wanted day.
    deliver_by: Option<NaiveDate>,
    /// `direct` or `invited`: only the suppliers asked see it. `open`: every supplier of its markets does.
    #[schema(example = "direct")]
    visibility: &'static str,
    /// Where an open one is shown, by market. For the buyer only.
    #[serde(skip_serializing_if = "Option::is_none")]
    markets: Option<Vec<Placed>>,
    note: String,
    lines: Vec<Line>,
    /// The suppliers asked, by code. For the buyer only.
    #[serde(skip_serializing_if = "Option::is_none")]
    suppliers: Option<Vec<String>>,
    /// One with each supplier asked, once it is published; a supplier sees their own only.
    negotiations: Vec<Contender>,
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    created_at: Instant,
}

/// An open RFQ in one of its markets.
#[derive(Serialize, ToSchema)]
#[schema(as = RfqPlacement)]
pub(in crate::api) struct Placed {
    /// The market's slug.
    market: String,
    /// `waiting` for the market's operators, `shown` to its suppliers, or `refused`.
    #[schema(example = "shown")]
    state: &'static str,
    /// Why it is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl Placed {
    fn new(placement: Placement) -> Self {
        Self {
            market: placement.market.slug,
            state: placement.state.name(),
            reason: match placement.state {
                PlacementState::Refused { reason } => Some(reason),
                PlacementState::Waiting | PlacementState::Shown => None,
            },
        }
    }
}

/// An open RFQ among those a supplier may answer.
#[derive(Serialize, ToSchema)]
#[schema(as = OpenRfq)]
pub(in crate::api) struct Open {
    #[schema(value_type = uuid::Uuid)]
    id: RfqId,
    #[schema(example = "RFQ-2026-000184")]
    number: String,
    title: String,
    /// Who asks, by code.
    buyer: String,
    /// The markets by which it is seen, by slug.
    markets: Vec<String>,
    /// Until when first offers are taken.
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    deadline: Instant,
}

impl Open {
    pub(in crate::api) fn new(row: OpenRow) -> Self {
        Self {
            id: row.id,
            number: row.number,
            title: row.title,
            buyer: row.buyer.code,
            markets: row.markets.into_iter().map(|market| market.slug).collect(),
            deadline: row.deadline,
        }
    }
}

/// A page of open RFQs, newest first.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct OpenRfqs {
    pub(in crate::api) items: Vec<Open>,
    /// The `after` of the next page; `null` at the end.
    pub(in crate::api) next: Option<String>,
}

/// A line of a request.
#[derive(Serialize, ToSchema)]
#[schema(as = RfqLine)]
pub(in crate::api) struct Line {
    line: u32,
    #[schema(value_type = Option<uuid::Uuid>)]
    listing_id: Option<ListingId>,
    /// The SKU of its variant.
    variant: Option<String>,
    description: String,
    #[schema(value_type = String, example = "1000")]
    quantity: Quantity,
    /// UNECE Recommendation 20.
    #[schema(value_type = String, example = "H87")]
    unit: Unit,
    /// What the buyer hopes to pay for one.
    #[schema(value_type = Option<String>, example = "3.250000")]
    target_price: Option<UnitPrice>,
}

/// A negotiation with one supplier.
#[derive(Serialize, ToSchema)]
#[schema(as = RfqNegotiation)]
pub(in crate::api) struct Contender {
    #[schema(value_type = uuid::Uuid)]
    pub(in crate::api) id: NegotiationId,
    /// The supplier's code.
    pub(in crate::api) supplier: String,
    #[schema(example = "invited")]
    pub(in crate::api) state: &'static str,
}

impl Line {
    pub(in crate::api) fn new(line: RequestLine) -> Self {
        Self {
            line: line.line,
            listing_id: line.listing_id,
            variant: line.variant.map(|variant| variant.sku),
            description: line.description,
            quantity: line.quantity,
            unit: line.unit,
            target_price: line.target_price,
        }
    }
}

impl Rfq {
    /// With where it is shown, if it is open.
    pub(in crate::api) fn placed(self, placements: Vec<Placement>) -> Self {
        let markets = placements.into_iter().map(Placed::new).collect();
        Self {
            markets: (self.visibility == Visibility::Open.code()).then_some(markets),
            ..self
        }
    }
}

impl Contender {
    pub(in crate::api) fn new(row: NegotiationRow) -> Self {
        Self {
            id: row.id,
            supplier: row.supplier.code,
            state: row.state.name(),
        }
    }
}

impl Rfq {
    pub(in crate::api) fn new(
        head: RfqHead,
        suppliers: Option<Vec<CompanyRef>>,
        negotiations: Vec<Contender>,
    ) -> Self {
        let codes = |all: Vec<CompanyRef>| all.into_iter().map(|company| company.code).collect();
        Self {
            id: head.id,
            number: head.number,
            state: head.state.name(),
            buyer: head.buyer.code,
            title: head.title,
            currency: head.currency,
            incoterm: head.incoterm,
            place: head.place,
            deadline: head.deadline,
            time_zone: head.time_zone.name(),
            deliver_by: head.deliver_by,
            visibility: head.visibility.code(),
            markets: None,
            note: head.note,
            lines: head.lines.into_iter().map(Line::new).collect(),
            suppliers: suppliers.map(codes),
            negotiations,
            created_at: head.created_at,
        }
    }
}

/// What an RFQ is in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = RfqSummary)]
pub(in crate::api) struct Summary {
    #[schema(value_type = uuid::Uuid)]
    id: RfqId,
    number: String,
    title: String,
    #[schema(example = "open")]
    state: &'static str,
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    deadline: Instant,
    /// How many suppliers were asked.
    asked: u32,
    /// How many of them have offered.
    offered: u32,
    /// How many wait for the buyer's move.
    waiting: u32,
}

/// A page of RFQs, newest first.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Rfqs {
    pub(in crate::api) items: Vec<Summary>,
    /// The `after` of the next page; `null` at the end.
    pub(in crate::api) next: Option<String>,
}

impl Summary {
    pub(in crate::api) fn new(row: RfqRow) -> Self {
        Self {
            id: row.id,
            number: row.number,
            title: row.title,
            state: row.state.name(),
            deadline: row.deadline,
            asked: row.asked,
            offered: row.offered,
            waiting: row.waiting,
        }
    }
}

//! Offers as programs read them.

use domain::{
    Instant,
    id::OfferId,
    money::{Currency, UnitPrice},
    quantity::Quantity,
    rfq::{
        incoterm::Incoterm,
        negotiation::NegotiationState,
        offer::{OfferHash, OfferLine, Side},
        schedule::Part,
        view::OfferView,
    },
    state::State,
    unit::Unit,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::{money::Amount, negotiation::SideName};

/// A version of the terms.
#[derive(Serialize, ToSchema)]
#[schema(as = Offer)]
pub(in crate::api) struct Offer {
    #[schema(value_type = uuid::Uuid)]
    id: OfferId,
    /// 1, 2, 3 … within the negotiation.
    version: u32,
    /// Who proposed it.
    #[schema(value_type = SideName)]
    side: Side,
    /// SHA-256 of its canonical JSON: what acceptance names.
    #[schema(value_type = String)]
    hash: OfferHash,
    /// The hash of the version before.
    #[schema(value_type = Option<String>)]
    prev_hash: Option<OfferHash>,
    /// `superseded`: a newer version stands. Otherwise the negotiation's state.
    #[schema(example = "buyer_to_move")]
    state: &'static str,
    total: Amount,
    /// ISO 4217.
    #[schema(value_type = String, example = "USD")]
    currency: Currency,
    /// Incoterms 2020.
    #[schema(value_type = String, example = "FOB")]
    incoterm: Incoterm,
    place: String,
    /// Days from order to ready.
    lead_time_days: u32,
    payment_schedule: Vec<PartShown>,
    /// Until when it can be accepted; at this very instant it is too late.
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    valid_until: Instant,
    lines: Vec<LineShown>,
    note: String,
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    created_at: Instant,
}

/// A part of the payment.
#[derive(Serialize, ToSchema)]
#[schema(as = PaymentPart)]
pub(in crate::api) struct PartShown {
    /// `deposit`, `before_shipment`, `against_documents`, `on_delivery` or `after_delivery`.
    event: String,
    /// For `after_delivery`: how many days after.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<u32>,
    /// Its share of the total; all parts make 100.
    #[schema(example = "30")]
    percent: String,
}

/// A line of an offer.
#[derive(Serialize, ToSchema)]
#[schema(as = OfferLine)]
pub(in crate::api) struct LineShown {
    /// The request's line it answers.
    line: u32,
    #[schema(value_type = String, example = "1000")]
    quantity: Quantity,
    /// UNECE Recommendation 20.
    #[schema(value_type = String, example = "H87")]
    unit: Unit,
    #[schema(value_type = String, example = "3.250000")]
    unit_price: UnitPrice,
}

impl From<&Part> for PartShown {
    fn from(part: &Part) -> Self {
        Self {
            event: part.event.to_string(),
            days: part.days,
            percent: part.percent.to_string(),
        }
    }
}

impl From<OfferLine> for LineShown {
    fn from(line: OfferLine) -> Self {
        Self {
            line: line.line,
            quantity: line.quantity,
            unit: line.unit,
            unit_price: line.unit_price,
        }
    }
}

impl Offer {
    pub(in crate::api) fn new(offer: OfferView, newest: bool, negotiation: &NegotiationState) -> Self {
        let terms = offer.terms;
        Self {
            id: offer.id,
            version: offer.version,
            side: offer.side,
            hash: offer.hash,
            prev_hash: offer.prev_hash,
            state: if newest { negotiation.name() } else { "superseded" },
            total: offer.total.into(),
            currency: terms.currency,
            incoterm: terms.incoterm,
            place: terms.place,
            lead_time_days: terms.lead_time_days,
            payment_schedule: parts(terms.payment_schedule.parts()),
            valid_until: terms.valid_until,
            lines: lines(terms.lines),
            note: terms.note,
            created_at: offer.created_at,
        }
    }
}

pub(in crate::api) fn parts(parts: &[Part]) -> Vec<PartShown> {
    parts.iter().map(PartShown::from).collect()
}

pub(in crate::api) fn lines(lines: Vec<OfferLine>) -> Vec<LineShown> {
    lines.into_iter().map(LineShown::from).collect()
}

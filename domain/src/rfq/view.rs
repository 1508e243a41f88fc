//! RFQs and negotiations as each side sees them.

use serde::Serialize;

use super::{
    RequestLine, RfqState,
    incoterm::Incoterm,
    negotiation::NegotiationState,
    offer::{OfferHash, Side, Terms},
};
use crate::{
    Instant,
    catalog::view::ListingChoice,
    company::CompanyRef,
    id::{NegotiationId, OfferId, OrderId, RfqId},
    identity::PersonName,
    money::{Currency, Money},
};

/// What both sides see of an RFQ.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RfqHead {
    /// Which RFQ.
    pub id: RfqId,
    /// Its number: `RFQ-2026-000184`.
    pub number: String,
    /// Where it stands.
    pub state: RfqState,
    /// Who asks.
    pub buyer: CompanyRef,
    /// A short name.
    pub title: String,
    /// The currency offers are wanted in.
    pub currency: Currency,
    /// Delivery term.
    pub incoterm: Incoterm,
    /// Named place of the delivery term.
    pub place: String,
    /// Until when first offers are taken.
    pub deadline: Instant,
    /// The time zone the deadline was given in.
    pub time_zone: chrono_tz::Tz,
    /// The wanted delivery date.
    pub deliver_by: Option<chrono::NaiveDate>,
    /// Anything else.
    pub note: String,
    /// What is wanted.
    pub lines: Vec<RequestLine>,
    /// When it was made.
    pub created_at: Instant,
}

/// An RFQ's own page, for its buyer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RfqView {
    /// The request.
    pub head: RfqHead,
    /// Whom it asks, or will ask once it is published.
    pub suppliers: Vec<CompanyRef>,
    /// One for each supplier asked.
    pub contenders: Vec<Contender>,
}

/// A supplier asked, with what they propose: a column of the comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contender {
    /// The negotiation with them.
    pub negotiation: NegotiationRow,
    /// The newest version, from either side.
    pub latest: Option<OfferView>,
    /// The terms of the version before it.
    pub before: Option<Terms>,
    /// The order, once agreed.
    pub order: Option<(OrderId, String)>,
}

/// A negotiation in a list: the buyer's or the supplier's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NegotiationRow {
    /// Which negotiation.
    pub id: NegotiationId,
    /// The RFQ's number.
    pub rfq_number: String,
    /// The RFQ's title.
    pub rfq_title: String,
    /// Who asks.
    pub buyer: CompanyRef,
    /// Who was asked.
    pub supplier: CompanyRef,
    /// Where it stands.
    pub state: NegotiationState,
    /// The newest version's total.
    pub total: Option<Money>,
    /// Until when the supplier may make a first offer.
    pub deadline: Instant,
    /// Last move.
    pub updated_at: Instant,
}

/// A row of the buyer's list of RFQs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RfqRow {
    /// Which RFQ.
    pub id: RfqId,
    /// Its number.
    pub number: String,
    /// A short name.
    pub title: String,
    /// Where it stands.
    pub state: RfqState,
    /// Until when first offers are taken.
    pub deadline: Instant,
    /// How many suppliers were asked.
    pub asked: u32,
    /// How many of them have offered.
    pub offered: u32,
    /// How many wait for the buyer's move.
    pub waiting: u32,
}

/// One version of the terms.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfferView {
    /// Which offer.
    pub id: OfferId,
    /// Its number in the negotiation.
    pub version: u32,
    /// Who proposed it.
    pub side: Side,
    /// The name of the person who sent it.
    pub author: PersonName,
    /// When.
    pub created_at: Instant,
    /// What is proposed.
    pub terms: Terms,
    /// Each line's total.
    pub line_totals: Vec<Money>,
    /// The sum of the lines.
    pub total: Money,
    /// The hash of the version before.
    pub prev_hash: Option<OfferHash>,
    /// This version's hash.
    pub hash: OfferHash,
}

/// A negotiation's own page, for either side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NegotiationView {
    /// Which negotiation.
    pub id: NegotiationId,
    /// Where it stands.
    pub state: NegotiationState,
    /// The request it answers.
    pub rfq: RfqHead,
    /// Who was asked.
    pub supplier: CompanyRef,
    /// The side of whoever looks.
    pub side: Side,
    /// Every version, oldest first.
    pub offers: Vec<OfferView>,
    /// The order, once agreed.
    pub order: Option<(OrderId, String)>,
    /// Whether the newest version's approval was asked for; the supplier is never told.
    pub approval: Option<ApprovalAsked>,
}

/// Somebody asked their company's owners and managers to accept a version.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ApprovalAsked {
    /// Who asked.
    pub by: PersonName,
    /// When.
    pub at: Instant,
}

/// A negotiation whose newest version waits for approval.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ApprovalRow {
    /// Which.
    pub negotiation: NegotiationRow,
    /// Who asked, and when.
    pub asked: ApprovalAsked,
}

/// What the form for a new RFQ needs to know.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RfqStart {
    /// Who will be asked.
    pub supplier: CompanyRef,
    /// The listing the buyer came from, if any.
    pub listing: Option<ListingChoice>,
    /// The supplier's listings to choose further lines from, at most 100.
    pub choices: Vec<ListingChoice>,
}

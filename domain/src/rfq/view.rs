//! RFQs and negotiations as each side sees them.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    RequestLine, RfqState,
    incoterm::Incoterm,
    negotiation::NegotiationState,
    offer::{OfferHash, Side, Terms},
    placement::PlacementState,
    visibility::Visibility,
};
use crate::{
    Instant,
    catalog::view::ListingChoice,
    company::CompanyRef,
    file::FileKind,
    id::{CaseId, FileId, ListingId, MessageId, NegotiationId, OfferId, OrderId, RfqId},
    identity::PersonName,
    market::MarketRef,
    moderation::CaseState,
    money::{Currency, Money},
    quantity::Quantity,
    text::Bilingual,
    unit::Unit,
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
    /// Who sees it beside its buyer.
    pub visibility: Visibility,
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
    /// Where an open one stands in each of its markets.
    pub placements: Vec<Placement>,
    /// Suppliers who saw an open one and don't want to offer, with why, if they said.
    pub passed: Vec<(CompanyRef, String)>,
}

/// An open RFQ in one of its markets.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Placement {
    /// Which market.
    pub market: MarketRef,
    /// Where it stands there; before it is published, where it will begin.
    pub state: PlacementState,
    /// How many suppliers of the market may trade.
    pub suppliers: u32,
}

/// An open RFQ in a supplier's list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenRow {
    /// Which RFQ.
    pub id: RfqId,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Who asks.
    pub buyer: CompanyRef,
    /// The markets by which the supplier sees it.
    pub markets: Vec<MarketRef>,
    /// What is asked for first, and how much of it.
    pub first: (String, Quantity, Unit),
    /// How many lines it has.
    pub lines: u32,
    /// Until when first offers are taken.
    pub deadline: Instant,
    /// When it was published.
    pub published_at: Instant,
}

/// An open RFQ's page, for a supplier who sees it or an operator of one of its markets.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenView {
    /// The request.
    pub head: RfqHead,
    /// The markets by which it is seen.
    pub markets: Vec<MarketRef>,
    /// The supplier's own listing that is nearest to what is asked, if one is near.
    pub nearest: Option<(ListingId, Bilingual)>,
    /// What the viewer may do with it.
    pub may: OpenMay,
}

/// What a viewer may do with an open RFQ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OpenMay {
    /// Offer, or say that they won't: suppliers with the right, while offers are taken.
    pub offer: bool,
    /// Report it to the market's operators.
    pub report: bool,
    /// The supplier has said that they don't want to offer.
    pub passed: bool,
}

/// What is asked for in a market, as its home page tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Wanted {
    /// Which RFQ.
    pub id: RfqId,
    /// Its title.
    pub title: String,
    /// Who asks; nobody is named to whoever has not signed in.
    pub buyer: Option<CompanyRef>,
    /// What is asked for first, and how much of it.
    pub first: (String, Quantity, Unit),
    /// How many lines it has.
    pub lines: u32,
    /// Until when first offers are taken.
    pub deadline: Instant,
    /// Whether the viewer may open it.
    pub may_open: bool,
}

/// How many suppliers an open RFQ would reach by a market.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reach {
    /// Which market.
    pub market: MarketRef,
    /// How many suppliers with a place in it may trade.
    pub suppliers: u32,
}

/// A row of the operator's queue of requests.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RfqCaseRow {
    /// Which case.
    pub id: CaseId,
    /// The RFQ's number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Who asks.
    pub buyer: CompanyRef,
    /// The market whose operators decide it.
    pub market: MarketRef,
    /// How many reported it; none: it waits to be seen.
    pub reports: u32,
    /// When it was opened, or reported since.
    pub opened_at: Instant,
}

/// A case about an open RFQ.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RfqCaseView {
    /// Which case.
    pub id: CaseId,
    /// Where it stands.
    pub state: CaseState,
    /// The market whose operators decide it.
    pub market: MarketRef,
    /// What it is about.
    pub head: RfqHead,
    /// Where that stands in the market.
    pub placement: PlacementState,
    /// Who reported it, when, and why.
    pub reports: Vec<Report>,
    /// Who decided it.
    pub operator: Option<PersonName>,
    /// When it was opened, or reported since.
    pub opened_at: Instant,
}

/// A report to the operators.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Whose people reported it.
    pub company: CompanyRef,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Instant,
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
    /// Both sides' messages, and the notes of the side of whoever looks, oldest first.
    pub messages: Vec<MessageView>,
    /// The number of the newest entry of the thread, as the side of whoever looks counts; everything up to it is in here.
    pub told: u32,
    /// The order, once agreed.
    pub order: Option<(OrderId, String)>,
    /// Whether the newest version's approval was asked for; the supplier is never told.
    pub approval: Option<ApprovalAsked>,
}

/// A message, as one side reads it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MessageView {
    /// Which.
    pub id: MessageId,
    /// The author's side.
    pub side: Side,
    /// Who wrote it.
    pub author: PersonName,
    /// Whether it is a note only their side is shown.
    pub own: bool,
    /// What they wrote.
    pub text: String,
    /// What they handed in with it.
    pub files: Vec<AttachmentView>,
    /// What became of it where the side of whoever looks reported it to the operators.
    pub report: Option<ReportAnswer>,
    /// When.
    pub at: Instant,
    /// Whether whoever looks has not read it yet.
    pub unread: bool,
}

/// What became of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportAnswer {
    /// What an operator found; `None` while it waits.
    pub finding: Option<String>,
}

/// A reported message, as operators read it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportedMessage {
    /// Which.
    pub id: MessageId,
    /// Who reported it.
    pub by: CompanyRef,
    /// Whose it is.
    pub of: CompanyRef,
    /// What they say is wrong.
    pub reason: String,
    /// When.
    pub at: Instant,
    /// What an operator found; `None` while it waits.
    pub finding: Option<String>,
    /// Who found it.
    pub found_by: Option<PersonName>,
    /// The message between the one before and the one after it, oldest first; nothing else of the thread.
    pub around: Vec<Excerpt>,
}

/// A message in the neighbourhood of a reported one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// Whether the side wrote it that was reported.
    pub of_reported_side: bool,
    /// Whether it is the reported one.
    pub reported: bool,
    /// Who wrote it.
    pub author: PersonName,
    /// What they wrote.
    pub text: String,
    /// When.
    pub at: Instant,
}

/// A file of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AttachmentView {
    /// Which.
    pub id: FileId,
    /// The name it is saved under.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How many bytes it holds.
    pub size: u64,
}

/// An entry of a thread, as one side is told of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThreadEntry {
    /// The side's number of it: counted from 1 without gaps, in the order in which the entries came to stand there.
    pub number: u32,
    /// The message; `None` where the negotiation took a step instead.
    pub message: Option<MessageView>,
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
    /// Who will be asked; nobody yet for whoever asks a whole market.
    pub suppliers: Vec<CompanyRef>,
    /// The listing the buyer came from, if any.
    pub listing: Option<ListingChoice>,
    /// The suppliers' listings to choose further lines from, at most 100 of each.
    pub choices: Vec<ListingChoice>,
    /// Those of them whose price is the buyer's own, not the public one.
    pub priced: BTreeSet<ListingId>,
    /// The markets an open one can be shown in.
    pub markets: Vec<Reach>,
    /// Whether an open one is shown at once, because the buyer is verified.
    pub verified: bool,
}

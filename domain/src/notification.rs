//! Notifications: what people are told by mail, as ids in the outbox and as facts for the letter.

use serde::{Deserialize, Serialize};

use crate::{
    Instant,
    company::FactKind,
    id::{
        CaseId, CompanyId, FeedId, KeyId, MarketId, NegotiationId, OfferId, OrderId, PersonId, PromotionId,
        RfqId,
    },
    identity::{LinkPurpose, PersonName, factor::FactorChange},
    integration::KeyView,
    market::booth::Place,
    moderation::{Verdict, matter::Matter},
    money::Money,
    problem::Problem,
    rfq::offer::Side,
    search::saved::Alert,
    text::{Bilingual, Locale},
};

/// How many things wait for a person's company: the numbers of the rail and of the bell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Negotiations with messages the person has not read.
    pub unread: u32,
    /// Negotiations in which the buyer is to move.
    pub buying_rfqs: u32,
    /// Orders that wait for the buyer.
    pub buying_orders: u32,
    /// Negotiations in which the supplier is to move.
    pub selling_rfqs: u32,
    /// Open RFQs of the supplier's markets that it has neither offered on nor passed.
    pub selling_open: u32,
    /// Orders that wait for the supplier.
    pub selling_orders: u32,
    /// Listings sent back for changes.
    pub selling_listings: u32,
    /// Submitted listings in the operator's queue.
    pub operating_listings: u32,
    /// Open RFQs in the operator's queue.
    pub operating_rfqs: u32,
    /// Messages that were reported to the operator.
    pub operating_messages: u32,
    /// Campaigns of suppliers in the operator's markets.
    pub operating_promotions: u32,
    /// Suppliers that ask the operator's markets for a booth.
    pub operating_booths: u32,
    /// Companies that wait to be checked by the operator, or by the platform.
    pub operating_verifications: u32,
    /// Whether the company has to do something about its verification: 1 or 0.
    pub company_verification: u32,
    /// Invitations of other companies to this person.
    pub invitations: u32,
}

impl Waiting {
    /// Everything together: the number on the bell.
    pub const fn total(&self) -> u32 {
        self.unread
            + self.buying_rfqs
            + self.buying_orders
            + self.selling_rfqs
            + self.selling_open
            + self.selling_orders
            + self.selling_listings
            + self.operating_listings
            + self.operating_rfqs
            + self.operating_messages
            + self.operating_promotions
            + self.operating_booths
            + self.operating_verifications
            + self.company_verification
            + self.invitations
    }
}

/// A mail to be sent: to whom, about what. Ids only; the facts are read when it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Who gets it.
    pub to: PersonId,
    /// The company of theirs that it is told to; none where it is about their own account.
    pub company: Option<CompanyId>,
    /// What it tells.
    pub about: Subject,
}

/// What a mail tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "subject", content = "id", rename_all = "snake_case")]
pub enum Subject {
    /// A supplier was asked for a quote.
    NewRfq(NegotiationId),
    /// A buyer asks a market for what the supplier seems to have.
    OpenRfq(RfqId),
    /// An operator decided about an open RFQ.
    RfqDecided(CaseId),
    /// The other side proposed a version.
    NewOffer(OfferId),
    /// The other side of a negotiation wrote, and the reader has not read it.
    Messages(NegotiationId),
    /// A colleague asks that an offer above their spending limit be accepted.
    ApprovalAsked(OfferId),
    /// An offer was accepted and an order placed.
    Accepted(OrderId),
    /// An operator decided about a listing.
    ListingDecided(CaseId),
    /// An operator decided about a listing the reader reported.
    ReportDecided(CaseId),
    /// An operator decided whether a market shows a supplier's campaign.
    CampaignDecided(PromotionId),
    /// A market's operators gave the company a booth, moved or ended it, or declined to give one.
    Booth(MarketId),
    /// The company's bank details were changed.
    BankChanged(CompanyId),
    /// The reader does not act for the company any more.
    MemberRemoved(CompanyId),
    /// The ways in to the reader's account changed.
    Factor {
        /// How.
        change: FactorChange,
        /// When.
        at: Instant,
    },
    /// The password of the reader's account was changed.
    PasswordChanged {
        /// When.
        at: Instant,
    },
    /// There are new listings in searches the reader saved: those that were told up to this instant.
    SavedSearches {
        /// Up to when.
        to: Instant,
    },
    /// A key was made that programs act for the company with.
    KeyMade(KeyId),
    /// A feed of the company's catalogue fails night after night.
    FeedFails(FeedId),
    /// An operator decided about the company's verification.
    VerificationDecided(CaseId),
    /// Something that was checked ends soon.
    VerificationEnds(CompanyId),
    /// The company is verified no more: its time is over, or what was checked was changed.
    VerificationExpired(CompanyId),
    /// An operator stopped the company's trade, or let it trade again.
    Suspension(CompanyId),
}

/// What a market's operators answered a supplier about a booth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BoothAnswer {
    /// It has one, here.
    Given(Place),
    /// It gets none; why.
    Declined(String),
    /// It has none any more; why.
    Ended(String),
}

/// A mail with its facts, ready to be put into words.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// Address it goes to.
    pub to: String,
    /// The reader's name.
    pub name: String,
    /// The reader's language.
    pub locale: Locale,
    /// The reader's time zone.
    pub time_zone: chrono_tz::Tz,
    /// What is told.
    pub news: News,
}

/// The facts of a letter.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// A supplier was asked for a quote.
    NewRfq {
        /// Where to answer.
        negotiation: NegotiationId,
        /// The RFQ's number.
        number: String,
        /// Its title.
        title: String,
        /// Who asks.
        buyer: Bilingual,
        /// How many lines.
        lines: u32,
        /// Until when to answer.
        deadline: Instant,
    },
    /// A buyer asks a market for what the supplier seems to have.
    OpenRfq {
        /// Where to look at it and answer.
        rfq: RfqId,
        /// Its number.
        number: String,
        /// Its title.
        title: String,
        /// Who asks.
        buyer: Bilingual,
        /// How many lines.
        lines: u32,
        /// Until when to answer.
        deadline: Instant,
    },
    /// An operator decided about an open RFQ.
    RfqDecided {
        /// Which.
        rfq: RfqId,
        /// Its number.
        number: String,
        /// Its title.
        title: String,
        /// The market whose operators decided.
        market: Bilingual,
        /// The verdict.
        verdict: Verdict,
        /// Why.
        reason: String,
    },
    /// The other side proposed a version.
    NewOffer {
        /// Where to answer.
        negotiation: NegotiationId,
        /// The RFQ's number.
        number: String,
        /// Its title.
        title: String,
        /// Who proposes.
        from: Bilingual,
        /// The version's number.
        version: u32,
        /// The side that proposes.
        side: Side,
        /// Its total.
        total: Money,
        /// Until when it can be accepted.
        valid_until: Instant,
    },
    /// The other side of a negotiation wrote, and the reader has not read it.
    Messages {
        /// Where to read and answer.
        negotiation: NegotiationId,
        /// The RFQ's number.
        number: String,
        /// Its title.
        title: String,
        /// Who wrote.
        from: Bilingual,
        /// How many messages are unread.
        count: u32,
        /// The newest of them.
        newest: String,
    },
    /// A colleague asks that an offer above their spending limit be accepted.
    ApprovalAsked {
        /// Where to accept it.
        negotiation: NegotiationId,
        /// The RFQ's number.
        number: String,
        /// Its title.
        title: String,
        /// Who offers.
        from: Bilingual,
        /// The number of the version.
        version: u32,
        /// Its total.
        total: Money,
        /// Until when it can be accepted.
        valid_until: Instant,
        /// Who asks.
        by: PersonName,
    },
    /// An offer was accepted and an order placed.
    Accepted {
        /// The order.
        order: OrderId,
        /// Its number.
        number: String,
        /// Its title.
        title: String,
        /// The other side.
        partner: Bilingual,
        /// The reader's side.
        side: Side,
        /// What was agreed.
        total: Money,
        /// The first digits of the accepted version's hash.
        hash: String,
    },
    /// An operator decided about a listing.
    ListingDecided {
        /// The listing.
        listing: crate::id::ListingId,
        /// Its title.
        title: Bilingual,
        /// The supplier's own number.
        sku: String,
        /// What was decided about.
        matter: Matter,
        /// The verdict.
        verdict: Verdict,
        /// Why.
        reason: String,
    },
    /// An operator decided about a listing the reader reported.
    ReportDecided {
        /// The listing.
        listing: crate::id::ListingId,
        /// Its title.
        title: Bilingual,
        /// Whose it is.
        supplier: Bilingual,
        /// Whether it was taken off show.
        taken_off: bool,
    },
    /// The company's bank details were changed.
    BankChanged {
        /// The company.
        company: Bilingual,
        /// Who changed them.
        by: PersonName,
        /// When.
        at: Instant,
        /// The account they now name, masked.
        account: String,
    },
    /// The reader does not act for the company any more.
    MemberRemoved {
        /// The company.
        company: Bilingual,
    },
    /// The ways in to the reader's account changed.
    Factor {
        /// How.
        change: FactorChange,
        /// When.
        at: Instant,
    },
    /// A key was made that programs act for the company with.
    KeyMade {
        /// The company.
        company: Bilingual,
        /// The key.
        key: KeyView,
    },
    /// An operator decided whether a market shows the supplier's campaign.
    CampaignDecided {
        /// Which.
        campaign: PromotionId,
        /// Its name.
        name: Bilingual,
        /// The market.
        market: Bilingual,
        /// Why it is not shown; nothing where it is.
        refused: Option<String>,
    },
    /// A market's operators answered about a booth.
    Booth {
        /// Which market.
        market: Bilingual,
        /// What.
        answer: BoothAnswer,
    },
    /// A feed of the company's catalogue fails night after night.
    FeedFails {
        /// Which.
        feed: FeedId,
        /// Where its file lies.
        address: String,
        /// How often it failed in a row.
        failures: u32,
        /// Why it failed last.
        problem: Option<Problem>,
        /// When it is tried next; it is not where it paused by itself.
        next_at: Option<Instant>,
    },
    /// An operator decided about the company's verification.
    VerificationDecided {
        /// The company.
        company: Bilingual,
        /// The market that checked it; `None`: the platform.
        market: Option<Bilingual>,
        /// The verdict.
        verdict: Verdict,
        /// Why.
        reason: String,
        /// Until when the company is verified.
        until: Option<Instant>,
    },
    /// Something that was checked ends soon.
    VerificationEnds {
        /// The company.
        company: Bilingual,
        /// What, the name of a certificate, and when; the first to end first.
        facts: Vec<(FactKind, Option<String>, Instant)>,
    },
    /// The company is verified no more.
    VerificationExpired {
        /// The company.
        company: Bilingual,
        /// Since when.
        at: Instant,
    },
    /// An operator stopped the company's trade.
    Suspended {
        /// The company.
        company: Bilingual,
        /// Why.
        reason: String,
    },
    /// An operator let the company trade again.
    Reinstated {
        /// The company.
        company: Bilingual,
        /// Until when it is verified.
        until: Instant,
    },
    /// The reader's password was changed.
    PasswordChanged {
        /// When.
        at: Instant,
    },
    /// There are new listings in searches the reader saved.
    SavedSearches {
        /// Search by search; never none.
        alerts: Vec<Alert>,
        /// What makes the address at which all such mails are stopped.
        stop: String,
    },
    /// Somebody asked to register with the reader's address, who has an account already.
    HasAccount {
        /// When.
        at: Instant,
    },
    /// A single-use link was asked for.
    Link {
        /// What it is for.
        purpose: LinkPurpose,
        /// What makes its address.
        token: String,
        /// Until when it works.
        until: Instant,
        /// The company it invites to.
        company: Option<Bilingual>,
    },
}

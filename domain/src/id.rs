//! Typed identifiers: UUIDv7 newtypes, so that an RFQ's id can't be handed where an order's is wanted.
//!
//! Ids are made in `service` (randomness is a parameter); this module only gives them types.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

ids! {
    /// A human being with an e-mail address.
    PersonId,
    /// A legal entity (企业).
    CompanyId,
    /// A postal address of a company.
    AddressId,
    /// A picture a company shows of itself.
    PictureId,
    /// A picture of a listing.
    ListingPictureId,
    /// A certificate a company says it holds.
    CertificateId,
    /// A specialised market (专业市场).
    MarketId,
    /// A node of the category tree.
    CategoryId,
    /// One product of one supplier (商品).
    ListingId,
    /// One run of a catalogue import.
    ImportId,
    /// One change of many listings at once (批量修改).
    BulkEditId,
    /// An address a company's catalogue is fetched from every night (每日自动更新).
    FeedId,
    /// One time a feed was fetched.
    FeedRunId,
    /// Something that waits for an operator's decision (审核).
    CaseId,
    /// A buyer's request for quotation (询价单).
    RfqId,
    /// One RFQ with one supplier (洽谈).
    NegotiationId,
    /// A message of a negotiation (留言).
    MessageId,
    /// One immutable version of proposed terms (报价).
    OfferId,
    /// A binding order (订单).
    OrderId,
    /// One recorded transition.
    EventId,
    /// A single-use link sent by mail.
    LinkId,
    /// A key a program acts for a company with.
    KeyId,
    /// A passkey.
    PasskeyId,
    /// A request of a program that must not be done twice.
    OnceId,
    /// A search a person saved.
    SavedSearchId,
    /// A file that somebody handed in.
    FileId,
    /// A licence or certificate a company handed in to be checked.
    PaperId,
    /// An entry of the trade vocabulary: terms that mean the same (同义词).
    EntryId,
    /// A word that operators keep out of listings (违禁词).
    BannedWordId,
    /// A campaign or a fair (促销).
    PromotionId,
    /// A supplier's prices for companies of its choice (专属价目表).
    PriceListId,
    /// A category that operators keep out of markets, or let in with a certificate only (限制类目).
    RestrictionId,
    /// A hall of a market (展馆).
    HallId,
    /// A piece of work in the outbox.
    JobId,
}

//! The record: what operators did to a company, as its people read it.

use serde::Serialize;

use crate::{
    Instant,
    id::{EventId, ListingId},
    identity::PersonName,
    market::{MarketRef, booth::Place},
    moderation::Verdict,
    text::Bilingual,
};

/// One act of an operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordEntry {
    /// Which.
    pub id: EventId,
    /// When.
    pub at: Instant,
    /// What was done.
    pub act: Act,
    /// Who did it.
    pub by: PersonName,
    /// As whose operator; `None`: as the platform's.
    pub market: Option<MarketRef>,
    /// Why, where something was said.
    pub reason: String,
}

/// What an operator did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// The company was verified, for the first time or again.
    Verified {
        /// Until when that held.
        until: Instant,
    },
    /// It was told what to mend before it can be verified.
    ChangesRequested,
    /// Its verification was refused.
    Rejected,
    /// Its renewal was not granted; what stood before went on.
    RenewalRefused,
    /// Its trade was stopped.
    Suspended,
    /// It was let trade again.
    Reinstated,
    /// What was checked was changed by an operator, so that its verification ended.
    Lapsed,
    /// A number was taken whose check fails.
    NumberOverridden {
        /// The number.
        number: String,
    },
    /// A listing of it was decided about.
    Listing {
        /// Which; `None` where the trail is older than the record.
        listing: Option<ListingId>,
        /// What it was called then.
        title: Bilingual,
        /// How.
        verdict: Verdict,
    },
    /// An open RFQ of it was decided about.
    Rfq {
        /// Its number and title.
        title: String,
        /// How.
        verdict: Verdict,
    },
    /// A market holds it up as an example.
    DemonstrationChosen {
        /// Why, as everyone reads it.
        reason: Bilingual,
    },
    /// A market does so no more.
    DemonstrationEnded,
    /// A campaign of it is shown by a market, or not, or no longer.
    Campaign {
        /// What it was called then.
        name: Bilingual,
        /// Whether it is shown.
        shown: bool,
    },
    /// A market gave it a booth, or another one.
    Booth {
        /// Where.
        place: Place,
        /// Whether it had one there before.
        moved: bool,
    },
    /// Its place in a market ended.
    BoothEnded,
    /// A market gives it no booth.
    BoothDeclined,
    /// It was made the company that runs a market.
    Appointed,
    /// It runs a market no more.
    Dismissed,
}

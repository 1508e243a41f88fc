//! A listing's history (修改记录): what its supplier reads of all that happened to it.

use super::view::FieldChange;
use crate::{Instant, id::EventId, identity::PersonName};

/// What happened: the verb of its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::EnumString, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum Deed {
    /// Made as a draft.
    Drafted,
    /// Changed before any buyer saw it.
    Rewritten,
    /// Handed to the operator.
    Submitted,
    /// Shown by the operator.
    Published,
    /// Sent back by the operator.
    ChangesRequested,
    /// Refused by the operator.
    Rejected,
    /// A second look asked for.
    Appealed,
    /// Taken off show by its supplier.
    Paused,
    /// Shown again by its supplier.
    Resumed,
    /// Taken off show by the operator.
    Suspended,
    /// Shown again by the operator.
    Reinstated,
    /// Taken out of a market its supplier has no booth in any more.
    LeftMarket,
    /// Given up.
    Archived,
    /// Prices, stock or how it is sold.
    SupplyChanged,
    /// A new text handed to the operator.
    RevisionSubmitted,
    /// The new text taken back by its supplier.
    RevisionWithdrawn,
    /// The new text sent back by the operator.
    RevisionReturned,
    /// The new text refused by the operator.
    RevisionRejected,
    /// A new text is what buyers read.
    Revised,
    /// A picture came.
    PictureAdded,
    /// A picture went.
    PictureRemoved,
    /// A picture changed its place.
    PictureMoved,
    /// A picture's description changed.
    PictureDescribed,
}

impl Deed {
    /// The kind of its events.
    pub fn kind(self) -> String {
        format!("listing.{self}")
    }
}

/// Who did it, as far as its supplier is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// Somebody of the supplier's own company.
    Own(PersonName),
    /// A market operator.
    Operator,
    /// The system itself.
    System,
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    /// Which event.
    pub id: EventId,
    /// When.
    pub at: Instant,
    /// What happened.
    pub deed: Deed,
    /// Who did it.
    pub by: Author,
    /// What the operator said.
    pub reason: Option<String>,
    /// What changed, old and new.
    pub changes: Vec<FieldChange>,
}

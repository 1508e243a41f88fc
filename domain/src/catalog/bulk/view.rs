//! What becomes of the listings of a bulk edit, as its company reads it.

use super::{BulkAct, BulkState, Part};
use crate::{
    Instant,
    id::{BulkEditId, ListingId},
    identity::PersonName,
    problem::Problem,
    text::Bilingual,
};

/// What becomes of a listing, or would; once it is taken back, what became of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::Display, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum BulkOutcome {
    /// It changes at once.
    Changed,
    /// It changes once an operator approves.
    Waiting,
    /// It stands so already.
    Unchanged,
    /// It can't be.
    Refused,
    /// It is as it was before.
    Restored,
    /// It is as it was before once an operator approves.
    Restoring,
    /// It stays: it was changed since.
    Left,
}

impl BulkOutcome {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 7] = [
        Self::Changed,
        Self::Waiting,
        Self::Refused,
        Self::Unchanged,
        Self::Restored,
        Self::Restoring,
        Self::Left,
    ];
    /// What is done when it is confirmed, and can be taken back.
    pub const DOES: [Self; 2] = [Self::Changed, Self::Waiting];
}

/// How many listings came to what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BulkCounts(pub Vec<(BulkOutcome, u64)>);

impl BulkCounts {
    /// Those that came to this.
    pub fn of(&self, outcome: BulkOutcome) -> u64 {
        let same = self.0.iter().filter(|(known, _)| *known == outcome);
        same.map(|(_, count)| count).sum()
    }

    /// Those that change, at once or once approved.
    pub fn done(&self) -> u64 {
        BulkOutcome::DOES.map(|outcome| self.of(outcome)).iter().sum()
    }
}

/// A bulk edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkEditView {
    /// Which one.
    pub id: BulkEditId,
    /// What is done.
    pub act: BulkAct,
    /// The category listings move to, by its names from the root.
    pub category: Vec<Bilingual>,
    /// Where it stands.
    pub state: BulkState,
    /// How many listings it is about.
    pub listings: u64,
    /// How many of them the pass under way has looked at.
    pub looked_at: u64,
    /// How many came to what.
    pub counts: BulkCounts,
    /// Who began it.
    pub by: PersonName,
    /// When.
    pub at: Instant,
}

/// A listing of a bulk edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkItem {
    /// Which listing.
    pub listing: ListingId,
    /// The supplier's own number.
    pub sku: String,
    /// Its title.
    pub title: Bilingual,
    /// The part that changes, as it was.
    pub before: Option<Part>,
    /// What that becomes.
    pub after: Option<Part>,
    /// Why it can't be.
    pub problem: Option<Problem>,
}

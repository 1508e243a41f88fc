//! A bulk edit (批量修改): one act on many listings of a supplier, tried first, done when it is confirmed, taken back
//! within a week.

mod act;
mod state;
mod view;

pub use self::{
    act::{BulkAct, Part},
    state::{BulkState, UNDO_WITHIN},
    view::{BulkCounts, BulkEditView, BulkItem, BulkOutcome},
};
use super::view::OwnFilter;
use crate::id::ListingId;

/// The most listings of one bulk edit.
pub const MAX_LISTINGS: u64 = 20_000;
/// Which listings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// All of one's own that are asked for.
    Matching(OwnFilter),
    /// These.
    These(Vec<ListingId>),
}

//! The operator's queue and decisions: each case decided once, by one operator, about what they have read.

pub mod banned;
mod case;
mod claim;
mod decide;
mod finding;
mod pace;
mod query;
mod submit;

pub(crate) use case::{operator, refuse_own, refuse_taken};
pub use claim::claim;
pub use decide::decide;
pub use pace::pace;
pub use query::{Wanted, queue, view};
pub(crate) use submit::{opened, reopened, withdrawn};

//! The operator's queue and decisions: each case decided once, by one operator, about what they have read.

mod appeal;
pub mod banned;
mod case;
mod claim;
mod decide;
mod finding;
mod pace;
mod query;
mod report;
pub mod restriction;
mod submit;
pub mod trust;

pub use appeal::appeal;
pub(crate) use appeal::{refused, refused_of};
pub(crate) use case::{operator, refuse_own, refuse_taken};
pub use claim::claim;
pub use decide::decide;
pub use pace::pace;
pub use query::{Wanted, queue, view};
pub use report::report;
pub(crate) use submit::{opened, reopened, sampled, withdraw, withdrawn};

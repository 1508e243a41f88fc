//! Open RFQs: shown by markets to their suppliers once an operator has seen them, or at once if who asks is verified.
//! Whoever sees one comes to the table by a first offer, passes, or reports it.

mod answer;
mod case;
mod decide;
mod list;
mod market;
mod pass;
mod place;
mod report;
mod tell;
mod view;

pub use answer::answer;
pub use case::{case, cases};
pub use decide::decide;
pub(crate) use list::unanswered;
pub use list::{OpenWanted, open_requests};
pub use market::{reach, wanted_in};
pub use pass::{pass, take_up};
pub(super) use place::{placements, publish, queue_up, write};
pub use report::report;
pub use tell::tell;
pub use view::open_view;

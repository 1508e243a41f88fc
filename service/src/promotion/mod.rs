//! Promotions: campaigns written, handed in, decided and shown; the strip's turns; and what came of each.

mod find;
mod query;
mod running;
mod step;
mod tally;
mod through;
mod views;
mod write;

pub(crate) use find::waiting;
pub use query::{operated, own, view, written};
pub use running::{discounts, strip};
pub use step::{approve, cancel, refuse, submit};
pub(crate) use through::came_through;
pub use through::runs_for;
pub use views::{Views, keep_views};
pub use write::{Keeper, change, create};

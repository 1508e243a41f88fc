//! Promotions: campaigns written, handed in, decided and shown; the strip's turns; fairs; and what came of each.

mod fair;
mod find;
mod query;
mod running;
mod step;
mod tally;
mod through;
mod views;
mod write;

pub use fair::{
    cancel_fair, change_fair, fair, fair_slugs, fairs, found_fair, own_fair, own_fairs, publish_fair,
};
pub(crate) use find::waiting;
pub use query::{operated, own, view, written};
pub use running::{discounts, strip};
pub use step::{approve, cancel, refuse, submit};
pub(crate) use through::came_through;
pub use through::runs_for;
pub use views::{Views, keep_views};
pub use write::{Keeper, change, create};

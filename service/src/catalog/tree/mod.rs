//! The tree of categories: what it asks of listings, and how administrators change it.

mod change;
mod load;
mod schemas;
mod store;
mod view;
mod weigh;

pub use change::{Preview, carry_out, preview};
pub(crate) use load::{id_at, load, schema_at};
pub(crate) use schemas::Schemas;
pub use view::{all, category, rows, schema_of};

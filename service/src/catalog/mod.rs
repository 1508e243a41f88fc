//! Listings, categories and catalogue files.

mod categories;
pub mod import;
mod lifecycle;
mod query;
pub(crate) mod read;
pub(crate) mod write;

pub use categories::category_names;
pub use lifecycle::{archive, pause, resume};
pub use query::{choices, own, view};

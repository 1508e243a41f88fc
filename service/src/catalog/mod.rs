//! Listings, categories and catalogue files.

pub mod import;
mod lifecycle;
mod query;
pub(crate) mod read;
pub(crate) mod write;

pub use lifecycle::{archive, pause, resume};
pub use query::{choices, own, view};

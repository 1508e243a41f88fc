//! Listings, categories and catalogue files.

mod query;
pub(crate) mod read;

pub use query::{choices, own, view};

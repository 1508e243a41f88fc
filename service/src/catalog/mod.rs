//! Listings, categories and catalogue files.

pub mod import;
mod query;
pub(crate) mod read;
pub(crate) mod write;

pub use query::{choices, own, view};

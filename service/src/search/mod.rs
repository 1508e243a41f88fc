//! Keeping the index in step with the listings, and searching it.

mod document;
mod find;
mod index;
mod rebuild;
mod shown;

pub use document::{Listed, document};
pub use find::find;
pub use index::index;
pub use rebuild::{catch_up, rebuild};

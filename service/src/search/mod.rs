//! Keeping the index in step with the listings, and searching it.

mod browse;
mod counts;
mod currency;
mod document;
mod find;
mod index;
mod narrow;
mod near;
mod pass;
mod rebuild;
mod reindex;
pub mod saved;
mod shown;
mod suggest;
mod suppliers;
pub mod vocabulary;
mod why;

pub use browse::{browse, newest};
pub use counts::{Counts, asked, keep_counts};
pub use currency::currency_of;
pub use document::{Listed, document};
pub use find::find;
pub(crate) use find::look;
pub use index::index;
pub use narrow::attributes;
pub use near::{Near, near};
pub use pass::pass;
pub use rebuild::{catch_up, rebuild};
pub(crate) use reindex::{reindex_listings, reindex_market, reindex_supplier};
pub use suggest::suggest;
pub use suppliers::{Suppliers, suppliers};
pub use why::explained;

//! Listings, categories and catalogue files.

pub mod bulk;
mod categories;
mod change;
mod edit;
mod export;
pub mod feed;
mod history;
pub mod import;
mod lifecycle;
mod name_category;
pub mod picture;
mod pictured;
mod query;
pub(crate) mod read;
pub mod sitemap;
pub(crate) mod table;
pub mod tree;
pub(crate) mod variant;
pub(crate) mod write;

pub use categories::{categories, category_names};
pub use edit::{Saved, create, edit, edit_variants, editable};
pub use export::{export, export_own};
pub use history::{History, history};
pub(crate) use lifecycle::require_place;
pub use lifecycle::{archive, pause, resume};
pub use name_category::name_category;
pub use pictured::{Pictured, pictured};
pub(crate) use query::{choice, wanted};
pub use query::{choices, own, own_count, own_where, view};
pub use table::Format;

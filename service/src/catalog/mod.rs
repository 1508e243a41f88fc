//! Listings, categories and catalogue files.

mod categories;
mod change;
mod edit;
mod export;
pub mod feed;
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
pub(crate) mod write;

pub use categories::{categories, category_names};
pub use edit::{Saved, create, edit, editable};
pub use export::{export, export_own};
pub(crate) use lifecycle::require_place;
pub use lifecycle::{archive, pause, resume};
pub use name_category::name_category;
pub use pictured::{Pictured, pictured};
pub(crate) use query::wanted;
pub use query::{choices, own, own_where, view};
pub use table::Format;

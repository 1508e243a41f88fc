//! Catalogue files and listings.

mod archive;
mod bulk;
mod edit;
mod export;
mod feed;
mod fetch;
mod history;
mod hostile;
mod import;
mod kept;
mod listing;
mod picture;
mod place;
mod revision;
mod tree;
pub mod variant;
mod workbook;

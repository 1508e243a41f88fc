//! Catalogue files and listings.

mod edit;
mod export;
mod fetch;
mod hostile;
mod import;
mod kept;
mod listing;
mod picture;
mod place;
mod revision;
mod tree;
mod workbook;

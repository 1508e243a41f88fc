//! Catalogue files and listings.

mod edit;
mod export;
mod hostile;
mod import;
mod kept;
mod listing;
mod place;
mod revision;
mod workbook;

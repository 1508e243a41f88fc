//! Catalogue files and listings.

mod export;
mod hostile;
mod import;
mod listing;
mod place;
mod revision;
mod workbook;

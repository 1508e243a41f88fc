//! Catalogue files and listings.

mod hostile;
mod import;
mod listing;
mod place;
mod revision;

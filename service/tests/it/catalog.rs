//! Catalogue files and listings.

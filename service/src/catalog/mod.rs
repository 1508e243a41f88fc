//! Listings, categories and catalogue files.

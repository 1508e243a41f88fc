//! Categories, listings and prices.

pub mod catalog_import;
pub mod category;
pub mod listing;
pub mod listing_market;
pub mod price_tier;

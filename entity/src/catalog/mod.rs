//! Categories, listings and prices.

pub mod bulk_edit;
pub mod bulk_edit_listing;
pub mod catalog_feed;
pub mod catalog_feed_run;
pub mod catalog_import;
pub mod catalog_import_row;
pub mod catalog_mapping;
pub mod category;
pub mod category_attribute;
pub mod category_former;
pub mod import_picture;
pub mod listing;
pub mod listing_image;
pub mod listing_market;
pub mod listing_picture;
pub mod price_tier;
pub mod variant;

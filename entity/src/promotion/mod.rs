//! Campaigns and fairs, and what came of them.

pub mod campaign;
pub mod campaign_listing;
pub mod fair;
pub mod fair_booth;
pub mod promotion_rfq;
pub mod promotion_view;

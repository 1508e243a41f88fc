//! Campaigns, and what came of promotions.

pub mod campaign;
pub mod campaign_listing;
pub mod promotion_rfq;
pub mod promotion_view;

//! Moderation cases with what was reported, and words that operators keep out of listings.

pub mod banned_word;
pub mod listing_report;
pub mod moderation_case;
pub mod restriction;
pub mod trust_rule;

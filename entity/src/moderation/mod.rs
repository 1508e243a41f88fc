//! Moderation cases, and words that operators keep out of listings.

pub mod banned_word;
pub mod moderation_case;

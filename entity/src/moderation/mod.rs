//! Moderation cases.

pub mod moderation_case;

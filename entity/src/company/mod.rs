//! Companies, what they say of themselves, and their members.

pub mod address;
pub mod bank;
pub mod company;
pub mod member;
pub mod number;

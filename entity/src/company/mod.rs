//! Companies, what they say of themselves, and their members.

pub mod address;
pub mod bank;
pub mod certificate;
pub mod company;
pub mod member;
pub mod number;
pub mod picture;

//! Companies and members.

pub mod company;
pub mod member;

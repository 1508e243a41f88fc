//! Companies, what they say of themselves, how that was checked, and their members.

pub mod address;
pub mod bank;
pub mod certificate;
pub mod company;
pub mod exhibit;
pub mod fact;
pub mod member;
pub mod number;
pub mod paper;
pub mod picture;
pub mod record;
pub mod verification_case;

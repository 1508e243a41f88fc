//! Companies: what they say of themselves, who may act for them, and how far.

mod number;
mod profile;

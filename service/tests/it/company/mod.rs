//! Companies: what they say of themselves, who may act for them, and how far.

mod approval;
mod figures;
mod invitation;
mod limit;
mod member;
mod number;
mod profile;
mod record;
mod verification;

//! Markets and booths.

pub mod booth;
pub mod market;

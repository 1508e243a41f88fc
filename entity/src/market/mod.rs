//! Markets, their booths and their operators.

pub mod booth;
pub mod market;
pub mod operator;

//! Markets, their booths and their operators.

pub mod booth;
pub mod demonstration;
pub mod market;
pub mod operator;

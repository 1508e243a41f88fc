//! Markets, their booths and their operators.

pub mod booth;
pub mod booth_wish;
pub mod demonstration;
pub mod focus;
pub mod hall;
pub mod market;
pub mod operator;

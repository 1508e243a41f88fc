//! An operator's figures, counted from what happened whenever they are asked for: nothing is stored. What each figure
//! means stands at [`Figure`](domain::figures::Figure) and, in words, on their page.

mod count;
mod facts;
mod report;
mod written;

pub use report::{Asked, report};
pub use written::written;

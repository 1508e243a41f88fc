//! Verification: a company hands in papers and asks to be checked, an operator checks fact by fact and decides, the
//! clock reminds and ends, an operator suspends and reinstates.
//!
//! Every verb locks the company first and its case then; so does whoever changes what a company states of itself
//! ([`recheck`]), so that nobody is verified for what they did not state.

mod case;
mod clock;
mod decide;
mod find;
mod paper;
mod queue;
mod recheck;
mod row;
mod standing;
mod stated;
mod submit;
mod suspend;

pub use case::{case, claim};
pub use clock::{expire_due, remind_due};
pub use decide::decide;
pub(crate) use find::certificates;
pub(crate) use find::ending;
pub use find::{own, seals, state, to_renew};
pub use paper::{add_paper, paper, remove_paper};

pub use crate::file::Handed;
pub use queue::queue;
pub(crate) use recheck::recheck;
pub(crate) use standing::refuse_suspended;
pub use submit::{appeal, submit};
pub use suspend::{reinstate, suspend};

//! Bulk edits: one act on many of a supplier's listings, tried first ([`begin`]), done when it is confirmed ([`start`]),
//! taken back within a week ([`undo`]).
//!
//! Which listings it is about is written down when it is begun. Each pass goes through them batch by batch; a batch is
//! one transaction with how far the pass got, so that a process that dies between two goes on where it stood, and
//! whoever works on the same edit waits for its row. What is done is what was shown: a listing that no longer stands as
//! the trial found it is left and named, so that two edits at once never add up to what nobody confirmed.

mod batch;
mod begin;
mod category;
mod forget;
mod query;
mod steps;
mod work;

pub use self::{
    begin::begin,
    forget::forget_old,
    query::{items, list, view},
    steps::{start, undo},
    work::work,
};

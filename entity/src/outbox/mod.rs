//! Events and jobs.

pub mod audit_entry;
pub mod audit_queue;
pub mod event;
pub mod job;

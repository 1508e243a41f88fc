//! Events and jobs.

pub mod event;
pub mod job;

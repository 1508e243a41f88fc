//! The ports: what the use cases need from outside, each with more than one implementation.

pub mod event_bus;
pub mod file_source;
pub mod picture_source;
pub mod search_index;

//! The use cases: one verb a file, one transaction each, with its authorisation, events and jobs.
//!
//! Nothing here renders words or speaks HTTP; nothing above reaches a row without passing through here.

pub mod audit;
pub mod ctx;
pub mod db;
pub mod error;
pub mod event;
pub mod file;
pub mod job;
mod number;
pub mod port;
pub mod secret;
mod stored;

pub mod catalog;
pub mod company;
pub mod figures;
pub mod identity;
pub mod integration;
pub mod market;
pub mod moderation;
pub mod notification;
pub mod order;
pub mod price;
pub mod promotion;
pub mod rfq;
pub mod search;
pub mod seed;

pub use ctx::Ctx;
pub use error::{Conflict, Error, Result};

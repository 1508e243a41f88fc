//! SeaORM rows, relations and scoped finders.
//!
//! A row never leaves `service`; use cases reach rows through the finders in `scope`, which know who is asking.

pub mod catalog;
pub mod company;
pub mod identity;
pub mod integration;
pub mod market;
pub mod moderation;
pub mod order;
pub mod outbox;
pub mod price;
pub mod promotion;
pub mod rfq;
pub mod scope;
pub mod search;

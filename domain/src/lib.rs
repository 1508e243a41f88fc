//! Entrepot's pure rules and wire types.
//!
//! What the market means lives here: money, quantities, states and their transitions, offers, and
//! the views that travel between floors. No IO, no clock, no randomness, no database: whatever a
//! rule needs is a parameter, so that it runs the same on the server, in a test and in a browser.

// Samples for tests are written as other crates see this one: theirs take them in by path.
#[cfg(test)]
extern crate self as domain;

pub mod actor;
pub mod audit;
pub mod catalog;
pub mod company;
pub mod daily;
pub mod figures;
pub mod file;
pub mod fold;
pub mod form;
pub mod id;
pub mod identity;
pub mod integration;
pub mod market;
pub mod moderation;
pub mod money;
pub mod notification;
pub mod order;
pub mod page;
pub mod price;
pub mod problem;
pub mod promotion;
pub mod quantity;
pub mod rfq;
pub mod search;
pub mod state;
pub mod text;
pub mod unit;
pub mod web;

/// An instant on the server's clock, always UTC, at most microseconds fine (what every database keeps).
pub type Instant = chrono::DateTime<chrono::Utc>;

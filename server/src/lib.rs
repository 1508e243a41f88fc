//! The `entrepot` binary's parts: configuration, routes, sessions, REST, workers, command line, adapters.
//!
//! Wires only: rules live in `domain`, use cases in `service`, words in `app`.

pub mod adapter;
pub mod api;
pub mod cli;
pub mod client;
pub mod config;
pub mod eval;
pub mod guard;
pub mod header;
pub mod http;
pub mod limit;
pub mod listen;
pub mod mail;
pub mod metrics;
pub mod sealer;
pub mod session_store;
pub mod setup;
mod site;
pub mod telemetry;
pub mod worker;

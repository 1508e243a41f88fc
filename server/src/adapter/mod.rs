//! Adapters: what stands behind the ports.

pub mod elsewhere;
mod listed;
pub mod mailer;
pub mod meilisearch;
pub mod postgres_bus;
mod reading;
pub mod tantivy;
pub mod web;

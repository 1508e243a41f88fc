//! Adapters: what stands behind the ports.

pub mod elsewhere;
pub mod mailer;
pub mod meilisearch;
pub mod tantivy;
pub mod web;

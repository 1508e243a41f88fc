//! Rows of programs that act for companies.

pub mod api_key;
pub mod idempotency;

//! The HTTP surface, as a client sees it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod authorization_coverage;
mod catalog;
mod error_pages;
mod identity;
mod import;
mod listing;
mod rfq;
mod search;
mod search_engine;
mod search_folder;
mod sign_in;
mod support;

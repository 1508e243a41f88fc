//! The HTTP surface, as a client sees it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod account;
mod administer;
mod api;
mod authorization_coverage;
mod catalog;
mod category;
mod company;
mod error_pages;
mod hostile;
mod identity;
mod import;
mod listing;
mod listing_form;
mod live;
mod metrics;
mod moderation;
mod open_rfq;
mod passkey;
mod picture;
mod price;
mod rfq;
mod saved_search;
mod search;
mod search_engine;
mod search_folder;
mod second_factor;
mod sign_in;
mod sitemap;
mod support;
mod verification;
mod vocabulary;
mod web;
mod worker;

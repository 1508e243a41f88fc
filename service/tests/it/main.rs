//! Stories across use cases, each told on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod administer;
mod audit;
mod booth;
mod catalog;
mod company;
mod demonstration;
mod figures;
mod identity;
mod integration;
mod job;
mod market;
mod moderation;
mod moderation_report;
mod moderation_trust;
mod order;
mod order_stock;
mod price;
mod promotion;
mod promotion_fair;
mod rfq;
mod search;
mod search_count;
mod search_pass;
mod search_saved;
mod seed;
mod support;
mod vocabulary;

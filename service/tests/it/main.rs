//! Stories across use cases, each told on SQLite and on PostgreSQL.

mod catalog;
mod identity;
mod job;
mod moderation;
mod order;
mod rfq;
mod search;
mod seed;
mod support;

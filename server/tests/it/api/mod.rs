//! REST, as programs see it.

mod category;
mod company;
mod import;
mod key;
mod listing;
mod member;
mod once;
mod openapi;
mod role;
mod trade;

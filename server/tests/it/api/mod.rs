//! REST, as programs see it.

mod company;
mod key;
mod member;
mod once;
mod openapi;
mod role;
mod trade;

//! Programs that act for companies.

mod key;
mod once;

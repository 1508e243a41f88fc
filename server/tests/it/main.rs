//! The HTTP surface, as a client sees it.

mod error_pages;
mod identity;
mod support;

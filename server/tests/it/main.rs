//! The HTTP surface, as a client sees it.

mod error_pages;
mod identity;
mod search_engine;
mod search_folder;
mod support;

//! What is kept of searches.

pub mod saved_search;
pub mod search_count;

//! What is kept of searches.

pub mod search_count;

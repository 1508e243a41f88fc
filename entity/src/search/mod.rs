//! What is kept of searches, and for them.

pub mod saved_search;
pub mod search_count;
pub mod search_pass;
pub mod vocabulary_entry;

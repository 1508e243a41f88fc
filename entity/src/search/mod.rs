//! What is kept of searches, and for them.

pub mod search_count;
pub mod vocabulary_entry;

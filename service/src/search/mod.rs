//! Keeping the index in step, and searching.

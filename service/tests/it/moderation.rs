//! The queue and its decisions.

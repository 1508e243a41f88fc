//! The operator's queue and decisions.

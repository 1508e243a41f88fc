//! Orders and their steps.

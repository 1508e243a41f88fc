//! Demo data, made through the use cases.

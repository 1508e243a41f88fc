//! Companies: reading them, and their people.

pub(crate) mod read;

//! People and sessions.

pub mod person;
pub mod session;

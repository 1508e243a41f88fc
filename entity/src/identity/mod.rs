//! People, sessions, and the links mailed to people.

pub mod link;
pub mod person;
pub mod session;

//! People, sessions, the links mailed to people, and what failed when they signed in.

pub mod link;
pub mod person;
pub mod session;
pub mod throttle;

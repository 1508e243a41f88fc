//! People, their ways in, sessions, the links mailed to people, and what failed when they signed in.

pub mod authenticator;
pub mod link;
pub mod passkey;
pub mod person;
pub mod recovery_code;
pub mod session;
pub mod throttle;

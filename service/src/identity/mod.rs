//! People: registering with a company, signing in, and who a session's person is.

mod actor_of;
mod password;
mod register;
mod sign_in;

pub use actor_of::actor_of;
pub use register::{Registration, register};
pub use sign_in::sign_in;

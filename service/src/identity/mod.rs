//! People: registering with a company, signing in, and who a session's person is.

mod actor_of;
mod confirm_email;
mod device;
pub(crate) mod link;
mod operator;
mod password;
pub(crate) mod person;
mod register;
pub mod session;
mod sign_in;
mod throttle;

pub use actor_of::actor_of;
pub(crate) use actor_of::member_of;
pub use confirm_email::confirm_email;
pub use device::Device;
pub use operator::{NewOperator, create_operator};
pub use register::{Registration, register};
pub use sign_in::sign_in;
pub use throttle::{Caller, Tried, forget_failures};

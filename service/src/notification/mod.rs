//! Notifications: whom a mail goes to, the facts of a letter, and how much waits for a person.
//!
//! Words and addresses of pages are not here; sending is the worker's.

mod letter;
mod tell;
mod verification;
mod waiting;

pub use letter::{letter, link_letter};
pub(crate) use tell::{tell, tell_leaders, tell_member, tell_person};
pub use waiting::waiting;

//! The thread of a negotiation: messages of both sides, each side's notes to itself, and what is unread.

mod mark;
mod read;
mod unread;
mod write;

pub use mark::mark_read;
pub(in crate::rfq) use read::messages;
pub use unread::{Unread, unread};
pub(crate) use unread::{unread_of, waiting};
pub use write::write;

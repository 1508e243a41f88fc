//! The thread of a negotiation: messages of both sides, each side's notes to itself, and what is unread.

mod attach;
mod entry;
mod mark;
mod read;
mod report;
mod unread;
mod write;

pub use attach::file;
pub use entry::after;
pub(in crate::rfq) use entry::{moved, told};
pub use mark::mark_read;
pub(in crate::rfq) use read::messages;
pub(crate) use report::waiting_reports;
pub use report::{close_report, report, reportable, reported, reported_one};
pub use unread::{Unread, unread};
pub(crate) use unread::{unread_of, waiting};
pub use write::{write, write_with};

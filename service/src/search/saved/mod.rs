//! Searches a person saved: keeping them, what is new in them, and the mails that tell of it. They are the person's own,
//! whomever they act for.

mod change;
mod fresh;
mod list;
mod news;
mod row;
mod save;
mod see;
mod stop;
mod tell;

pub use change::{change, delete};
pub use list::{count_new, list, one};
pub(crate) use news::news;
pub use save::{Saved, save, there};
pub use see::see;
pub use stop::{Stop, stop, stop_token, stoppable};
pub use tell::tell_due;

//! The trade vocabulary: operators keep it, the search engine is taught it.

mod change;
mod preview;
mod read;

pub use change::{add, change, remove};
pub use preview::{Preview, preview, seal};
pub use read::{entries, entry, teach};

//! Private prices: price lists written, given to companies and filled, by form or by file; and what they make of listings
//! for the buyer who asks.

mod agreed;
mod companies;
mod entry;
mod file;
mod find;
mod query;
mod write;

pub use agreed::agreed;
pub(crate) use agreed::{agreed_in, sold_to};
pub use companies::{add, called, take_out};
pub use entry::set;
pub use file::{download, upload};
pub use query::{ListingFilter, kept, listing, listings, own, view};
pub use write::{change, create, remove};

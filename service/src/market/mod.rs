//! Markets: opening them, listing them, their own pages.

mod booth;
mod open;
mod query;

pub use booth::booths;
pub use open::{NewMarket, open, take_booth};
pub(crate) use query::{by_slug, of_company, reference, references};
pub use query::{list, overview, view};

//! Markets: opening and keeping them, who operates each, listing them, their own pages.

mod booth;
mod change;
mod demonstration;
mod kept;
mod open;
mod operator;
mod query;

pub use booth::booths;
pub use change::change;
pub(crate) use demonstration::chosen_among;
pub use demonstration::{
    choose, demonstrating, demonstrations, demonstrations_of, own_demonstrations, take_back,
};
pub use kept::{kept, kept_all, seal};
pub use open::{NewMarket, found, open, take_booth};
pub use operator::{appoint, appointed, operators, revoke};
pub(crate) use query::{by_slug, of_company, reference, references, with_figures};
pub use query::{list, operated, overview, region, regions, view};

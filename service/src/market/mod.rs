//! Markets: opening and keeping them, who operates each, their halls and booths, listing them, their own pages.

pub mod booth;
mod change;
mod demonstration;
mod hall;
mod kept;
mod open;
mod operator;
mod premises;
mod query;

pub use booth::booths;
pub use change::change;
pub(crate) use demonstration::chosen_among;
pub use demonstration::{
    choose, demonstrating, demonstrations, demonstrations_of, own_demonstrations, take_back,
};
pub use hall::{add_hall, change_hall, hall, halls, kept_hall, kept_halls, remove_hall};
pub use kept::{kept, kept_all, seal, sealed};
pub use open::{NewMarket, found, open, take_booth};
pub use operator::{appoint, appointed, operators, revoke};
pub use premises::{change_premises, kept_premises, premises};
pub(crate) use query::{by_slug, of_company, reference, references, with_figures};
pub use query::{list, operated, overview, region, regions, view};

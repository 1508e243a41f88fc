//! Private prices: a supplier's price lists, whom each is for, and what it says of listings.

pub mod price_list;
pub mod price_list_company;
pub mod price_list_entry;

//! An operator's figures: what happened in their markets over some months, divided in one way.
//!
//! Each thing that is counted falls under exactly one row of any division, so that the rows always add up to the total.
//! Amounts of different currencies are never added.

mod month;
mod tally;

pub use month::{Month, Period};
pub use tally::{Tally, divided};

use crate::{
    company::{CompanyRef, Country},
    market::{MarketRef, MarketView},
    money::Currency,
    text::Bilingual,
};

/// How figures are divided.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, strum::Display, strum::EnumString, strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum By {
    /// By when it happened.
    #[default]
    Month,
    /// By the supplier's home market.
    Market,
    /// By the city that market is in.
    Region,
    /// By the main category of the goods.
    Category,
    /// By who supplies.
    Supplier,
    /// By where the supplier is.
    SupplierCountry,
    /// By where the buyer is.
    BuyerCountry,
}

/// Something that is counted or measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
pub enum Figure {
    /// Suppliers that joined.
    Suppliers,
    /// Listings that were first on show.
    Listings,
    /// Open RFQs sent to the market.
    OpenRfqs,
    /// RFQs sent to a supplier; one that asks three counts three times.
    Requests,
    /// How many of those the supplier offered on.
    Offered,
    /// How many of those ended in an order.
    Agreed,
    /// Orders placed, those called off aside.
    Orders,
    /// What those come to, currency by currency.
    Amount,
    /// The median time from a request to the supplier's first offer.
    Response,
}

impl By {
    /// Every way, in order.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Whether a figure can be divided like this: listings have no buyer.
    pub fn divides(self, figure: Figure) -> bool {
        match figure {
            Figure::Suppliers => !matches!(self, Self::Category | Self::BuyerCountry),
            Figure::Listings => self != Self::BuyerCountry,
            Figure::OpenRfqs => !matches!(self, Self::Supplier | Self::SupplierCountry),
            _ => true,
        }
    }
}

impl Figure {
    /// Every figure, in order.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;
}

/// What a row counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A month.
    Month(Month),
    /// A market.
    Market(MarketRef),
    /// A city, by its code.
    Region(String, Bilingual),
    /// A main category, by its path.
    Category(String, Bilingual),
    /// Goods without a category.
    NoCategory,
    /// A supplier, and whether one of the chosen markets holds it up as an example.
    Supplier(CompanyRef, bool),
    /// All suppliers but those before.
    Others,
    /// A country.
    Country(Country),
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it counts.
    pub key: Key,
    /// How much of it.
    pub tally: Tally,
}

/// The figures of some markets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The markets the reader may choose from.
    pub markets: Vec<MarketRef>,
    /// What stands today in those that were chosen.
    pub today: Vec<MarketView>,
    /// The months counted.
    pub period: Period,
    /// How the rows divide them.
    pub by: By,
    /// Months in order; all else by how much happened.
    pub rows: Vec<Row>,
    /// All rows together.
    pub total: Tally,
}

impl Report {
    /// The currencies there are amounts in, by their codes.
    pub fn currencies(&self) -> impl Iterator<Item = Currency> {
        self.total.amounts.keys().copied()
    }
}

//! Price lists as their supplier sees them. Nobody else does.

use super::{Entry, Phase, Validity, change::Change};
use crate::{
    catalog::{
        tier::{Selling, Tiers},
        view::ListingChoice,
    },
    company::CompanyRef,
    id::PriceListId,
    problem::FieldError,
};

/// A list among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceListRow {
    /// Which.
    pub id: PriceListId,
    /// What its supplier calls it.
    pub name: String,
    /// What it makes of public prices.
    pub change: Option<Change>,
    /// From when until when.
    pub validity: Validity,
    /// Where it is.
    pub phase: Phase,
    /// How many companies it is for.
    pub companies: u64,
    /// How many listings have a price of their own in it.
    pub listings: u64,
}

/// A list's own page.
#[derive(Clone, Debug, PartialEq)]
pub struct PriceListView {
    /// What its row says.
    pub list: PriceListRow,
    /// The companies it is for, by code.
    pub companies: Vec<CompanyRef>,
    /// Whether the actor may change it.
    pub keeps: bool,
}

/// A listing as a list prices it.
#[derive(Clone, Debug, PartialEq)]
pub struct PricedListing {
    /// The listing, at its public price.
    pub listing: ListingChoice,
    /// What was set for it.
    pub entry: Option<Entry>,
    /// What the companies of the list are sold it at; `None`: at the public price.
    pub agreed: Option<Selling>,
}

impl PricedListing {
    /// Whether something was set for it that says nothing any more, as the listing has another currency now.
    pub fn is_stale(&self) -> bool {
        let currency = self.listing.supply.selling.currency;
        self.entry
            .as_ref()
            .is_some_and(|entry| entry.currency != currency)
    }

    /// What was set for it and still counts.
    pub fn set(&self) -> Option<&Tiers> {
        self.entry
            .as_ref()
            .filter(|_| !self.is_stale())
            .map(|entry| &entry.tiers)
    }
}

/// What came of a file of prices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Uploaded {
    /// How many listings were given prices.
    pub set: u64,
    /// How many were taken out.
    pub taken_out: u64,
    /// The rows that were left, with the line of each.
    pub failed: Vec<(u64, Vec<FieldError>)>,
}

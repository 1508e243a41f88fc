//! Delivery terms: Incoterms 2020 (ICC publication 723).

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoEnumIterator, IntoStaticStr};

/// A rule of Incoterms 2020; the named place stands beside it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "UPPERCASE")]
#[strum(serialize_all = "UPPERCASE", ascii_case_insensitive, parse_err_fn = unknown, parse_err_ty = crate::problem::Problem)]
pub enum Incoterm {
    /// Ex Works.
    Exw,
    /// Free Carrier.
    Fca,
    /// Carriage Paid To.
    Cpt,
    /// Carriage and Insurance Paid To.
    Cip,
    /// Delivered at Place.
    Dap,
    /// Delivered at Place Unloaded.
    Dpu,
    /// Delivered Duty Paid.
    Ddp,
    /// Free Alongside Ship.
    Fas,
    /// Free On Board.
    Fob,
    /// Cost and Freight.
    Cfr,
    /// Cost, Insurance and Freight.
    Cif,
}

fn unknown(_: &str) -> crate::problem::Problem {
    crate::problem::Problem::new("unknown-incoterm")
}

impl Incoterm {
    /// All eleven, in the ICC's order: any mode first, then sea and inland waterway.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// The three letters.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

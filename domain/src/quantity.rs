//! Quantities: whole thousandths of a unit, never a float.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{form, problem::Problem};

/// An amount of goods in thousandths of its unit; zero or more. On the wire a decimal string (`"12.5"`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(i64);

impl Quantity {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The most that can be traded in one line: 10⁹ units.
    pub const MAX: Self = Self(1_000_000_000_000);

    /// From thousandths of a unit, as stored. `None` when negative or above [`Quantity::MAX`].
    pub fn from_thousandths(thousandths: i64) -> Option<Self> {
        (0..=Self::MAX.0)
            .contains(&thousandths)
            .then_some(Self(thousandths))
    }

    /// A whole number of units, at most 10⁹.
    pub fn whole(units: u32) -> Self {
        Self((i64::from(units) * 1000).min(Self::MAX.0))
    }

    /// Thousandths of a unit.
    pub fn thousandths(self) -> i64 {
        self.0
    }

    /// Parsed as [`FromStr`], and more than zero.
    pub fn positive(raw: &str) -> Result<Self, Problem> {
        match form::required(raw)? {
            Self(0) => Err(Problem::new("must-be-positive")),
            quantity => Ok(quantity),
        }
    }
}

impl FromStr for Quantity {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let thousandths = form::decimal(text, 3)?;
        Self::from_thousandths(thousandths).ok_or_else(|| Problem::new("too-large"))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&form::write_decimal(self.0, 3, 0))
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|problem: Problem| D::Error::custom(problem.code))
    }
}

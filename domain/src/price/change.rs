//! So much off or on the public price, in hundredths of a percent.

use serde::{Deserialize, Serialize};

use crate::{catalog::tier::Tiers, form, money::UnitPrice, problem::Problem};

/// How far a list's prices lie below or above the public ones; never not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct Change(i32);

impl Change {
    /// The most off, in percent: what costs a tenth is no price of the same goods any more.
    pub const MOST_OFF: i32 = 90;
    /// The most on, in percent.
    pub const MOST_ON: i32 = 100;

    /// Reads how many percent off: at most two decimals.
    pub fn off(raw: &str) -> Result<Self, Problem> {
        percent(raw, Self::MOST_OFF).map(|hundredths| Self(-hundredths))
    }

    /// Reads how many percent on: at most two decimals.
    pub fn on(raw: &str) -> Result<Self, Problem> {
        percent(raw, Self::MOST_ON).map(Self)
    }

    /// The price with so much off or on; never nothing, and never above the highest.
    pub fn of(self, price: UnitPrice) -> UnitPrice {
        let bound = if self.is_off() {
            UnitPrice::LEAST
        } else {
            UnitPrice::MAX
        };
        price.changed_by(self.0.into()).unwrap_or(bound)
    }

    /// Prices with so much off or on, step by step.
    pub fn of_each(self, tiers: &Tiers) -> Tiers {
        tiers.clone().priced(|price| self.of(price))
    }

    /// Whether it makes prices lower.
    pub fn is_off(self) -> bool {
        self.0 < 0
    }

    /// How many percent, off or on, without trailing zeros: `8`, `2.5`.
    pub fn percent(self) -> String {
        form::write_decimal(self.0.abs(), 2, 0)
    }
}

impl TryFrom<i32> for Change {
    type Error = &'static str;
    fn try_from(hundredths: i32) -> Result<Self, Self::Error> {
        let possible = -Self::MOST_OFF * 100..=Self::MOST_ON * 100;
        match possible.contains(&hundredths) && hundredths != 0 {
            true => Ok(Self(hundredths)),
            false => Err("not a change of prices"),
        }
    }
}

impl From<Change> for i32 {
    fn from(change: Change) -> Self {
        change.0
    }
}

fn percent(raw: &str, most: i32) -> Result<i32, Problem> {
    let raw = raw.trim().trim_end_matches(['%', '％']);
    if raw.is_empty() {
        return Err(Problem::new("required"));
    }
    let hundredths = i32::try_from(form::decimal(raw, 2)?).unwrap_or(i32::MAX);
    match (1..=most * 100).contains(&hundredths) {
        true => Ok(hundredths),
        false => Err(Problem::new("price-percent").with("max", most)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn changed(change: Change, price: &str) -> String {
        change.of(price.parse().unwrap()).shown()
    }

    #[test]
    fn a_percentage_is_taken_exactly_to_the_millionth() {
        assert_eq!(changed(Change::off("8").unwrap(), "18.60"), "17.112");
        assert_eq!(changed(Change::off(" 12.5％ ").unwrap(), "0.0044"), "0.00385");
        assert_eq!(changed(Change::off("33.33").unwrap(), "3.333333"), "2.222333");
        assert_eq!(changed(Change::on("0.01").unwrap(), "0.000001"), "0.000001");
        assert_eq!(changed(Change::off("90").unwrap(), "0.000001"), "0.000001");
        assert_eq!(Change::on("2.50").unwrap().percent(), "2.5");
    }

    #[test]
    fn what_is_no_percentage_is_refused() {
        for odd in ["", "0", "0.00", "90.01", "-8", "8.125", "half", "99999999999"] {
            assert!(Change::off(odd).is_err(), "{odd}");
        }
        assert!(Change::on("100.01").is_err() && Change::on("100").is_ok());
        for odd in [0, -9_001, 10_001] {
            assert!(Change::try_from(odd).is_err(), "{odd}");
        }
    }

    proptest! {
        #[test]
        fn a_price_never_vanishes_and_is_within_half_a_millionth(
            millionths in 1..=UnitPrice::MAX.millionths() / 2, hundredths in -9_000..=10_000
        ) {
            prop_assume!(hundredths != 0);
            let change = Change::try_from(hundredths).unwrap();
            let changed = change.of(UnitPrice::from_millionths(millionths).unwrap());
            prop_assert!(changed.millionths() >= 1);
            let exact = i128::from(millionths) * i128::from(10_000 + hundredths);
            let difference = i128::from(changed.millionths()) * 10_000 - exact;
            prop_assert!(difference.abs() <= 5_000 || changed.millionths() == 1);
            prop_assert_eq!(change.is_off(), hundredths < 0);
        }

        #[test]
        fn the_dearest_price_stays_one(hundredths in 1..=10_000) {
            let change = Change::try_from(hundredths).unwrap();
            prop_assert_eq!(change.of(UnitPrice::MAX), UnitPrice::MAX);
        }
    }
}

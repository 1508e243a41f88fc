//! Prices up or down by a percentage: exact on millionths, half-up, never to zero.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::tier::{Tier, Tiers};
use crate::{form, money::UnitPrice, problem::Problem};

/// A percentage in hundredths of a percent: `-5` is −500. Never none at all, and never the whole price off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct PriceShift(i64);

impl PriceShift {
    /// The most a price rises in one go: tenfold.
    const MOST: i64 = 90_000;
    /// All of it.
    const WHOLE: i64 = 10_000;

    /// From hundredths of a percent; `None` out of bounds.
    pub fn from_hundredths(hundredths: i64) -> Option<Self> {
        let within = (1 - Self::WHOLE..=Self::MOST).contains(&hundredths) && hundredths != 0;
        within.then_some(Self(hundredths))
    }

    /// Whether prices rise.
    pub fn rises(self) -> bool {
        self.0 > 0
    }

    /// A price after it; `None` where it would be nothing, or more than a price can be.
    pub fn applied(self, price: UnitPrice) -> Option<UnitPrice> {
        price.changed_by(self.0)
    }

    /// All prices of a listing after it, or why that can't be.
    pub fn of(self, tiers: &Tiers) -> Result<Tiers, Problem> {
        if tiers.on_request() {
            return Err(Problem::new("bulk-no-price"));
        }
        let out_of_bounds = || match self.rises() {
            true => Problem::new("bulk-price-too-high"),
            false => Problem::new("bulk-price-too-low"),
        };
        let tier = |tier: &Tier| {
            Some(Tier {
                unit_price: self.applied(tier.unit_price)?,
                ..*tier
            })
        };
        let shifted: Option<Vec<_>> = tiers.as_slice().iter().map(tier).collect();
        Tiers::new(shifted.ok_or_else(out_of_bounds)?)
    }
}

impl TryFrom<i64> for PriceShift {
    type Error = &'static str;
    fn try_from(hundredths: i64) -> Result<Self, Self::Error> {
        Self::from_hundredths(hundredths).ok_or("not-a-price-shift")
    }
}

impl From<PriceShift> for i64 {
    fn from(shift: PriceShift) -> Self {
        shift.0
    }
}

/// `-5`, `+2.5`, `２．５％`: two decimals at most; without a sign prices rise.
impl FromStr for PriceShift {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let text = form::half_width(text.trim()).replace(['\u{2212}', '–'], "-");
        let text = text.strip_suffix('%').unwrap_or(&text).trim_end();
        let (falls, digits) = match text.strip_prefix(['-', '+']) {
            Some(digits) => (text.starts_with('-'), digits),
            None => (false, text),
        };
        let hundredths = form::decimal(digits, 2)?;
        let signed = if falls { -hundredths } else { hundredths };
        Self::from_hundredths(signed).ok_or_else(|| Problem::new("not-a-price-shift"))
    }
}

/// With its sign, without trailing zeros: `-5`, `+2.5`.
impl fmt::Display for PriceShift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.rises() { "+" } else { "" };
        write!(f, "{sign}{}", form::write_decimal(self.0, 2, 0))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_shift() -> impl Strategy<Value = PriceShift> {
        (-9_999_i64..=90_000).prop_filter_map("none at all", PriceShift::from_hundredths)
    }

    fn any_price() -> impl Strategy<Value = UnitPrice> {
        let low = 1_i64..2_000;
        let high = 1..=UnitPrice::MAX.millionths();
        prop_oneof![low, high].prop_map(|millionths| UnitPrice::from_millionths(millionths).unwrap())
    }

    #[test]
    fn percentages_are_read_as_people_write_them() {
        for (typed, read) in [
            ("-5", "-5"),
            ("2.5", "+2.5"),
            ("+２．５％", "+2.5"),
            ("−0.01 %", "-0.01"),
        ] {
            assert_eq!(typed.parse::<PriceShift>().unwrap().to_string(), read, "{typed}");
        }
        for wrong in ["", "0", "-0.00", "-100", "1000", "1.234", "--5", "five"] {
            assert!(wrong.parse::<PriceShift>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn half_a_millionth_is_rounded_up() {
        let applied = |price: i64, shift: &str| {
            let price = UnitPrice::from_millionths(price).unwrap();
            let shifted = shift.parse::<PriceShift>().unwrap().applied(price);
            shifted.map(UnitPrice::millionths)
        };
        assert_eq!(applied(1_000_000, "-5"), Some(950_000));
        assert_eq!(applied(10, "+5"), Some(11));
        assert_eq!(applied(10, "-5"), Some(10));
        assert_eq!(applied(1, "-50"), Some(1));
        assert_eq!(applied(1, "-50.01"), None);
        assert_eq!(applied(UnitPrice::MAX.millionths(), "0.01"), None);
    }

    #[test]
    fn one_price_that_can_not_be_keeps_all_as_they_are() {
        let tiers: Tiers = "1:5;100:0.000001".parse().unwrap();
        let refused = "-90".parse::<PriceShift>().unwrap().of(&tiers).unwrap_err();
        assert_eq!(refused.code, "bulk-price-too-low");
        let none = "-90".parse::<PriceShift>().unwrap().of(&Tiers::default());
        assert_eq!(none.unwrap_err().code, "bulk-no-price");
    }

    proptest! {
        #[test]
        fn a_price_moves_by_the_rule_and_is_never_nothing(shift in any_shift(), price in any_price()) {
            let exact = i128::from(price.millionths()) * (10_000 + i128::from(i64::from(shift)));
            match shift.applied(price) {
                Some(after) => {
                    prop_assert!(after.millionths() > 0);
                    let difference = i128::from(after.millionths()) * 10_000 - exact;
                    prop_assert!(-5_000 < difference && difference <= 5_000);
                    let moved = if shift.rises() { after >= price } else { after <= price };
                    prop_assert!(moved);
                }
                None => prop_assert!(exact < 5_000 || exact >= i128::from(UnitPrice::MAX.millionths()) * 10_000),
            }
        }

        #[test]
        fn a_percentage_survives_writing_and_reading(shift in any_shift()) {
            prop_assert_eq!(shift.to_string().parse::<PriceShift>(), Ok(shift));
        }
    }
}

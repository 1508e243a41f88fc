//! Bands of unit prices, for results to be narrowed by with one press: 1–2, 2–5, 5–10, 10–20 …

use std::{fmt, str::FromStr};

use super::PriceRange;
use crate::{
    form,
    money::{Currency, UnitPrice},
};

/// A unit of any currency, in millionths.
const UNIT: i64 = 1_000_000;
/// Where the lowest band ends: a hundredth.
const LOWEST: i64 = UNIT / 100;
/// Where the highest begins.
const HIGHEST: i64 = 1_000_000 * UNIT;

/// A band of unit prices, in millionths; both ends belong to it, as they do to a range that is asked for. So a price where
/// two bands meet is in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Band {
    /// Its lower end.
    pub from: i64,
    /// Its upper end; the highest band has none.
    pub to: Option<i64>,
}

impl Band {
    /// The prices in it, as they are asked for.
    pub fn range(self, currency: Currency) -> PriceRange {
        PriceRange {
            currency,
            from: self.from,
            to: self.to.unwrap_or(i64::MAX),
        }
    }
}

/// The bands a price is in: one, or two where it lies between them.
pub fn bands(price: UnitPrice) -> Vec<Band> {
    let price = price.millionths();
    let mut ends = vec![0];
    let mut end = LOWEST;
    while end <= HIGHEST {
        ends.extend([end, end * 2, end * 5].into_iter().filter(|end| *end <= HIGHEST));
        end *= 10;
    }
    let band = |at: usize| Band {
        from: ends[at],
        to: ends.get(at + 1).copied(),
    };
    let holds = |band: &Band| band.from <= price && band.to.is_none_or(|to| price <= to);
    (0..ends.len()).map(band).filter(holds).collect()
}

/// `10-20`, `0.05-0.1`, `1000000-`.
impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = |millionths| form::write_decimal(millionths, 6, 0);
        write!(f, "{}-", plain(self.from))?;
        self.to.map_or(Ok(()), |to| f.write_str(&plain(to)))
    }
}

impl FromStr for Band {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (from, to) = text.split_once('-').ok_or(())?;
        let price = |text: &str| form::decimal(text, 6).map_err(drop);
        Ok(Self {
            from: price(from)?,
            to: (!to.is_empty()).then(|| price(to)).transpose()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(price: &str) -> Vec<String> {
        let price = price.parse().unwrap();
        bands(price).iter().map(Band::to_string).collect()
    }

    #[test]
    fn a_price_is_in_the_bands_whose_ends_it_lies_between() {
        assert_eq!(told("19.8"), ["10-20"]);
        assert_eq!(told("20"), ["10-20", "20-50"]);
        assert_eq!(told("0.004401"), ["0-0.01"]);
        assert_eq!(told("0.07"), ["0.05-0.1"]);
        assert_eq!(told("2500000"), ["1000000-"]);
    }

    proptest! {
        #[test]
        fn every_price_is_in_a_band_that_can_be_read_again(millionths in 1..=2_000_000_000_000_i64) {
            let bands = bands(UnitPrice::from_millionths(millionths).unwrap());
            prop_assert!((1..=2).contains(&bands.len()));
            for band in bands {
                prop_assert_eq!(band.to_string().parse(), Ok(band));
            }
        }
    }
}

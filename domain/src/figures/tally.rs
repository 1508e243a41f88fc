//! Counting: what falls under one row, and how rows come together.

use std::{collections::BTreeMap, ops::AddAssign};

use super::Figure;
use crate::{form, money::Currency};

/// What was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// See [`Figure::Suppliers`].
    pub suppliers: u64,
    /// See [`Figure::Listings`].
    pub listings: u64,
    /// See [`Figure::OpenRfqs`].
    pub open_rfqs: u64,
    /// See [`Figure::Requests`].
    pub requests: u64,
    /// See [`Figure::Offered`].
    pub offered: u64,
    /// See [`Figure::Agreed`].
    pub agreed: u64,
    /// See [`Figure::Orders`].
    pub orders: u64,
    /// Minor units by currency: sums of `i64`, which together may be more than one.
    pub amounts: BTreeMap<Currency, i128>,
    /// How long suppliers took to offer, in tenths of an hour, with how many of the requests took that long.
    pub waits: BTreeMap<u32, u64>,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.suppliers += other.suppliers;
        self.listings += other.listings;
        self.open_rfqs += other.open_rfqs;
        self.requests += other.requests;
        self.offered += other.offered;
        self.agreed += other.agreed;
        self.orders += other.orders;
        for (currency, minor) in other.amounts {
            *self.amounts.entry(currency).or_default() += minor;
        }
        for (tenths, count) in other.waits {
            *self.waits.entry(tenths).or_default() += count;
        }
    }
}

impl Tally {
    /// A figure that is a count; `None` of amounts and times.
    pub fn count(&self, figure: Figure) -> Option<u64> {
        match figure {
            Figure::Suppliers => Some(self.suppliers),
            Figure::Listings => Some(self.listings),
            Figure::OpenRfqs => Some(self.open_rfqs),
            Figure::Requests => Some(self.requests),
            Figure::Offered => Some(self.offered),
            Figure::Agreed => Some(self.agreed),
            Figure::Orders => Some(self.orders),
            Figure::Amount | Figure::Response => None,
        }
    }

    /// How many of the requests came so far, in whole per cent, rounded down; `None` where there are none.
    pub fn share(&self, part: u64) -> Option<u64> {
        (part * 100).checked_div(self.requests)
    }

    /// What was ordered in a currency, as a decimal: `98150.00`.
    pub fn amount(&self, currency: Currency) -> String {
        let minor = self.amounts.get(&currency).copied().unwrap_or_default();
        form::write_decimal(minor, currency.decimals(), currency.decimals())
    }

    /// The median time to an offer in tenths of an hour, the lower of the two in the middle where their number is even.
    pub fn response(&self) -> Option<u32> {
        let middle = self.waits.values().sum::<u64>().checked_sub(1)? / 2;
        let mut until = 0;
        self.waits.iter().find_map(|(tenths, count)| {
            until += count;
            (until > middle).then_some(*tenths)
        })
    }

    /// The same in hours with one decimal: `4.2`.
    pub fn response_hours(&self) -> Option<String> {
        Some(form::write_decimal(self.response()?, 1, 1))
    }
}

/// Brings together what falls under the same key, and all of it.
pub fn divided<K: Ord>(counted: impl IntoIterator<Item = (K, Tally)>) -> (BTreeMap<K, Tally>, Tally) {
    let (mut rows, mut total) = (BTreeMap::<K, Tally>::new(), Tally::default());
    for (key, tally) in counted {
        total += tally.clone();
        *rows.entry(key).or_default() += tally;
    }
    (rows, total)
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    /// Something that happened, with all it can be divided by.
    #[derive(Clone, Debug)]
    struct Happened {
        keys: [u8; 6],
        tally: Tally,
    }

    fn happened() -> impl Strategy<Value = Happened> {
        let currency = prop_oneof![
            Just(Currency::CNY),
            Just(Currency::USD),
            Just("JPY".parse().unwrap())
        ];
        let parts = (
            any::<[u8; 6]>(),
            0_u64..9,
            0_u64..9,
            currency,
            any::<i64>(),
            vec(0_u32..900, 0..3),
        );
        parts.prop_map(|(keys, count, further, currency, minor, waits)| Happened {
            keys: keys.map(|key| key % 4),
            tally: Tally {
                suppliers: count,
                listings: further,
                open_rfqs: count + 1,
                requests: further + count,
                offered: count,
                agreed: count / 2,
                orders: further,
                amounts: [(currency, i128::from(minor))].into(),
                waits: counted(&waits),
            },
        })
    }

    fn counted(waits: &[u32]) -> BTreeMap<u32, u64> {
        let mut counted = BTreeMap::new();
        waits
            .iter()
            .for_each(|wait| *counted.entry(*wait).or_default() += 1);
        counted
    }

    proptest! {
        #[test]
        fn the_rows_of_any_division_add_up_to_the_same_total(all in vec(happened(), 0..40)) {
            let mut plain = Tally::default();
            all.iter().for_each(|one| plain += one.tally.clone());
            for division in 0..6 {
                let (rows, total) = divided(all.iter().map(|one| (one.keys[division], one.tally.clone())));
                let mut sum = Tally::default();
                rows.into_values().for_each(|row| sum += row);
                prop_assert_eq!(&sum, &plain);
                prop_assert_eq!(&total, &plain);
            }
        }

        #[test]
        fn currencies_stay_apart_and_nothing_is_lost(amounts in vec((any::<bool>(), any::<i64>()), 0..40)) {
            let currency = |yuan: bool| if yuan { Currency::CNY } else { Currency::USD };
            let tally = |(yuan, minor): &(bool, i64)| {
                let amounts = [(currency(*yuan), i128::from(*minor))].into();
                ((), Tally { amounts, ..Tally::default() })
            };
            let (_, total) = divided(amounts.iter().map(tally));
            for yuan in [true, false] {
                let exact: i128 = amounts.iter().filter(|one| one.0 == yuan).map(|one| i128::from(one.1)).sum();
                prop_assert_eq!(total.amounts.get(&currency(yuan)).copied().unwrap_or_default(), exact);
            }
        }

        #[test]
        fn the_median_is_that_of_all_waits_in_a_row(mut waits in vec(0_u32..900, 1..40)) {
            let tally = Tally { waits: counted(&waits), ..Tally::default() };
            waits.sort_unstable();
            prop_assert_eq!(tally.response(), Some(waits[(waits.len() - 1) / 2]));
        }
    }

    #[test]
    fn figures_are_written_as_they_are_read() {
        let tally = Tally {
            requests: 3,
            offered: 2,
            amounts: [
                (Currency::CNY, 2 * i128::from(i64::MAX)),
                ("JPY".parse().unwrap(), 1200),
            ]
            .into(),
            waits: counted(&[0, 1, 5, 310]),
            ..Tally::default()
        };
        assert_eq!(tally.amount(Currency::CNY), "184467440737095516.14");
        assert_eq!(tally.amount("JPY".parse().unwrap()), "1200");
        assert_eq!(tally.amount(Currency::USD), "0.00");
        assert_eq!(tally.response_hours().unwrap(), "0.1");
        assert_eq!(tally.share(tally.offered), Some(66));
        assert_eq!(
            (Tally::default().share(0), Tally::default().response_hours()),
            (None, None)
        );
    }

    #[test]
    fn every_figure_but_amounts_and_times_is_a_count() {
        let uncounted = Figure::ALL
            .iter()
            .filter(|figure| Tally::default().count(**figure).is_none());
        assert_eq!(
            uncounted.copied().collect::<Vec<_>>(),
            [Figure::Amount, Figure::Response]
        );
    }
}

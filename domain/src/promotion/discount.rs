//! What a discount makes of list prices: some percent less, to the millionth, and never nothing.

use std::{cmp::Reverse, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    Instant, catalog::tier::Tiers, form, id::PromotionId, money::UnitPrice, problem::Problem, text::Bilingual,
};

/// How much less, in percent: 1 to [`Percent::MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Percent(u8);

impl Percent {
    /// The most: what costs a tenth is no list price any more.
    pub const MAX: u32 = 90;

    /// The price with so much taken off; never nothing.
    pub fn off(self, price: UnitPrice) -> UnitPrice {
        price
            .changed_by(-100 * i64::from(self.0))
            .unwrap_or(UnitPrice::LEAST)
    }

    /// Prices with so much taken off, step by step.
    pub fn off_each(self, tiers: &Tiers) -> Tiers {
        tiers.clone().priced(|price| self.off(price))
    }

    /// As a number.
    pub fn number(self) -> u32 {
        self.0.into()
    }
}

impl TryFrom<u32> for Percent {
    type Error = &'static str;
    fn try_from(number: u32) -> Result<Self, Self::Error> {
        match u8::try_from(number) {
            Ok(percent) if (1..=Self::MAX).contains(&number) => Ok(Self(percent)),
            _ => Err("not a discount"),
        }
    }
}

impl From<Percent> for u32 {
    fn from(percent: Percent) -> Self {
        percent.number()
    }
}

impl FromStr for Percent {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let number = form::whole_number(text.trim().trim_end_matches(['%', '％']), 1, Self::MAX)?;
        Self::try_from(number).map_err(|_| Problem::new("not-a-number"))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A discount that holds for a listing now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Discount {
    /// Of which campaign.
    pub campaign: PromotionId,
    /// What it is called.
    pub name: Bilingual,
    /// How much less.
    pub percent: Percent,
    /// The end of its last day.
    pub until: Instant,
}

impl Discount {
    /// Of two that hold at once, the one that is better for the buyer: more off, else longer, else the older campaign.
    pub fn better(self, other: Self) -> Self {
        let worth = |one: &Self| (one.percent, one.until, Reverse(one.campaign));
        if worth(&other) > worth(&self) { other } else { self }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::quantity::Quantity;

    fn percent(number: u32) -> Percent {
        Percent::try_from(number).unwrap()
    }

    fn discount(id: u128, number: u32, day: i64) -> Discount {
        Discount {
            campaign: Uuid::from_u128(id).into(),
            name: Bilingual::both("促销", "Sale"),
            percent: percent(number),
            until: Instant::UNIX_EPOCH + chrono::TimeDelta::days(day),
        }
    }

    #[test]
    fn something_is_taken_off_exactly() {
        let off = |number, price: &str| percent(number).off(price.parse().unwrap()).shown();
        assert_eq!(off(15, "18.60"), "15.81");
        assert_eq!(off(10, "0.0044"), "0.00396");
        assert_eq!(off(33, "3.333333"), "2.233333");
        assert_eq!(off(90, "0.000001"), "0.000001");
    }

    #[test]
    fn a_discount_is_a_whole_percentage_between_one_and_ninety() {
        assert_eq!("１５％".parse(), Ok(percent(15)));
        assert_eq!(" 90% ".parse(), Ok(percent(90)));
        for odd in ["0", "91", "-5", "7.5", "", "%", "half"] {
            assert!(odd.parse::<Percent>().is_err(), "{odd}");
        }
        assert!(serde_json::from_str::<Percent>("0").is_err());
    }

    fn any_discount() -> impl Strategy<Value = Discount> {
        (0..5_u128, 1..=3_u32, 0..3_i64).prop_map(|(id, number, day)| discount(id, number, day))
    }

    proptest! {
        #[test]
        fn a_price_never_rises_never_vanishes_and_is_within_half_a_millionth(
            millionths in 1..=UnitPrice::MAX.millionths(), number in 1..=Percent::MAX
        ) {
            let price = UnitPrice::from_millionths(millionths).unwrap();
            let less = percent(number).off(price);
            prop_assert!(less <= price && less.millionths() >= 1);
            let exact = i128::from(millionths) * i128::from(100 - number);
            let difference = i128::from(less.millionths()) * 100 - exact;
            prop_assert!(difference.abs() <= 50 || less.millionths() == 1);
        }

        #[test]
        fn more_off_is_never_dearer_and_no_step_changes_places(
            low in 1..1_000_000_i64, high in 1..1_000_000_i64, number in 1..Percent::MAX
        ) {
            let price = |millionths| UnitPrice::from_millionths(millionths).unwrap();
            let (low, high) = (price(low.min(high)), price(low.max(high)));
            prop_assert!(percent(number + 1).off(high) <= percent(number).off(high));
            prop_assert!(percent(number).off(low) <= percent(number).off(high));
            let tiers: Tiers = format!("1:{};10:{}", high, low).parse().unwrap();
            let less = percent(number).off_each(&tiers);
            prop_assert_eq!(less.at(Quantity::whole(10)).unwrap().unit_price, percent(number).off(low));
            prop_assert_eq!(less.as_slice().len(), 2);
        }

        #[test]
        fn the_better_of_several_is_the_same_in_whichever_order_they_come(
            discounts in prop::collection::vec(any_discount(), 1..6)
        ) {
            let best = |list: Vec<Discount>| list.into_iter().reduce(Discount::better).unwrap();
            let (forth, back) = (discounts.clone(), discounts.iter().rev().cloned().collect());
            let chosen = best(forth);
            prop_assert_eq!(&chosen, &best(back));
            prop_assert!(discounts.iter().all(|one| one.percent <= chosen.percent));
        }
    }
}

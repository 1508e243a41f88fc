//! Tier prices (阶梯价): a unit price from each minimum quantity on.

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    form,
    money::{Currency, Money, UnitPrice},
    problem::Problem,
    quantity::Quantity,
};

/// A unit price from a minimum quantity on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// From how many units.
    pub min_quantity: Quantity,
    /// The price of each unit, of all units bought.
    pub unit_price: UnitPrice,
}

/// Tiers with strictly rising quantities. None at all means the price is on request (面议).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Tier>", into = "Vec<Tier>")]
pub struct Tiers(Vec<Tier>);

impl Tiers {
    /// The most steps a listing may have.
    pub const MAX: usize = 20;

    /// Checks that quantities rise strictly and begin above zero.
    pub fn new(tiers: Vec<Tier>) -> Result<Self, Problem> {
        if tiers.len() > Self::MAX {
            return Err(Problem::new("too-many-tiers").with("max", Self::MAX));
        }
        Self::rising(tiers)
    }

    fn rising(tiers: Vec<Tier>) -> Result<Self, Problem> {
        let rising = tiers
            .windows(2)
            .all(|pair| pair[0].min_quantity < pair[1].min_quantity);
        let begins = tiers
            .first()
            .is_none_or(|first| first.min_quantity > Quantity::ZERO);
        if rising && begins {
            Ok(Self(tiers))
        } else {
            Err(Problem::new("tiers-not-rising"))
        }
    }

    /// The steps, lowest quantity first.
    pub fn as_slice(&self) -> &[Tier] {
        &self.0
    }

    /// Whether the price is on request.
    pub fn on_request(&self) -> bool {
        self.0.is_empty()
    }

    /// The least quantity that has a price.
    pub fn first_quantity(&self) -> Option<Quantity> {
        self.0.first().map(|tier| tier.min_quantity)
    }

    /// The tier a quantity falls in; `None` below the first one or when the price is on request.
    pub fn at(&self, quantity: Quantity) -> Option<&Tier> {
        self.0.iter().rev().find(|tier| tier.min_quantity <= quantity)
    }

    /// The same prices for quantities from `moq` on: steps that end below it are dropped, the one it falls in begins
    /// with it.
    pub fn starting_at(self, moq: Quantity) -> Self {
        let reached = self.0.iter().rposition(|tier| tier.min_quantity <= moq);
        let mut tiers = self.0;
        if let Some(first) = reached {
            tiers.drain(..first);
            tiers[0].min_quantity = moq;
        }
        Self(tiers)
    }

    /// The same steps at other prices.
    pub fn priced(self, price: impl Fn(UnitPrice) -> UnitPrice) -> Self {
        let tier = |tier: Tier| Tier {
            unit_price: price(tier.unit_price),
            ..tier
        };
        Self(self.0.into_iter().map(tier).collect())
    }

    /// For each quantity what `price` says of it, which changes nowhere but where one of `sources` does.
    pub fn stepwise<'a>(
        sources: impl IntoIterator<Item = &'a Self>,
        price: impl Fn(Quantity) -> Option<UnitPrice>,
    ) -> Self {
        let steps = sources.into_iter().flat_map(|tiers| tiers.as_slice());
        let steps: BTreeSet<Quantity> = steps.map(|tier| tier.min_quantity).collect();
        let mut tiers: Vec<Tier> = Vec::new();
        for min_quantity in steps {
            let unit_price = price(min_quantity).filter(|price| {
                let last = tiers.last();
                last.is_none_or(|last| last.unit_price != *price)
            });
            tiers.extend(unit_price.map(|unit_price| Tier {
                min_quantity,
                unit_price,
            }));
        }
        Self(tiers)
    }

    /// The lowest unit price of all tiers, for "from …".
    pub fn lowest(&self) -> Option<UnitPrice> {
        self.0.iter().map(|tier| tier.unit_price).min()
    }
}

/// Those that several lists make of a price may be more than a listing's own.
impl TryFrom<Vec<Tier>> for Tiers {
    type Error = std::borrow::Cow<'static, str>;
    fn try_from(tiers: Vec<Tier>) -> Result<Self, Self::Error> {
        Self::rising(tiers).map_err(|problem| problem.code)
    }
}

impl From<Tiers> for Vec<Tier> {
    fn from(tiers: Tiers) -> Self {
        tiers.0
    }
}

/// `1:0.0044;200:0.0036`. Full-width punctuation is understood, as is `@` and `|` of other exports
/// (`1@0.0044|200@0.0036`).
impl FromStr for Tiers {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let text = form::half_width(text.trim());
        let steps = text
            .split([';', '|'])
            .map(str::trim)
            .filter(|step| !step.is_empty());
        let tiers = steps.map(|step| {
            let (quantity, price) = step
                .split_once([':', '@'])
                .ok_or_else(|| Problem::new("not-a-tier").with("text", form::excerpt(step)))?;
            let bad = |problem: Problem| problem.with("text", form::excerpt(step));
            Ok(Tier {
                min_quantity: Quantity::positive(quantity).map_err(bad)?,
                unit_price: form::required(price).map_err(bad)?,
            })
        });
        Self::new(tiers.collect::<Result<_, Problem>>()?)
    }
}

/// The catalogue file's form: `1:0.0044;200:0.0036`.
impl fmt::Display for Tiers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, tier) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ";" };
            write!(f, "{separator}{}:{}", tier.min_quantity, tier.unit_price.shown())?;
        }
        Ok(())
    }
}

/// How a listing is sold: the least quantity, the step above it, and the prices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selling {
    /// Currency of the tiers.
    pub currency: Currency,
    /// Least quantity (起订量).
    pub moq: Quantity,
    /// The step above it (递增量).
    pub increment: Quantity,
    /// Unit prices.
    pub tiers: Tiers,
}

/// What a quantity of a listing costs, or why it can't be had in that quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quoted {
    /// The tier it falls in and the line's total.
    Price {
        /// Price of each unit.
        unit_price: UnitPrice,
        /// Unit price × quantity.
        total: Money,
    },
    /// The price is on request for this quantity.
    OnRequest,
    /// Off MOQ or increment: the nearest quantities that can be had.
    NotSold {
        /// The next lower valid quantity, if there is one.
        below: Option<Quantity>,
        /// The next higher valid quantity.
        above: Quantity,
    },
}

impl Selling {
    /// What this quantity costs at list price.
    pub fn quote(&self, quantity: Quantity) -> Quoted {
        if let Some(refused) = self.refusal(quantity) {
            return refused;
        }
        let priced = self.tiers.at(quantity).and_then(|tier| {
            let total = tier.unit_price.line_total(quantity, self.currency)?;
            Some(Quoted::Price {
                unit_price: tier.unit_price,
                total,
            })
        });
        priced.unwrap_or(Quoted::OnRequest)
    }

    fn refusal(&self, quantity: Quantity) -> Option<Quoted> {
        let (wanted, moq) = (quantity.thousandths(), self.moq.thousandths());
        if wanted < moq {
            return Some(Quoted::NotSold {
                below: None,
                above: self.moq,
            });
        }
        let step = self.increment.thousandths().max(1);
        let over = (wanted - moq) % step;
        if over == 0 {
            return None;
        }
        let below = Quantity::from_thousandths(wanted - over);
        let above = Quantity::from_thousandths(wanted - over + step).unwrap_or(quantity);
        Some(Quoted::NotSold { below, above })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn selling(moq: u32, increment: u32, tiers: &str) -> Selling {
        Selling {
            currency: Currency::USD,
            moq: Quantity::whole(moq),
            increment: Quantity::whole(increment),
            tiers: tiers.parse().unwrap(),
        }
    }

    #[test]
    fn tiers_are_read_in_every_common_spelling() {
        let tiers: Tiers = "1:0.0044;200:0.0036".parse().unwrap();
        for spelling in [
            "1@0.0044|200@0.0036",
            "１：0.0044；２００：0.0036",
            " 1 : 0.0044 ; 200 : 0.003600 ; ",
        ] {
            assert_eq!(spelling.parse(), Ok(tiers.clone()), "{spelling}");
        }
        assert_eq!(tiers.to_string().parse(), Ok(tiers));
    }

    #[test]
    fn tiers_that_do_not_rise_are_refused() {
        for bad in ["5:1;5:2", "5:1;4:2", "0:1", "1:0", "1:-2", "1", "1:2:3"] {
            assert!(bad.parse::<Tiers>().is_err(), "{bad}");
        }
    }

    #[test]
    fn prices_below_the_moq_are_dropped_and_none_is_changed() {
        let tiers: Tiers = "1@5|10@4|100@3".parse().unwrap();
        for (moq, kept) in [
            (1, "1:5.00;10:4.00;100:3.00"),
            (72, "72:4.00;100:3.00"),
            (900, "900:3.00"),
        ] {
            let moq = Quantity::whole(moq);
            assert_eq!(tiers.clone().starting_at(moq).to_string(), kept);
            assert_eq!(
                tiers.clone().starting_at(moq).at(moq).map(|t| t.unit_price),
                tiers.at(moq).map(|t| t.unit_price)
            );
        }
        let later: Tiers = "50:1".parse().unwrap();
        assert_eq!(later.clone().starting_at(Quantity::whole(5)), later);
    }

    #[test]
    fn an_odd_quantity_is_told_its_nearest_neighbours() {
        let nets = selling(200, 50, "200:21.4;1000:19.8");
        let neighbours = Quoted::NotSold {
            below: Some(Quantity::whole(200)),
            above: Quantity::whole(250),
        };
        assert_eq!(nets.quote(Quantity::whole(210)), neighbours);
        assert_eq!(
            nets.quote(Quantity::whole(3)),
            Quoted::NotSold {
                below: None,
                above: Quantity::whole(200)
            }
        );
    }

    #[test]
    fn without_tiers_the_price_is_on_request_and_never_zero() {
        assert_eq!(selling(1, 1, "").quote(Quantity::whole(7)), Quoted::OnRequest);
    }

    proptest! {
        #[test]
        fn the_price_of_a_quantity_is_its_tiers_price(units in 1_u32..5000) {
            let nets = selling(1, 1, "1:21.4;1000:19.8;3000:18.6");
            let expected = if units >= 3000 { "18.6" } else if units >= 1000 { "19.8" } else { "21.4" };
            let price: UnitPrice = expected.parse().unwrap();
            let total = price.line_total(Quantity::whole(units), Currency::USD).unwrap();
            prop_assert_eq!(nets.quote(Quantity::whole(units)), Quoted::Price { unit_price: price, total });
        }

        #[test]
        fn a_refused_quantitys_neighbours_are_sold(moq in 1_u32..500, increment in 1_u32..500, units in 1_u32..5000) {
            let goods = selling(moq, increment, "");
            if let Quoted::NotSold { below, above } = goods.quote(Quantity::whole(units)) {
                prop_assert_eq!(goods.quote(above), Quoted::OnRequest);
                prop_assert!(below.is_none_or(|below| goods.quote(below) == Quoted::OnRequest));
            }
        }
    }
}

//! Stock that orders reserve (库存预留): how much of what is in stock an order takes, and what becomes of it.
//!
//! What was agreed is never refused for lack of stock: an order reserves what is there, and the rest is to be made.

use serde::Serialize;

use super::OrderVerb;
use crate::{quantity::Quantity, unit::Unit};

/// Where a reservation stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::Display, strum::EnumString, strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Reservation {
    /// The goods wait for the order.
    Held,
    /// The order came to nothing: they can be had again.
    Released,
    /// They left with the order.
    Used,
}

impl Reservation {
    /// What a step of its order makes of one that is held; `None`: it stays.
    pub fn after(verb: OrderVerb) -> Option<Self> {
        match verb {
            OrderVerb::Decline | OrderVerb::Cancel => Some(Self::Released),
            OrderVerb::Ship => Some(Self::Used),
            OrderVerb::Confirm
            | OrderVerb::Produce
            | OrderVerb::Ready
            | OrderVerb::Deliver
            | OrderVerb::Complete => None,
        }
    }
}

/// What of a line comes from stock, as both sides see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FromStock {
    /// The line.
    pub line: u32,
    /// How much, in the line's unit.
    pub quantity: Quantity,
    /// Where it stands.
    pub state: Reservation,
}

/// What can be had of a stock of which so much is held or gone; never less than nothing.
pub fn available(stock: Quantity, held: Quantity) -> Quantity {
    let left = stock.thousandths() - held.thousandths();
    Quantity::from_thousandths(left).unwrap_or(Quantity::ZERO)
}

/// How much of a stock an order of `wanted` reserves: at most what can be had, and only where both are counted in the
/// same unit.
pub fn reserved(available: Quantity, wanted: Quantity, units: (Unit, Unit)) -> Option<Quantity> {
    let reserved = available.min(wanted);
    (units.0 == units.1 && reserved > Quantity::ZERO).then_some(reserved)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use strum::IntoEnumIterator;

    use super::*;
    use crate::{order::OrderState, rfq::offer::Side, state::State};

    #[test]
    fn what_is_over_holds_nothing() {
        for side in [Side::Buyer, Side::Supplier] {
            for verb in OrderVerb::iter() {
                let from = [OrderState::Placed, OrderState::Confirmed, OrderState::Ready];
                for step in from
                    .iter()
                    .filter_map(|state| state.take(verb, side, String::new()).ok())
                {
                    let void = OrderState::VOID.contains(&step.next().name());
                    assert_eq!(void, Reservation::after(verb) == Some(Reservation::Released));
                    let shipped = *step.next() == OrderState::Shipped;
                    assert_eq!(shipped, Reservation::after(verb) == Some(Reservation::Used));
                }
            }
        }
    }

    proptest! {
        #[test]
        fn orders_together_never_reserve_more_than_there_is(
            stock in 0_u32..500, wanted in prop::collection::vec(1_u32..200, 0..9),
        ) {
            let (stock, unit) = (Quantity::whole(stock), Unit::PIECE);
            let mut held = Quantity::ZERO;
            for wanted in wanted {
                let there = available(stock, held);
                let taken = reserved(there, Quantity::whole(wanted), (unit, unit)).unwrap_or_default();
                prop_assert!(taken <= there && taken <= Quantity::whole(wanted));
                held = Quantity::from_thousandths(held.thousandths() + taken.thousandths()).unwrap();
            }
            prop_assert!(held <= stock);
        }
    }
}

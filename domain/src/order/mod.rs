//! Orders (订单): born from one accepted offer version, carried to completion.

pub mod reservation;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::{
    id::OrderId,
    rfq::offer::Side,
    state::{InvalidTransition, State, Step, Transition},
};

/// Where an order stands (STATES.md, "Order").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum OrderState {
    /// Agreed; the supplier has still to confirm that it is being carried out.
    Placed,
    /// Confirmed by the supplier.
    Confirmed,
    /// Being made.
    InProduction,
    /// Ready to be shipped.
    Ready,
    /// On its way.
    Shipped,
    /// Arrived.
    Delivered,
    /// Accepted by the buyer; done.
    Completed,
    /// The supplier can't carry it out.
    Declined {
        /// Why.
        reason: String,
    },
    /// Called off before shipment.
    Cancelled {
        /// Which side called it off.
        side: Side,
        /// Why.
        reason: String,
    },
}

impl State for OrderState {
    const MACHINE: &'static str = "order";

    fn name(&self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Confirmed => "confirmed",
            Self::InProduction => "in_production",
            Self::Ready => "ready",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Completed => "completed",
            Self::Declined { .. } => "declined",
            Self::Cancelled { .. } => "cancelled",
        }
    }
}

/// A step a side may take with an order.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum OrderVerb {
    /// The supplier confirms.
    Confirm,
    /// The supplier can't carry it out.
    Decline,
    /// The supplier begins to make it.
    Produce,
    /// The goods are ready.
    Ready,
    /// The goods leave.
    Ship,
    /// The goods have arrived.
    Deliver,
    /// The buyer accepts the goods.
    Complete,
    /// Either side calls it off.
    Cancel,
}

impl OrderVerb {
    /// Whether it must say why.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Decline | Self::Cancel)
    }
}

impl OrderState {
    /// Takes a step, if this state allows it and it is this side's to take.
    pub fn take(&self, verb: OrderVerb, side: Side, reason: String) -> Transition<Self> {
        use OrderVerb as V;
        let supplier = side == Side::Supplier;
        let (next, name, allowed) = match verb {
            V::Confirm => (
                Self::Confirmed,
                "confirmed",
                supplier && matches!(self, Self::Placed),
            ),
            V::Decline => (
                Self::Declined { reason },
                "declined",
                supplier && matches!(self, Self::Placed),
            ),
            V::Produce => (
                Self::InProduction,
                "in_production",
                supplier && matches!(self, Self::Confirmed),
            ),
            V::Ready => (
                Self::Ready,
                "ready",
                supplier && matches!(self, Self::InProduction),
            ),
            V::Ship => (Self::Shipped, "shipped", supplier && matches!(self, Self::Ready)),
            V::Deliver => (Self::Delivered, "delivered", matches!(self, Self::Shipped)),
            V::Complete => (
                Self::Completed,
                "completed",
                !supplier && matches!(self, Self::Delivered),
            ),
            V::Cancel => (
                Self::Cancelled { side, reason },
                "cancelled",
                self.cancellable_by(side),
            ),
        };
        if allowed {
            Ok(Step::to(next, name))
        } else {
            Err(InvalidTransition::of(self, name))
        }
    }

    /// The rule of cancellation, until agreements about it are built: the buyer may call it off until the supplier
    /// confirms, the supplier until shipment (it can't be made to ship), always with a reason.
    fn cancellable_by(&self, side: Side) -> bool {
        match side {
            Side::Buyer => matches!(self, Self::Placed),
            Side::Supplier => matches!(self, Self::Confirmed | Self::InProduction | Self::Ready),
        }
    }

    /// The side whose step brings it forward; `None` once it is over.
    pub fn to_move(&self) -> Option<Side> {
        match self {
            Self::Placed | Self::Confirmed | Self::InProduction | Self::Ready => Some(Side::Supplier),
            Self::Shipped | Self::Delivered => Some(Side::Buyer),
            Self::Completed | Self::Declined { .. } | Self::Cancelled { .. } => None,
        }
    }

    /// The names of the states in which this side's step brings it forward.
    pub fn waiting_for(side: Side) -> &'static [&'static str] {
        match side {
            Side::Buyer => &["shipped", "delivered"],
            Side::Supplier => &["placed", "confirmed", "in_production", "ready"],
        }
    }

    /// The names of the states in which it is over.
    pub const OVER: [&'static str; 3] = ["completed", "declined", "cancelled"];
    /// The names of the states in which it binds nobody: nothing was awarded by it after all.
    pub const VOID: [&'static str; 2] = ["declined", "cancelled"];

    /// The steps a side may take now.
    pub fn open_to(&self, side: Side) -> Vec<OrderVerb> {
        use strum::IntoEnumIterator;
        OrderVerb::iter()
            .filter(|verb| self.take(*verb, side, String::new()).is_ok())
            .collect()
    }
}

/// What became of an acceptance: however many people press at once, there is one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// This acceptance placed the order.
    Created(OrderId),
    /// The same version had been accepted before; this is its order.
    Existing(OrderId),
}

impl Placed {
    /// The order, whoever placed it.
    pub fn order(self) -> OrderId {
        match self {
            Self::Created(id) | Self::Existing(id) => id,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use strum::IntoEnumIterator;

    use super::*;

    const ARROWS: &str = "placed>confirmed confirmed>in_production in_production>ready ready>shipped shipped>delivered \
        delivered>completed placed>declined placed>cancelled confirmed>cancelled in_production>cancelled ready>cancelled";

    proptest! {
        #[test]
        fn every_path_follows_the_arrows(path in prop::collection::vec((0..8_usize, any::<bool>()), 0..60)) {
            let mut state = OrderState::Placed;
            for (verb, buyer) in path {
                let verb = OrderVerb::iter().nth(verb).unwrap();
                let side = if buyer { Side::Buyer } else { Side::Supplier };
                let Ok(step) = state.take(verb, side, "why".into()) else { continue };
                let arrow = format!("{}>{}", state.name(), step.next().name());
                prop_assert!(ARROWS.split_whitespace().any(|known| known == arrow), "{arrow}");
                state = step.next().clone();
            }
        }
    }

    #[test]
    fn every_order_is_over_or_waits_for_a_side_that_can_move() {
        let reason = String::new;
        for state in [
            OrderState::Placed,
            OrderState::Confirmed,
            OrderState::InProduction,
            OrderState::Ready,
            OrderState::Shipped,
            OrderState::Delivered,
            OrderState::Completed,
            OrderState::Declined { reason: reason() },
            OrderState::Cancelled {
                side: Side::Buyer,
                reason: reason(),
            },
        ] {
            let waiting = |side| OrderState::waiting_for(side).contains(&state.name());
            match state.to_move() {
                Some(side) => {
                    assert!(!state.open_to(side).is_empty(), "{}", state.name());
                    assert!(waiting(side) && !waiting(side.other()), "{}", state.name());
                }
                None => assert!(OrderState::OVER.contains(&state.name()), "{}", state.name()),
            }
        }
    }
}

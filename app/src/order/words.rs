//! The words of an order's states and steps, in the language of the page.

use crate::{t, ui::Tone};
use domain::order::{OrderState, OrderVerb};

/// An order's state and what its colour means.
pub(crate) fn state(state: &OrderState) -> (String, Tone) {
    match state {
        OrderState::Placed => (t!("order-state-placed"), Tone::Brass),
        OrderState::Confirmed => (t!("order-state-confirmed"), Tone::Sea),
        OrderState::InProduction => (t!("order-state-in-production"), Tone::Sea),
        OrderState::Ready => (t!("order-state-ready"), Tone::Sea),
        OrderState::Shipped => (t!("order-state-shipped"), Tone::Sea),
        OrderState::Delivered => (t!("order-state-delivered"), Tone::Brass),
        OrderState::Completed => (t!("order-state-completed"), Tone::Leaf),
        OrderState::Declined { .. } => (t!("order-state-declined"), Tone::Rust),
        OrderState::Cancelled { .. } => (t!("order-state-cancelled"), Tone::Rust),
    }
}

/// The step as a button says it.
pub(super) fn verb(verb: OrderVerb) -> String {
    match verb {
        OrderVerb::Confirm => t!("order-confirm"),
        OrderVerb::Decline => t!("order-decline"),
        OrderVerb::Produce => t!("order-produce"),
        OrderVerb::Ready => t!("order-ready"),
        OrderVerb::Ship => t!("order-ship"),
        OrderVerb::Deliver => t!("order-deliver"),
        OrderVerb::Complete => t!("order-complete"),
        OrderVerb::Cancel => t!("order-cancel"),
    }
}

/// What follows from the step.
pub(super) fn consequence(verb: OrderVerb) -> String {
    match verb {
        OrderVerb::Confirm => t!("order-confirm-consequence"),
        OrderVerb::Decline => t!("order-decline-consequence"),
        OrderVerb::Produce => t!("order-produce-consequence"),
        OrderVerb::Ready => t!("order-ready-consequence"),
        OrderVerb::Ship => t!("order-ship-consequence"),
        OrderVerb::Deliver => t!("order-deliver-consequence"),
        OrderVerb::Complete => t!("order-complete-consequence"),
        OrderVerb::Cancel => t!("order-cancel-consequence"),
    }
}

/// A recorded event.
pub(super) fn event(kind: &str) -> String {
    match kind {
        "order.placed" => t!("order-event-placed"),
        "order.confirmed" => t!("order-event-confirmed"),
        "order.declined" => t!("order-event-declined"),
        "order.in_production" => t!("order-event-in-production"),
        "order.ready" => t!("order-event-ready"),
        "order.shipped" => t!("order-event-shipped"),
        "order.delivered" => t!("order-event-delivered"),
        "order.completed" => t!("order-event-completed"),
        "order.cancelled" => t!("order-event-cancelled"),
        other => other.to_owned(),
    }
}

//! Where RFQs and negotiations are on their route, whose move it is, and until when.

use super::words;
use crate::{
    i18n::{locale, moment},
    t,
    ui::{Step, StepState, Tone, Turn},
    visitor::Visitor,
};
use domain::{
    Instant,
    company::CompanyRef,
    rfq::{
        RfqState,
        negotiation::NegotiationState,
        offer::Side,
        view::{NegotiationView, RfqView},
        visibility::Visibility,
    },
};
use leptos::prelude::use_context;

/// The steps up to `here` are behind us, the rest ahead; `stopped` where the route ended at `here`.
pub(crate) fn steps(labels: Vec<(String, Option<String>)>, here: usize, stopped: bool) -> Vec<Step> {
    let last = labels.len() - 1;
    let state = |index: usize| match index {
        index if index < here => StepState::Done,
        index if index > here => StepState::Ahead,
        _ if stopped => StepState::Stopped,
        index if index == last => StepState::Done,
        _ => StepState::Current,
    };
    labels
        .into_iter()
        .enumerate()
        .map(|(index, (label, note))| Step {
            label,
            note,
            state: state(index),
        })
        .collect()
}

fn day(at: Instant) -> String {
    let zone = use_context::<Visitor>().map_or(chrono_tz::UTC, |visitor| visitor.time_zone);
    moment::day(locale(), zone, at)
}

/// The route of an RFQ: written, published, offered on, awarded, closed.
pub(super) fn of_rfq(view: &RfqView) -> Vec<Step> {
    let head = &view.head;
    let offered = view.contenders.iter().filter(|c| c.latest.is_some()).count();
    let (here, stopped, end) = match &head.state {
        RfqState::Draft => (0, false, t!("rfq-step-closed")),
        RfqState::Open if offered == 0 => (1, false, t!("rfq-step-closed")),
        RfqState::Open => (2, false, t!("rfq-step-closed")),
        RfqState::Awarded { .. } => (3, false, t!("rfq-step-closed")),
        RfqState::Closed => (4, false, t!("rfq-step-closed")),
        RfqState::Cancelled { .. } => (4, true, t!("rfq-state-cancelled")),
        RfqState::Expired => (4, true, t!("rfq-state-expired")),
    };
    let awarded = match head.state {
        RfqState::Awarded { wholly: false } => Some(t!("rfq-step-partly")),
        _ => None,
    };
    let labels = vec![
        (t!("rfq-step-written"), Some(day(head.created_at))),
        (
            t!("rfq-step-published"),
            match head.visibility {
                Visibility::Open => None,
                _ => Some(t!("rfq-step-asked", count = view.suppliers.len())),
            },
        ),
        (
            t!("rfq-step-negotiated"),
            (offered > 0).then(|| t!("rfq-step-offered", count = offered)),
        ),
        (t!("rfq-step-awarded"), awarded),
        (end, None),
    ];
    steps(labels, here, stopped)
}

/// What the buyer can do next with an RFQ.
pub(super) fn rfq_turn(view: &RfqView, now: Instant) -> Option<Turn> {
    let waiting = view
        .contenders
        .iter()
        .filter(|c| c.negotiation.state.to_move() == Some(Side::Buyer))
        .count();
    let (tone, text, until) = match &view.head.state {
        RfqState::Draft if now >= view.head.deadline => (Tone::Rust, t!("rfq-turn-draft-late"), None),
        RfqState::Draft => (Tone::Brass, t!("rfq-turn-draft"), Some(view.head.deadline)),
        state if state.awardable() && waiting > 0 => {
            (Tone::Brass, t!("rfq-turn-answer", count = waiting), None)
        }
        RfqState::Open => (Tone::Sea, t!("rfq-turn-wait"), Some(view.head.deadline)),
        RfqState::Awarded { wholly: true } => (Tone::Leaf, t!("rfq-turn-awarded"), None),
        RfqState::Cancelled { reason } => {
            (Tone::Plain, t!("rfq-turn-reason", reason = reason.as_str()), None)
        }
        _ => return None,
    };
    Some(Turn { tone, text, until })
}

/// The route of a negotiation: asked, first offer, bargaining, agreed.
pub(super) fn of_negotiation(view: &NegotiationView) -> Vec<Step> {
    let versions = view.offers.len();
    let bargaining = if versions == 0 { 1 } else { 2 };
    let (here, stopped, end) = match &view.state {
        NegotiationState::Agreed { .. } => (3, false, t!("rfq-state-agreed")),
        state if state.to_move().is_some() => (bargaining, false, t!("rfq-step-agreed")),
        state => (bargaining, true, words::negotiation_state(state, view.side).0),
    };
    let mut labels = vec![
        (t!("rfq-step-invited"), Some(day(view.rfq.created_at))),
        (
            t!("rfq-step-first"),
            view.offers.first().map(|offer| day(offer.created_at)),
        ),
        (
            t!("rfq-step-bargained"),
            view.offers
                .last()
                .map(|offer| t!("rfq-version", version = offer.version)),
        ),
        (
            t!("rfq-step-agreed"),
            view.order.as_ref().map(|(_, number)| number.clone()),
        ),
    ];
    if stopped {
        labels.truncate(here + 1);
        labels.push((end, None));
        return steps(labels, here + 1, true);
    }
    steps(labels, here, false)
}

/// Whose move it is, in the viewer's words.
pub(super) fn turn(view: &NegotiationView, now: Instant) -> Option<Turn> {
    let other = other(view);
    let name = words::company(other);
    let yours = view.state.to_move() == Some(view.side);
    let turn = |tone, text, until| Some(Turn { tone, text, until });
    match &view.state {
        NegotiationState::Invited if now >= view.rfq.deadline => {
            turn(Tone::Rust, t!("rfq-turn-too-late"), None)
        }
        NegotiationState::Invited if yours => {
            turn(Tone::Brass, t!("rfq-turn-offer"), Some(view.rfq.deadline))
        }
        NegotiationState::Invited => turn(
            Tone::Sea,
            t!("rfq-turn-invited", name = name),
            Some(view.rfq.deadline),
        ),
        NegotiationState::BuyerToMove { latest } | NegotiationState::SupplierToMove { latest } => {
            let version = latest.version;
            match (yours, now >= latest.valid_until) {
                (true, true) => turn(Tone::Brass, t!("rfq-turn-expired", version = version), None),
                (true, false) => turn(
                    Tone::Brass,
                    t!("rfq-turn-yours", name = name, version = version),
                    Some(latest.valid_until),
                ),
                (false, true) => turn(Tone::Brass, t!("rfq-turn-own-expired", version = version), None),
                (false, false) => turn(
                    Tone::Sea,
                    t!("rfq-turn-theirs", name = name, version = version),
                    Some(latest.valid_until),
                ),
            }
        }
        NegotiationState::Agreed { offer } => {
            turn(Tone::Leaf, t!("rfq-turn-agreed", version = offer.version), None)
        }
        NegotiationState::Withdrawn { side, reason } => {
            let who = words::side_name(*side, view.side, other);
            turn(
                Tone::Plain,
                t!("rfq-turn-withdrawn", who = who, reason = reason.as_str()),
                None,
            )
        }
        NegotiationState::Declined { reason } => {
            let who = words::side_name(Side::Supplier, view.side, other);
            turn(
                Tone::Plain,
                t!("rfq-turn-declined", who = who, reason = reason.as_str()),
                None,
            )
        }
        NegotiationState::Lapsed => turn(Tone::Plain, lapsed(&view.rfq.state), None),
    }
}

fn lapsed(rfq: &RfqState) -> String {
    match rfq {
        RfqState::Cancelled { reason } => t!("rfq-turn-cancelled", reason = reason.as_str()),
        RfqState::Awarded { .. } => t!("rfq-turn-elsewhere"),
        RfqState::Expired => t!("rfq-turn-rfq-expired"),
        _ => t!("rfq-turn-closed"),
    }
}

/// The company across the table.
pub(super) fn other(view: &NegotiationView) -> &CompanyRef {
    match view.side {
        Side::Buyer => &view.supplier,
        Side::Supplier => &view.rfq.buyer,
    }
}

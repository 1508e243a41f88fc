//! The words of the trade: states, terms and sides, in the language of the page.

use crate::{format, i18n::locale, i18n::moment, t, ui::Tone};
use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::{
    Instant,
    company::{CompanyRef, Limited, OverLimit},
    quantity::Quantity,
    rfq::{
        RequestLine, RfqState,
        complete::Lacking,
        incoterm::Incoterm,
        negotiation::NegotiationState,
        offer::Side,
        placement::PlacementState,
        schedule::{DueEvent, Part, PaymentSchedule},
        visibility::Visibility,
    },
    unit::Unit,
};

/// A company's name.
pub(crate) fn company(company: &CompanyRef) -> String {
    company.name.get(locale()).to_owned()
}

/// Why somebody may not commit their company to this much.
pub(super) fn over_limit(limited: &Limited) -> String {
    match limited.over {
        OverLimit::Currency(currency) => t!("rfq-over-limit-currency", currency = currency.code()),
        OverLimit::Order(bound) => t!("rfq-over-limit-order", bound = format::money(bound)),
        OverLimit::Month(bound) => t!("rfq-over-limit-month", bound = format::money(bound)),
    }
}

/// An RFQ's state and what its colour means.
pub(crate) fn rfq_state(state: &RfqState) -> (String, Tone) {
    match state {
        RfqState::Draft => (t!("rfq-state-draft"), Tone::Plain),
        RfqState::Open => (t!("rfq-state-open"), Tone::Sea),
        RfqState::Awarded { wholly: false } => (t!("rfq-state-partly"), Tone::Sea),
        RfqState::Awarded { wholly: true } => (t!("rfq-state-awarded"), Tone::Leaf),
        RfqState::Closed => (t!("rfq-state-closed"), Tone::Plain),
        RfqState::Cancelled { .. } => (t!("rfq-state-cancelled"), Tone::Rust),
        RfqState::Expired => (t!("rfq-state-expired"), Tone::Rust),
    }
}

/// Who sees a request beside its buyer.
pub(crate) fn visibility(visibility: Visibility) -> String {
    match visibility {
        Visibility::Direct => t!("rfq-open-direct"),
        Visibility::Invited => t!("rfq-open-invited"),
        Visibility::Open => t!("rfq-open-open"),
    }
}

/// Where an open RFQ stands in a market, and what its colour means.
pub(super) fn placement(state: &PlacementState) -> (String, Tone) {
    match state {
        PlacementState::Waiting => (t!("rfq-open-waiting"), Tone::Brass),
        PlacementState::Shown => (t!("rfq-open-shown"), Tone::Leaf),
        PlacementState::Refused { .. } => (t!("rfq-open-refused"), Tone::Rust),
    }
}

/// Something suppliers will ask for.
pub(super) fn lacking(lacking: Lacking) -> String {
    match lacking {
        Lacking::Specification { line } => t!("rfq-open-lacks-specification", line = line),
        Lacking::DeliverBy => t!("rfq-open-lacks-deliver-by"),
        Lacking::Note => t!("rfq-open-lacks-note"),
        Lacking::Time => t!("rfq-open-lacks-time"),
    }
}

/// What a line asks for: `尼龙渔网 · 5,000 件`, and how many more lines there are.
pub(crate) fn first_line((description, quantity, unit): &(String, Quantity, Unit), lines: u32) -> String {
    let first = format!(
        "{description} · {}",
        format::quantity_in(*quantity, *unit, locale())
    );
    match lines {
        0 | 1 => first,
        lines => t!("rfq-open-and-more", first = first, more = lines - 1),
    }
}

/// A negotiation's state as one side sees it.
pub(crate) fn negotiation_state(state: &NegotiationState, viewer: Side) -> (String, Tone) {
    if let Some(side) = state.to_move() {
        return if side == viewer {
            (t!("rfq-state-yours"), Tone::Brass)
        } else {
            (t!("rfq-state-theirs"), Tone::Sea)
        };
    }
    match state {
        NegotiationState::Agreed { .. } => (t!("rfq-state-agreed"), Tone::Leaf),
        NegotiationState::Withdrawn { .. } => (t!("rfq-state-withdrawn"), Tone::Rust),
        NegotiationState::Declined { .. } => (t!("rfq-state-declined"), Tone::Rust),
        _ => (t!("rfq-state-lapsed"), Tone::Plain),
    }
}

/// `FOB 船上交货`: the code with its name, for choosing.
pub(crate) fn incoterm(term: Incoterm) -> String {
    let name = match term {
        Incoterm::Exw => t!("rfq-incoterm-exw"),
        Incoterm::Fca => t!("rfq-incoterm-fca"),
        Incoterm::Cpt => t!("rfq-incoterm-cpt"),
        Incoterm::Cip => t!("rfq-incoterm-cip"),
        Incoterm::Dap => t!("rfq-incoterm-dap"),
        Incoterm::Dpu => t!("rfq-incoterm-dpu"),
        Incoterm::Ddp => t!("rfq-incoterm-ddp"),
        Incoterm::Fas => t!("rfq-incoterm-fas"),
        Incoterm::Fob => t!("rfq-incoterm-fob"),
        Incoterm::Cfr => t!("rfq-incoterm-cfr"),
        Incoterm::Cif => t!("rfq-incoterm-cif"),
    };
    format!("{} {name}", term.code())
}

/// `FOB 城陵矶`: the term with its place, never parted.
pub(crate) fn delivery(term: Incoterm, place: &str) -> String {
    format!("{}\u{a0}{place}", term.code())
}

/// What makes a payment due.
pub(crate) fn due_event(event: DueEvent) -> String {
    match event {
        DueEvent::Deposit => t!("rfq-due-deposit"),
        DueEvent::BeforeShipment => t!("rfq-due-before-shipment"),
        DueEvent::AgainstDocuments => t!("rfq-due-against-documents"),
        DueEvent::OnDelivery => t!("rfq-due-on-delivery"),
        DueEvent::AfterDelivery => t!("rfq-due-after-delivery"),
    }
}

/// `30% 定金 · 70% 见提单副本`.
pub(crate) fn schedule(schedule: &PaymentSchedule) -> String {
    schedule.parts().iter().map(part).collect::<Vec<_>>().join(" · ")
}

fn part(part: &Part) -> String {
    let event = match part.days {
        Some(days) => t!("rfq-due-days-after-delivery", days = days),
        None => due_event(part.event),
    };
    format!("{}% {event}", part.percent)
}

/// A number of days.
pub(crate) fn days(days: u32) -> String {
    t!("rfq-days", count = days)
}

/// What a line asks for: `尼龙渔网 · 5,000 件`.
pub(crate) fn asked(line: &RequestLine) -> String {
    format!(
        "{} · {}",
        line.said(locale()),
        format::quantity_in(line.quantity, line.unit, locale())
    )
}

/// A side as the viewer calls it: themselves, or the other company by name.
pub(crate) fn side_name(side: Side, viewer: Side, other: &CompanyRef) -> String {
    if side == viewer {
        t!("rfq-you")
    } else {
        company(other)
    }
}

/// An instant as a `datetime-local` control holds it.
pub(super) fn control(at: Instant, zone: Tz) -> String {
    at.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string()
}

/// So many days ahead at the end of the office day, as a `datetime-local` control holds it.
pub(super) fn days_ahead(days: TimeDelta, zone: Tz, now: Instant) -> String {
    (now + days)
        .with_timezone(&zone)
        .format("%Y-%m-%dT17:00")
        .to_string()
}

/// The hint under a date-time control: the zone it is read in.
pub(super) fn zone_hint(zone: Tz, now: Instant) -> String {
    t!(
        "rfq-zone",
        zone = zone.name(),
        offset = moment::offset_of(zone, now)
    )
}

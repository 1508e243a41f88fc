//! Price lists in words: what each makes of public prices, when, and where it is.

use crate::{
    format,
    i18n::{locale, moment},
    t,
    ui::Tone,
};
use chrono::TimeDelta;
use domain::{
    Instant,
    catalog::tier::Selling,
    price::{Phase, Validity, change::Change},
    promotion::ZONE,
    unit::Unit,
};
use leptos::prelude::*;

/// `8% off public prices`.
pub(super) fn change(change: Option<Change>) -> String {
    match change {
        None => t!("price-only-set"),
        Some(change) if change.is_off() => t!("price-off", percent = change.percent()),
        Some(change) => t!("price-on", percent = change.percent()),
    }
}

/// Where it is.
pub(super) fn phase(phase: Phase) -> (String, Tone) {
    match phase {
        Phase::Scheduled => (t!("price-scheduled"), Tone::Sea),
        Phase::Running => (t!("price-running"), Tone::Leaf),
        Phase::Ended => (t!("price-ended"), Tone::Plain),
    }
}

/// `1 Dec 2026 – 31 Dec 2026`, `from 1 Dec 2026`, `at any time`.
pub(super) fn days(validity: Validity) -> String {
    let first = |from: Instant| moment::day(locale(), ZONE, from);
    let last = |until: Instant| moment::day(locale(), ZONE, until - TimeDelta::microseconds(1));
    match (validity.from, validity.until) {
        (None, None) => t!("price-any-time"),
        (Some(from), None) => t!("price-from-day", day = first(from)),
        (None, Some(until)) => t!("price-until-day", day = last(until)),
        (Some(from), Some(until)) => format!("{} – {}", first(from), last(until)),
    }
}

/// The steps of a price, a line each; on request where there are none.
pub(super) fn steps(selling: &Selling, unit: Unit) -> AnyView {
    if selling.tiers.on_request() {
        return t!("search-on-request").into_any();
    }
    let step = |tier: &domain::catalog::tier::Tier| {
        let from = t!(
            "search-from",
            quantity = format::quantity_in(tier.min_quantity, unit, locale())
        );
        let price = format::unit_price(tier.unit_price, selling.currency);
        view! { <span class="price-step"><span class="muted">{from}</span>" "<span class="figure-value">{price}</span></span> }
    };
    let steps = selling.tiers.as_slice().iter().map(step).collect_view();
    view! { <div>{steps}</div> }.into_any()
}

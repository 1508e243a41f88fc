//! Campaigns in words: what each does, where it is, and when.

use crate::{
    i18n::{locale, moment},
    t,
    ui::{Badge, Tone},
};
use chrono::TimeDelta;
use domain::{
    Instant,
    promotion::{Kind, Period, Phase, ZONE},
};
use leptos::prelude::*;

/// What it is to whoever sees it: so much off, an advertisement, or what a market recommends.
pub(super) fn kind(kind: Kind) -> AnyView {
    match kind {
        Kind::Discount { percent } => {
            view! { <Badge tone=Tone::Rust>{t!("promotion-off", percent = percent.number())}</Badge> }
                .into_any()
        }
        Kind::Featured { paid } => label(paid).into_any(),
    }
}

/// What is paid for is called what it is.
pub(super) fn label(paid: bool) -> impl IntoView + use<> {
    match paid {
        true => view! { <Badge tone=Tone::Brass>{t!("promotion-ad")}</Badge> },
        false => view! { <Badge tone=Tone::Sea>{t!("promotion-featured")}</Badge> },
    }
}

/// Where it is.
pub(super) fn phase(phase: Phase) -> (String, Tone) {
    match phase {
        Phase::Draft => (t!("promotion-phase-draft"), Tone::Plain),
        Phase::Submitted => (t!("promotion-phase-submitted"), Tone::Brass),
        Phase::Refused => (t!("promotion-phase-refused"), Tone::Rust),
        Phase::Scheduled => (t!("promotion-phase-scheduled"), Tone::Sea),
        Phase::Running => (t!("promotion-phase-running"), Tone::Leaf),
        Phase::Ended => (t!("promotion-phase-ended"), Tone::Plain),
        Phase::Cancelled => (t!("promotion-phase-cancelled"), Tone::Plain),
    }
}

/// `1 Dec 2026 – 31 Dec 2026`.
pub(super) fn days(period: Period) -> String {
    let first = moment::day(locale(), ZONE, period.from);
    format!("{first} – {}", last_day(period.until))
}

/// The last whole day before an end, in the markets' zone.
pub(super) fn last_day(until: Instant) -> String {
    moment::day(locale(), ZONE, until - TimeDelta::microseconds(1))
}

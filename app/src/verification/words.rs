//! The words of verification: states, facts, findings, markets.

use crate::{
    i18n::{locale, moment},
    t,
    ui::Tone,
    visitor::Visitor,
};
use chrono::TimeDelta;
use domain::{
    Instant,
    company::{CaseEntry, FactKind, FactView, Finding, VerificationState},
    market::MarketRef,
    moderation::{CaseState, Verdict},
    text::Locale,
};
use leptos::prelude::use_context;

/// Where a company stands, and what its colour means.
pub(super) fn state(state: &VerificationState) -> (String, Tone) {
    match state {
        VerificationState::Unverified => (t!("verification-state-unverified"), Tone::Plain),
        VerificationState::Submitted => (t!("verification-state-submitted"), Tone::Sea),
        VerificationState::Verified { .. } => (t!("verification-state-verified"), Tone::Leaf),
        VerificationState::ChangesRequested { .. } => (t!("verification-state-changes"), Tone::Brass),
        VerificationState::Rejected { .. } => (t!("verification-state-rejected"), Tone::Rust),
        VerificationState::Expired { .. } => (t!("verification-state-expired"), Tone::Brass),
        VerificationState::Suspended { .. } => (t!("verification-state-suspended"), Tone::Rust),
    }
}

/// A fact, or what a paper proves; a certificate by its own name.
pub(crate) fn fact_in(locale: Locale, kind: FactKind, title: Option<&str>) -> String {
    match (kind, title) {
        (FactKind::Certificate, Some(title)) => title.to_owned(),
        (FactKind::Certificate, None) => t!(in locale, "verification-fact-certificate"),
        (FactKind::Licence, _) => t!(in locale, "verification-fact-licence"),
        (FactKind::Address, _) => t!(in locale, "verification-fact-address"),
        (FactKind::Representative, _) => t!(in locale, "verification-fact-representative"),
        (FactKind::Bank, _) => t!(in locale, "verification-fact-bank"),
    }
}

/// The same in the language of the page.
pub(crate) fn fact(kind: FactKind, title: Option<&str>) -> String {
    fact_in(locale(), kind, title)
}

/// Who checks.
pub(crate) fn market(market: Option<&MarketRef>) -> String {
    market.map_or_else(
        || t!("verification-platform"),
        |market| market.name.get(locale()).to_owned(),
    )
}

/// The last whole day before an end, in the visitor's zone: a day given alone means its end.
pub(crate) fn last_day(until: Instant) -> String {
    day(until - TimeDelta::microseconds(1))
}

/// A day in the visitor's zone.
pub(crate) fn day(at: Instant) -> String {
    let zone = use_context::<Visitor>().map_or(chrono_tz::UTC, |visitor| visitor.time_zone);
    moment::day(locale(), zone, at)
}

/// What was found, by whom, until when.
pub(super) fn finding(fact: &FactView) -> (String, Tone) {
    let by = market(fact.market.as_ref());
    let at = day(fact.at);
    match fact.finding {
        Finding::Confirmed { until } => (
            t!(
                "verification-confirmed-by",
                by = by,
                at = at,
                until = last_day(until)
            ),
            Tone::Leaf,
        ),
        Finding::Refuted => (t!("verification-refuted-by", by = by, at = at), Tone::Rust),
    }
}

/// Where a case stands.
pub(super) fn case(case: &CaseEntry) -> (String, Tone) {
    match &case.state {
        CaseState::Open => (t!("verification-case-open"), Tone::Sea),
        CaseState::Claimed { .. } => (t!("verification-case-claimed"), Tone::Sea),
        CaseState::Appealed(_) => (t!("verification-case-appealed"), Tone::Brass),
        CaseState::Decided(decision) => match decision.verdict {
            Verdict::Approve => (t!("verification-case-approved"), Tone::Leaf),
            Verdict::RequestChanges => (t!("verification-case-returned"), Tone::Brass),
            Verdict::Reject => (t!("verification-case-rejected"), Tone::Rust),
        },
    }
}

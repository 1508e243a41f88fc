//! An instant as people read it: how far away, and exactly when with its zone.

use crate::{
    i18n::{locale, moment},
    shell::Now,
    visitor::Visitor,
};
use chrono::{DateTime, SecondsFormat, Utc};
use leptos::prelude::*;

/// An instant: relative in sight, exact on hover and to machines; or the other way round.
#[component]
pub fn Moment(
    /// When.
    at: DateTime<Utc>,
    /// Shows the exact time instead of the relative one.
    #[prop(optional)]
    exact: bool,
) -> impl IntoView {
    let (relative, precise) = words(at);
    let (shown, hidden) = if exact {
        (precise, relative)
    } else {
        (relative, precise)
    };
    view! { <time datetime=machine(at) title=hidden>{shown}</time> }
}

/// An instant that matters: both ways in sight, and brass once little is left.
#[component]
pub fn Deadline(
    /// When it is too late.
    at: DateTime<Utc>,
) -> impl IntoView {
    let (relative, precise) = words(at);
    let class = match now().map(|now| at - now) {
        Some(left) if left <= chrono::TimeDelta::zero() => "deadline tone-rust",
        Some(left) if left < chrono::TimeDelta::days(2) => "deadline tone-brass",
        _ => "deadline",
    };
    view! { <time class=class datetime=machine(at)>{precise}<span class="deadline-left">{relative}</span></time> }
}

fn words(at: DateTime<Utc>) -> (String, String) {
    let zone = use_context::<Visitor>().map_or(chrono_tz::UTC, |visitor| visitor.time_zone);
    let relative = moment::relative(locale(), now().unwrap_or(at), at);
    (relative, moment::exact(locale(), zone, at))
}

fn now() -> Option<DateTime<Utc>> {
    use_context::<Now>().map(|now| now.0)
}

fn machine(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

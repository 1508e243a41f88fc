//! Instants and spans of time in words. The clock's now is a parameter, never read here.

use crate::t;
use chrono::{DateTime, FixedOffset, NaiveDate, Offset, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::text::Locale;

/// The exact time with its zone: `28 Nov 2026, 17:00 (UTC+8)`.
pub fn exact(locale: Locale, zone: Tz, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&zone);
    let pattern = match locale {
        Locale::ZhCn => "%Y-%m-%d %H:%M",
        Locale::En => "%-d %b %Y, %H:%M",
    };
    format!("{} ({})", local.format(pattern), offset(local.offset().fix()))
}

/// The day in a zone: `28 Nov 2026`.
pub fn day(locale: Locale, zone: Tz, at: DateTime<Utc>) -> String {
    date(locale, at.with_timezone(&zone).date_naive())
}

/// A day of the calendar, whatever the zone: `28 Nov 2026`.
pub fn date(locale: Locale, day: NaiveDate) -> String {
    day.format(day_pattern(locale)).to_string()
}

/// A month of the calendar: `Nov 2026`.
pub fn month(locale: Locale, day: NaiveDate) -> String {
    let pattern = match locale {
        Locale::ZhCn => "%Y-%m",
        Locale::En => "%b %Y",
    };
    day.format(pattern).to_string()
}

fn day_pattern(locale: Locale) -> &'static str {
    match locale {
        Locale::ZhCn => "%Y-%m-%d",
        Locale::En => "%-d %b %Y",
    }
}

/// How far away: `in 4 days 21 hours`, `3 hours ago`, `just now`.
pub fn relative(locale: Locale, now: DateTime<Utc>, at: DateTime<Utc>) -> String {
    let distance = at - now;
    if distance.abs() < TimeDelta::minutes(1) {
        return t!(in locale, "ui-moment-now");
    }
    let span = span(locale, distance.abs());
    match distance > TimeDelta::zero() {
        true => t!(in locale, "ui-moment-ahead", span = span),
        false => t!(in locale, "ui-moment-ago", span = span),
    }
}

/// How long something took: `2 hours 10 minutes`; less than a minute is one.
pub fn lasting(locale: Locale, time: TimeDelta) -> String {
    span(locale, time.max(TimeDelta::minutes(1)))
}

/// A span of at least a minute in its two largest units, the second only where it matters.
fn span(locale: Locale, span: TimeDelta) -> String {
    let (days, hours, minutes) = (span.num_days(), span.num_hours() % 24, span.num_minutes() % 60);
    let in_days = || t!(in locale, "ui-moment-days", count = days);
    let in_hours = || t!(in locale, "ui-moment-hours", count = hours);
    let in_minutes = || t!(in locale, "ui-moment-minutes", count = minutes);
    match (days, hours, minutes) {
        (7.., _, _) | (1.., 0, _) => in_days(),
        (1.., _, _) => format!("{} {}", in_days(), in_hours()),
        (_, 6.., _) | (_, 1.., 0) => in_hours(),
        (_, 1.., _) => format!("{} {}", in_hours(), in_minutes()),
        _ => in_minutes(),
    }
}

/// A zone as far as it stands from UTC at an instant: `UTC+8`.
pub fn offset_of(zone: Tz, at: DateTime<Utc>) -> String {
    offset(at.with_timezone(&zone).offset().fix())
}

/// `UTC+8`, `UTC-3:30`: names like CST mean several zones.
fn offset(offset: FixedOffset) -> String {
    let minutes = offset.local_minus_utc() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{America::St_Johns, Asia::Shanghai};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn exact_times_carry_their_zone() {
        let instant = at("2026-11-28T09:00:00Z");
        assert_eq!(exact(Locale::En, Shanghai, instant), "28 Nov 2026, 17:00 (UTC+8)");
        assert_eq!(exact(Locale::ZhCn, Shanghai, instant), "2026-11-28 17:00 (UTC+8)");
        assert_eq!(
            exact(Locale::En, St_Johns, instant),
            "28 Nov 2026, 05:30 (UTC-3:30)"
        );
        assert_eq!(exact(Locale::En, Tz::UTC, instant), "28 Nov 2026, 09:00 (UTC)");
        assert_eq!(
            day(Locale::En, Shanghai, at("2026-11-28T16:00:00Z")),
            "29 Nov 2026"
        );
    }

    #[test]
    fn relative_times_use_two_units_at_most() {
        let now = at("2026-11-23T12:00:00Z");
        for (then, zh, en) in [
            ("2026-11-23T12:00:59Z", "刚刚", "just now"),
            ("2026-11-23T12:01:00Z", "1 分钟后", "in 1 minute"),
            (
                "2026-11-23T10:30:00Z",
                "1 小时 30 分钟前",
                "1 hour 30 minutes ago",
            ),
            ("2026-11-28T09:00:00Z", "4 天 21 小时后", "in 4 days 21 hours"),
            ("2026-12-28T09:00:00Z", "34 天后", "in 34 days"),
        ] {
            assert_eq!(relative(Locale::ZhCn, now, at(then)), zh);
            assert_eq!(relative(Locale::En, now, at(then)), en);
        }
    }
}

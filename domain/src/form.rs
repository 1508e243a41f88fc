//! Parsing what people type: trimmed, bounded, full-width digits understood, never truncated silently.

use std::{borrow::Cow, str::FromStr};

use chrono::{
    DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;

use crate::{Instant, problem::Problem};

/// A text that may be empty: trimmed, at most `max` characters, no control characters but line breaks and tabs.
/// Characters that were lost on the way (U+FFFD) are refused rather than kept.
pub fn optional_text(raw: &str, max: usize) -> Result<Option<String>, Problem> {
    let mended = mended(raw.trim());
    let text = mended.as_ref();
    if text.is_empty() {
        return Ok(None);
    }
    if text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    {
        return Err(Problem::new("control-character"));
    }
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return Err(Problem::new("damaged-text"));
    }
    let length = text.chars().count();
    if length > max {
        return Err(Problem::new("too-long").with("max", max).with("length", length));
    }
    Ok(Some(text.to_owned()))
}

/// One line that may be empty: as [`optional_text`], with every run of blanks and line breaks as one blank.
pub fn optional_line(raw: &str, max: usize) -> Result<Option<String>, Problem> {
    optional_text(&raw.split_whitespace().collect::<Vec<_>>().join(" "), max)
}

/// One line that must be there.
pub fn required_line(raw: &str, max: usize) -> Result<String, Problem> {
    optional_line(raw, max)?.ok_or_else(|| Problem::new("required"))
}

/// A text that must be there.
pub fn required_text(raw: &str, max: usize) -> Result<String, Problem> {
    optional_text(raw, max)?.ok_or_else(|| Problem::new("required"))
}

/// Anything with a `FromStr` that says its own [`Problem`]; empty is `None`.
pub fn optional<T: FromStr<Err = Problem>>(raw: &str) -> Result<Option<T>, Problem> {
    match raw.trim() {
        "" => Ok(None),
        text => text.parse().map(Some),
    }
}

/// As [`optional`], but it must be there.
pub fn required<T: FromStr<Err = Problem>>(raw: &str) -> Result<T, Problem> {
    optional(raw)?.ok_or_else(|| Problem::new("required"))
}

/// A whole number within bounds.
pub fn whole_number(raw: &str, min: u32, max: u32) -> Result<u32, Problem> {
    let text = half_width(raw.trim());
    if text.is_empty() {
        return Err(Problem::new("required"));
    }
    ungrouped(&text)
        .and_then(|digits| digits.parse().ok())
        .filter(|number| (min..=max).contains(number))
        .ok_or_else(|| {
            Problem::new("not-a-whole-number")
                .with("min", min)
                .with("max", max)
        })
}

/// Years that are meant: what databases keep, and no slip of the finger.
const YEARS: std::ops::Range<i32> = 1970..9999;

/// An instant from a form's `YYYY-MM-DDTHH:MM` or `YYYY-MM-DD` in the person's time zone, or RFC 3339.
/// A date given alone means the end of that day there (STATES.md), that is, the first instant of the next.
pub fn instant(raw: &str, zone: Tz) -> Result<Instant, Problem> {
    let text = raw.trim();
    if text.is_empty() {
        return Err(Problem::new("required"));
    }
    let bad = || Problem::new("not-a-date");
    if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
        let exact = exact.with_timezone(&Utc).trunc_subsecs(6);
        return YEARS.contains(&exact.year()).then_some(exact).ok_or_else(bad);
    }
    let local = match date(text) {
        Ok(date) => date.succ_opt().ok_or_else(bad)?.and_time(NaiveTime::MIN),
        Err(_) => NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").map_err(|_| bad())?,
    };
    if !YEARS.contains(&local.year()) {
        return Err(bad());
    }
    // A local time skipped by a clock change is read as if the clock had not changed.
    zone.from_local_datetime(&local)
        .earliest()
        .or_else(|| {
            zone.from_local_datetime(&(local + TimeDelta::hours(1)))
                .earliest()
        })
        .map(|at| at.with_timezone(&Utc))
        .ok_or_else(bad)
}

/// A day, `YYYY-MM-DD`.
pub fn date(raw: &str) -> Result<NaiveDate, Problem> {
    let day = raw.trim().parse::<NaiveDate>().ok();
    day.filter(|day| YEARS.contains(&day.year()))
        .ok_or_else(|| Problem::new("not-a-date"))
}

/// A typed text inside a sentence about it: its beginning, when it is long; control characters as U+FFFD.
pub(crate) fn excerpt(text: &str) -> String {
    shortened(&text.replace(char::is_control, "\u{FFFD}"), 40)
}

/// A text, or its beginning when it is longer than `max` characters.
pub(crate) fn shortened(text: &str, max: usize) -> String {
    match text.char_indices().nth(max) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// U+0080 to U+009F stand in texts only where Windows-1252 was taken for Latin-1: they are read as what was meant,
/// by the table every browser uses for `&#x97;` (HTML Living Standard, section 13.2.5.80).
fn mended(text: &str) -> Cow<'_, str> {
    const MEANT: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    let is_c1 = |c: char| ('\u{80}'..='\u{9F}').contains(&c);
    if !text.contains(is_c1) {
        return Cow::Borrowed(text);
    }
    let meant = |c: char| if is_c1(c) { MEANT[c as usize - 0x80] } else { c };
    text.chars().map(meant).collect()
}

/// Folds the full-width forms a Chinese keyboard produces (`１２．５：，；`) to ASCII.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{3000}' => ' ',
            '。' => '.',
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect()
}

/// A whole number without its thousands separators. They stand before groups of three: what a European spreadsheet
/// writes as `21,40` is no 2140.
fn ungrouped(text: &str) -> Option<Cow<'_, str>> {
    let Some((first, groups)) = text.split_once(',') else {
        return Some(text.into());
    };
    let grouped = !first.is_empty() && groups.split(',').all(|group| group.len() == 3);
    grouped.then(|| text.replace(',', "").into())
}

/// A non-negative decimal with at most `places` decimals, as an integer of the smallest unit.
/// Thousands separators are allowed between digits; signs, exponents and blanks are not.
pub(crate) fn decimal(raw: &str, places: u32) -> Result<i64, Problem> {
    let text = half_width(raw.trim());
    let bad = || Problem::new("not-a-number");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let whole = ungrouped(whole).ok_or_else(bad)?;
    if (whole.is_empty() && fraction.is_empty()) || !digits(&whole) || !digits(fraction) {
        return Err(bad());
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places as usize {
        return Err(Problem::new("too-many-decimals").with("max", places));
    }
    let padded = format!("{whole}{fraction:0<width$}", width = places as usize);
    padded.parse().map_err(|_| Problem::new("too-large"))
}

/// Writes an integer of 10⁻ᵖˡᵃᶜᵉˢ units as a decimal with at least `min` decimals and no further trailing zeros.
pub(crate) fn write_decimal(value: impl Into<i128>, places: u32, min: u32) -> String {
    let value = value.into();
    let scale = 10_u128.pow(places);
    let magnitude = value.unsigned_abs();
    let sign = if value < 0 { "-" } else { "" };
    let fraction = format!("{:0width$}", magnitude % scale, width = places as usize);
    let kept = fraction
        .trim_end_matches('0')
        .len()
        .max(min as usize)
        .min(places as usize);
    match kept {
        0 => format!("{sign}{}", magnitude / scale),
        _ => format!("{sign}{}.{}", magnitude / scale, &fraction[..kept]),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_date_alone_means_the_end_of_that_day_in_the_persons_zone() {
        let end = instant("2026-11-28", chrono_tz::Asia::Shanghai).unwrap();
        assert_eq!(end.to_rfc3339(), "2026-11-28T16:00:00+00:00");
    }

    #[test]
    fn a_local_time_inside_a_clock_change_is_still_an_instant() {
        let at = instant("2026-03-29T02:30", chrono_tz::Europe::Berlin).unwrap();
        assert_eq!(at.to_rfc3339(), "2026-03-29T01:30:00+00:00");
    }

    #[test]
    fn years_nobody_means_are_refused_whatever_the_form_and_the_zone() {
        for text in [
            "9999-12-31T23:59:59-12:00",
            "+262142-12-31T23:30",
            "9999-12-31",
            "-9999-01-01",
            "0001-01-01T00:00",
        ] {
            assert!(instant(text, chrono_tz::America::Lima).is_err(), "{text}");
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn one_line_stays_one_line() {
        assert_eq!(required_line(" a\r\n\tb ", 9).unwrap(), "a b");
        assert_eq!(optional_line(" \n ", 9), Ok(None));
    }

    #[test]
    fn control_characters_are_refused_and_line_breaks_kept() {
        assert_eq!(optional_text("a\0b", 9).unwrap_err().code, "control-character");
        assert_eq!(optional_text("a\u{FFFD}b", 9).unwrap_err().code, "damaged-text");
        assert_eq!(required_text(" a\nb ", 9).unwrap(), "a\nb");
        assert_eq!(required_text("a\u{97}b\u{99}", 9).unwrap(), "a—b™");
    }

    #[test]
    fn full_width_digits_are_read() {
        assert_eq!(decimal("１，２３４．５", 3), Ok(1_234_500));
        assert_eq!(whole_number("1,234,567", 0, u32::MAX), Ok(1_234_567));
    }

    #[test]
    fn a_decimal_comma_is_no_thousands_separator() {
        for text in ["21,40", ",400", "1,2345", "1,,234", "1,234,5"] {
            assert_eq!(decimal(text, 3).unwrap_err().code, "not-a-number", "{text}");
            assert!(whole_number(text, 0, 9_999_999).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn decimals_survive_writing_and_reading(value in 0..i64::MAX, min in 0_u32..=6) {
            prop_assert_eq!(decimal(&write_decimal(value, 6, min), 6), Ok(value));
        }

        #[test]
        fn no_text_makes_the_parsers_panic(text in "\\PC{0,40}") {
            let _ = (decimal(&text, 6), instant(&text, chrono_tz::UTC), whole_number(&text, 1, 9));
        }
    }
}

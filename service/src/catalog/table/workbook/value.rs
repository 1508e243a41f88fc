//! What a cell of a sheet says, as text.

use chrono::{NaiveDate, TimeDelta};
use domain::{catalog::decimal, problem::Problem};

use super::{style::Format, xml::unescaped};

/// A cell as a sheet has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Value {
    /// What it says.
    pub text: String,
    /// What is wrong with it.
    pub flaw: Option<Problem>,
    /// Whether the sheet shows it as a date: no field of ours holds one.
    pub dated: bool,
}

/// What stands between a cell's tags.
#[derive(Default)]
pub(super) struct Raw {
    /// Its kind, as the attribute `t` has it.
    pub kind: Option<String>,
    /// The text of `v` or `is`.
    pub text: Option<String>,
    /// Whether it is computed.
    pub formula: bool,
}

/// Which day is number 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Era {
    /// 30 December 1899, so that 1 March 1900 is day 61; days before it are off by one, as Excel has them.
    #[default]
    Of1900,
    /// 1 January 1904.
    Of1904,
}

impl Value {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self {
            text: unescaped(text),
            ..Self::default()
        }
    }

    /// A cell that is no shared text. A formula's cached value is taken.
    pub fn of(raw: Raw, format: Format, era: Era) -> Self {
        let Some(text) = raw.text else {
            return match raw.formula {
                true => Self::flawed(String::new(), Problem::new("formula-without-value")),
                false => Self::default(),
            };
        };
        match raw.kind.as_deref() {
            Some("e") => {
                let problem = Problem::new("formula-error").with("error", &text);
                Self::flawed(text, problem)
            }
            Some("b") => Self::text(if text.trim() == "1" { "true" } else { "false" }),
            Some("str" | "inlineStr") => Self::text(&text),
            Some("d") => Self {
                text,
                flaw: None,
                dated: true,
            },
            _ => Self::number(text, format, era),
        }
    }

    fn number(text: String, format: Format, era: Era) -> Self {
        let Some(plain) = decimal::plain(text.trim()) else {
            return Self::text(&text);
        };
        match format {
            Format::Number => Self::text(&plain),
            Format::Padded(width) => Self::text(&format!("{plain:0>width$}", width = usize::from(width))),
            Format::Date => match date(&plain, era) {
                Some(text) => Self {
                    text,
                    flaw: None,
                    dated: true,
                },
                None => Self::text(&plain),
            },
        }
    }

    fn flawed(text: String, problem: Problem) -> Self {
        Self {
            text,
            flaw: Some(problem),
            dated: false,
        }
    }
}

/// A number of days as `2026-03-01`, `2026-03-01T10:30:00`, or `10:30:00` where it is less than one.
fn date(days: &str, era: Era) -> Option<String> {
    const SECONDS: i64 = 24 * 60 * 60;
    let (whole, fraction) = days.split_once('.').unwrap_or((days, ""));
    let whole: i64 = whole.parse().ok().filter(|days| (0..3_000_000).contains(days))?;
    // Billionths of a day are finer than a second.
    let billionths: i64 = format!("{fraction:0<9}").get(..9)?.parse().ok()?;
    let seconds = (billionths * SECONDS + 500_000_000) / 1_000_000_000;
    let start = match era {
        Era::Of1900 => NaiveDate::from_ymd_opt(1899, 12, 30)?,
        Era::Of1904 => NaiveDate::from_ymd_opt(1904, 1, 1)?,
    };
    let at = start.and_hms_opt(0, 0, 0)? + TimeDelta::days(whole) + TimeDelta::seconds(seconds);
    let format = match (whole, seconds) {
        (0, 1..) => "%H:%M:%S",
        (_, 0) => "%Y-%m-%d",
        _ => "%Y-%m-%dT%H:%M:%S",
    };
    Some(at.format(format).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(kind: &str, text: &str, format: Format) -> Value {
        let raw = Raw {
            kind: Some(kind.into()).filter(|kind: &String| !kind.is_empty()),
            text: Some(text.into()),
            formula: false,
        };
        Value::of(raw, format, Era::default())
    }

    #[test]
    fn numbers_are_as_they_were_typed() {
        for (text, format, shown) in [
            ("0.30000000000000004", Format::Number, "0.3"),
            ("4006381333931", Format::Number, "4006381333931"),
            ("1E-3", Format::Number, "0.001"),
            ("42", Format::Padded(6), "000042"),
        ] {
            assert_eq!(value("", text, format).text, shown);
        }
    }

    #[test]
    fn days_are_dates() {
        for (days, shown) in [
            ("46082", "2026-03-01"),
            ("46082.4375", "2026-03-01T10:30:00"),
            ("0.4375", "10:30:00"),
            ("61", "1900-03-01"),
            ("99999999", "99999999"),
        ] {
            assert_eq!(value("n", days, Format::Date).text, shown);
        }
        assert_eq!(date("44620", Era::Of1904).as_deref(), Some("2026-03-01"));
        assert!(value("n", "46082", Format::Date).dated);
    }

    #[test]
    fn a_formula_is_its_value_or_a_flaw() {
        assert_eq!(value("str", "N-1", Format::Number).text, "N-1");
        assert_eq!(value("b", "1", Format::Number).text, "true");
        assert_eq!(
            value("e", "#DIV/0!", Format::Number).flaw.unwrap().facts["error"],
            "#DIV/0!"
        );
        let raw = Raw {
            formula: true,
            ..Raw::default()
        };
        let bare = Value::of(raw, Format::Number, Era::default());
        assert_eq!(bare.flaw.unwrap().code, "formula-without-value");
    }
}

//! Months in UTC, and spans of them. Markets have no time zone of their own, so a month is the same for all of them.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Datelike, NaiveDate};

use crate::{Instant, problem::Problem};

/// A month in UTC, counted from the beginning of our era.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month an instant is in.
    pub fn of(at: Instant) -> Self {
        Self(at.year() * 12 + at.month0() as i32)
    }

    /// So many months later; earlier where it is less than nothing.
    pub fn later(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        let month0 = self.0.rem_euclid(12).unsigned_abs();
        NaiveDate::from_ymd_opt(self.0.div_euclid(12), month0 + 1, 1).unwrap_or_default()
    }

    /// Its first instant.
    pub fn start(self) -> Instant {
        DateTime::from_naive_utc_and_offset(self.first_day().into(), chrono::Utc)
    }
}

/// `2026-11`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first_day().format("%Y-%m").fmt(f)
    }
}

impl FromStr for Month {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let day = NaiveDate::parse_from_str(&format!("{}-01", text.trim()), "%Y-%m-%d");
        let day = day.ok().filter(|day| (1970..=9999).contains(&day.year()));
        let day = day.ok_or_else(|| Problem::new("not-a-date"))?;
        Ok(Self(day.year() * 12 + day.month0() as i32))
    }
}

/// Some months, the first and the last among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Month,
    to: Month,
}

impl Period {
    /// How many months there are where nobody says from when.
    pub const USUAL: i32 = 12;
    /// The most months.
    pub const MOST: i32 = 36;

    /// From one month to another, whichever is named first; a year up to now where none is named. What is not over yet
    /// ends now, and of more than [`Self::MOST`] months the last are taken.
    pub fn new(from: Option<Month>, to: Option<Month>, now: Instant) -> Self {
        let this = Month::of(now);
        let to = to.unwrap_or(this).min(this);
        let from = from.unwrap_or_else(|| to.later(1 - Self::USUAL)).min(this);
        let (from, to) = (from.min(to), from.max(to));
        Self {
            from: from.max(to.later(1 - Self::MOST)),
            to,
        }
    }

    /// The first month.
    pub fn from(self) -> Month {
        self.from
    }

    /// The last month.
    pub fn to(self) -> Month {
        self.to
    }

    /// The first instant.
    pub fn start(self) -> Instant {
        self.from.start()
    }

    /// The first instant after it.
    pub fn end(self) -> Instant {
        self.to.later(1).start()
    }

    /// Every month, in order.
    pub fn months(self) -> impl Iterator<Item = Month> {
        (self.from.0..=self.to.0).map(Month)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_written_as_it_is_read() {
        assert_eq!(month(" 2026-11 ").to_string(), "2026-11");
        assert_eq!(month("2026-12").later(1).to_string(), "2027-01");
        assert_eq!(month("2026-01").later(-1).to_string(), "2025-12");
        for odd in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "1969-12",
            "-5-01",
            "2026-11-01",
            "十一月",
        ] {
            assert!(odd.parse::<Month>().is_err(), "{odd}");
        }
    }

    #[test]
    fn a_year_up_to_now_where_nothing_is_said() {
        let now = "2026-11-28T13:00:00Z".parse().unwrap();
        let said = |from: &str, to: &str| {
            let period = Period::new(from.parse().ok(), to.parse().ok(), now);
            format!("{} {}", period.from(), period.to())
        };
        assert_eq!(said("", ""), "2025-12 2026-11");
        assert_eq!(said("2026-03", ""), "2026-03 2026-11");
        assert_eq!(said("", "2026-03"), "2025-04 2026-03");
        assert_eq!(said("2026-05", "2026-02"), "2026-02 2026-05");
        assert_eq!(said("2030-05", "2031-02"), "2026-11 2026-11");
        assert_eq!(said("2001-01", "2026-10"), "2023-11 2026-10");
    }

    proptest! {
        #[test]
        fn an_instant_is_in_its_month_and_in_no_other(seconds in 0_i64..4_000_000_000) {
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            let month = Month::of(at);
            prop_assert!(month.start() <= at && at < month.later(1).start());
            prop_assert_eq!(month.to_string().parse::<Month>().unwrap(), month);
        }

        #[test]
        fn a_period_has_its_months_one_after_the_other(
            from in proptest::option::of(20_000_i32..25_000), to in proptest::option::of(20_000_i32..25_000),
            seconds in 0_i64..4_000_000_000,
        ) {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            let period = Period::new(from.map(Month), to.map(Month), now);
            let months: Vec<_> = period.months().collect();
            prop_assert!((1..=Period::MOST as usize).contains(&months.len()));
            prop_assert_eq!((months[0].start(), months[months.len() - 1].later(1).start()), (period.start(), period.end()));
            prop_assert!(period.to() <= Month::of(now));
            prop_assert!(months.windows(2).all(|two| two[0].later(1) == two[1]));
        }
    }
}

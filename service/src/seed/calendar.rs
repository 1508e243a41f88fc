//! Dates of the demo data: days before or after the day it is planted, at a time of day in the markets' zone.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::{Asia::Shanghai, Tz};
use domain::Instant;
use serde::Deserialize;

/// The markets' time zone.
pub(super) const ZONE: Tz = Shanghai;

/// A day, counted from the day of planting: `-3` is three days before it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(transparent)]
pub(super) struct Day(i64);

/// A moment as the data writes it: `"-3 09:20"`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Moment {
    day: Day,
    time: NaiveTime,
}

impl TryFrom<String> for Moment {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let read = || {
            let (day, time) = text.split_once(' ')?;
            let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
            Some(Self {
                day: Day(day.parse().ok()?),
                time,
            })
        };
        read().ok_or_else(|| format!("{text:?} is not a day and a time"))
    }
}

/// The day of planting, from which all others are counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    today: NaiveDate,
}

impl Calendar {
    pub(super) fn of(now: Instant) -> Self {
        Self {
            today: now.with_timezone(&ZONE).date_naive(),
        }
    }

    pub(super) fn date(self, Day(day): Day) -> NaiveDate {
        let shifted = match u64::try_from(day) {
            Ok(ahead) => self.today.checked_add_days(Days::new(ahead)),
            Err(_) => self.today.checked_sub_days(Days::new(day.unsigned_abs())),
        };
        shifted.unwrap_or(self.today)
    }

    pub(super) fn at(self, moment: Moment) -> Instant {
        local(self.date(moment.day), moment.time, ZONE)
    }

    /// The end of a day, as a deadline given by date means it.
    pub(super) fn end_of(self, day: Day, zone: Tz) -> Instant {
        local(self.date(day), NaiveTime::MIN, zone) + TimeDelta::days(1)
    }

    /// When the story of the demo begins: before its earliest moment.
    pub(super) fn opening(self) -> Instant {
        local(self.date(Day(-90)), NaiveTime::MIN, ZONE) + TimeDelta::hours(9)
    }
}

fn local(date: NaiveDate, time: NaiveTime, zone: Tz) -> Instant {
    zone.from_local_datetime(&date.and_time(time))
        .earliest()
        .map_or_else(|| date.and_time(time).and_utc(), |at| at.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_counted_from_the_day_in_the_markets_zone() {
        // 1 December, 23:30 UTC is 2 December in Shanghai.
        let calendar = Calendar::of("2026-12-01T23:30:00Z".parse().unwrap());
        let moment = Moment::try_from("-1 09:20".to_owned()).unwrap();
        let expected: Instant = "2026-12-01T01:20:00Z".parse().unwrap();
        assert_eq!(calendar.at(moment), expected);
        let deadline: Instant = "2026-12-04T16:00:00Z".parse().unwrap();
        assert_eq!(calendar.end_of(Day(2), ZONE), deadline);
        assert!(Moment::try_from("yesterday".to_owned()).is_err());
    }
}

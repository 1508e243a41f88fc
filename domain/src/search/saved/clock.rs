//! When the mails of saved searches go, and of what they tell.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use chrono_tz::Tz;

use crate::{Instant, daily, problem::Problem};

/// So long after a listing was put on show every search finds it. A mail tells of nothing younger: the next one does,
/// so that none is left out because the index was behind.
pub const SETTLES: TimeDelta = TimeDelta::minutes(10);

/// The local time mails go at.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(8, 0, 0).unwrap();

/// How often a person is mailed what is new in a search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::Display, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum Every {
    /// Every morning.
    #[default]
    Daily,
    /// On Monday mornings.
    Weekly,
    /// Never.
    Off,
}

impl FromStr for Every {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        match text.trim() {
            "daily" => Ok(Self::Daily),
            "weekly" => Ok(Self::Weekly),
            "off" => Ok(Self::Off),
            "" => Err(Problem::new("required")),
            _ => Err(Problem::new("unknown-frequency")),
        }
    }
}

impl Every {
    /// The first morning after this instant on which a mail is due, by the clocks of a zone.
    pub fn next(self, after: Instant, zone: Tz) -> Option<Instant> {
        if self == Self::Off {
            return None;
        }
        let fits = |day: &NaiveDate| self == Self::Daily || day.weekday() == Weekday::Mon;
        daily::days_from(after, zone)
            .filter(fits)
            .filter_map(|day| daily::at(day, MORNING, zone))
            .find(|at| *at > after)
    }
}

/// From when on a listing is told of: what was put on show since the last mail, and was not there to be seen when the
/// person looked last.
pub fn tells_from(told_to: Instant, seen_to: Instant) -> Instant {
    told_to.max(seen_to - SETTLES)
}

#[cfg(test)]
mod tests {
    use chrono::Timelike;
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn mails_go_in_the_morning_by_the_persons_clock() {
        let next = |every: Every, after: &str, zone: Tz| every.next(at(after), zone).unwrap();
        let (shanghai, berlin) = (chrono_tz::Asia::Shanghai, chrono_tz::Europe::Berlin);
        assert_eq!(
            next(Every::Daily, "2026-11-27T23:59:59Z", shanghai),
            at("2026-11-28T00:00:00Z")
        );
        assert_eq!(
            next(Every::Daily, "2026-11-28T00:00:00Z", shanghai),
            at("2026-11-29T00:00:00Z")
        );
        // Saturday; the Monday after.
        assert_eq!(
            next(Every::Weekly, "2026-11-28T12:00:00Z", shanghai),
            at("2026-11-30T00:00:00Z")
        );
        // Summer time begins on 29 March and ends on 25 October.
        assert_eq!(
            next(Every::Daily, "2026-03-28T07:00:00Z", berlin),
            at("2026-03-29T06:00:00Z")
        );
        assert_eq!(
            next(Every::Daily, "2026-10-24T06:00:00Z", berlin),
            at("2026-10-25T07:00:00Z")
        );
        // Samoa had no 30 December 2011.
        assert_eq!(
            next(Every::Daily, "2011-12-29T18:00:00Z", chrono_tz::Pacific::Apia),
            at("2011-12-30T18:00:00Z")
        );
        assert_eq!(Every::Off.next(at("2026-11-28T00:00:00Z"), berlin), None);
    }

    #[test]
    fn nothing_is_told_twice_and_what_came_late_to_the_index_is_told() {
        let (told, seen) = (at("2026-11-28T00:00:00Z"), at("2026-11-28T09:00:00Z"));
        assert_eq!(tells_from(told, seen), at("2026-11-28T08:50:00Z"));
        assert_eq!(tells_from(seen, told), seen);
    }

    fn zones() -> impl Strategy<Value = Tz> {
        prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec())
    }

    proptest! {
        #[test]
        fn the_next_mail_is_on_a_later_morning(seconds in 0_i64..4_000_000_000, zone in zones(), weekly: bool) {
            let after = Instant::from_timestamp(seconds, 0).unwrap();
            let every = if weekly { Every::Weekly } else { Every::Daily };
            let next = every.next(after, zone).unwrap();
            let local = next.with_timezone(&zone);
            prop_assert!(next > after);
            prop_assert!((8..12).contains(&local.hour()), "{local}");
            if weekly {
                prop_assert_eq!(local.weekday(), Weekday::Mon);
                prop_assert!(next - after < TimeDelta::days(15));
            } else {
                prop_assert!(next - after <= TimeDelta::hours(50), "{}", next - after);
            }
        }

        #[test]
        fn whoever_asks_later_is_not_told_an_earlier_time(seconds in 0_i64..4_000_000_000, later in 0_i64..900_000, zone in zones()) {
            let first = Instant::from_timestamp(seconds, 0).unwrap();
            let second = Instant::from_timestamp(seconds + later, 0).unwrap();
            for every in [Every::Daily, Every::Weekly] {
                prop_assert!(every.next(first, zone) <= every.next(second, zone));
            }
        }
    }
}

//! Times of day by the clocks of a place, which are put forward and back.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use crate::Instant;

/// The days from an instant's own on, by the clocks of a zone: so many that a Monday is among them even where a whole day
/// is left out of the calendar.
pub fn days_from(instant: Instant, zone: Tz) -> impl Iterator<Item = NaiveDate> {
    let today = instant.with_timezone(&zone).date_naive();
    (0..15).filter_map(move |days| today.checked_add_days(Days::new(days)))
}

/// A time of a day. Where the clocks are put forward over it, as soon after as there is a time; where they are put back over
/// it, the first of the two; `None` where the calendar leaves the whole day out.
pub fn at(day: NaiveDate, time: NaiveTime, zone: Tz) -> Option<Instant> {
    let quarters = (0..16).map(|quarter| day.and_time(time) + TimeDelta::minutes(15 * quarter));
    let mut times = quarters
        .take_while(|local| local.date() == day)
        .filter_map(|local| zone.from_local_datetime(&local).earliest());
    times.next().map(|at| at.with_timezone(&Utc))
}

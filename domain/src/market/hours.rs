//! When a market is open, by its own clock: the same every week.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    form,
    problem::{FieldErrors, Problem},
};

/// The most times of a day.
const MAX_SPANS: usize = 3;

/// A day of the week, in ISO 8601's order.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// 周一.
    Monday,
    /// 周二.
    Tuesday,
    /// 周三.
    Wednesday,
    /// 周四.
    Thursday,
    /// 周五.
    Friday,
    /// 周六.
    Saturday,
    /// 周日.
    Sunday,
}

impl Weekday {
    /// The week, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// As schema.org writes it: `Mo`.
    pub fn short(self) -> &'static str {
        &self.name()[..2]
    }

    fn name(self) -> &'static str {
        match self {
            Self::Monday => "Monday",
            Self::Tuesday => "Tuesday",
            Self::Wednesday => "Wednesday",
            Self::Thursday => "Thursday",
            Self::Friday => "Friday",
            Self::Saturday => "Saturday",
            Self::Sunday => "Sunday",
        }
    }
}

/// From when until when on a day, in minutes from its beginning; the end is after the beginning and at most 24:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// From this minute on.
    pub from: u16,
    /// Until this minute.
    pub until: u16,
}

/// `08:00–17:30`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [from, until] = [self.from, self.until].map(|at| format!("{:02}:{:02}", at / 60, at % 60));
        write!(f, "{from}–{until}")
    }
}

/// The times of each day of the week, Monday first; none on a day it is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OpeningHours([Vec<Span>; 7]);

impl OpeningHours {
    /// Reads a text a day, Monday first, `08:00-12:00, 14:00-17:30`; nothing is closed. Errors name `hours_monday` …
    pub fn parse(days: &[String; 7]) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut hours = Self::default();
        for (day, text) in Weekday::ALL.into_iter().zip(days) {
            let field = format!("hours_{}", <&str>::from(day));
            hours.0[day as usize] = errors.take(&field, spans(text)).unwrap_or_default();
        }
        match errors.0.is_empty() {
            true => Ok(hours),
            false => Err(errors),
        }
    }

    /// The times of a day.
    pub fn on(&self, day: Weekday) -> &[Span] {
        &self.0[day as usize]
    }

    /// Whether nothing is known of them.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    /// As schema.org's `openingHours` writes it: `Mo-Fr 08:00-17:30`, a text a span.
    pub fn schema_org(&self) -> Vec<String> {
        let groups = self.groups();
        let texts = groups.iter().flat_map(|(first, last, spans)| {
            let days = match first == last {
                true => first.short().to_owned(),
                false => format!("{}-{}", first.short(), last.short()),
            };
            spans
                .iter()
                .map(move |span| format!("{days} {}", typed(&[*span])))
        });
        texts.collect()
    }

    /// Days in a row with the same times, as signs at doors write them: first day, last day, times.
    pub fn groups(&self) -> Vec<(Weekday, Weekday, &[Span])> {
        let mut groups: Vec<(Weekday, Weekday, &[Span])> = Vec::new();
        for day in Weekday::ALL {
            match groups.last_mut() {
                Some((_, last, spans)) if *spans == self.on(day) => *last = day,
                _ => groups.push((day, day, self.on(day))),
            }
        }
        groups
    }
}

/// A day's times as they are typed.
pub fn typed(spans: &[Span]) -> String {
    let spans: Vec<_> = spans
        .iter()
        .map(|span| span.to_string().replace('–', "-"))
        .collect();
    spans.join(", ")
}

fn spans(text: &str) -> Result<Vec<Span>, Problem> {
    let text = form::half_width(text).replace(['–', '—', '~', '至'], "-");
    let parts = text
        .split([',', '、', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let spans = parts.map(span).collect::<Result<Vec<_>, _>>()?;
    if spans.len() > MAX_SPANS {
        return Err(Problem::new("hours-too-many").with("max", MAX_SPANS));
    }
    match spans.windows(2).all(|pair| pair[0].until < pair[1].from) {
        true => Ok(spans),
        false => Err(Problem::new("hours-order")),
    }
}

fn span(part: &str) -> Result<Span, Problem> {
    let wrong = || Problem::new("not-hours").with("text", form::excerpt(part));
    let (from, until) = part.split_once('-').ok_or_else(wrong)?;
    let (from, until) = (minute(from).ok_or_else(wrong)?, minute(until).ok_or_else(wrong)?);
    match from < until {
        true => Ok(Span { from, until }),
        false => Err(wrong()),
    }
}

/// `8:00` or `08:00`, up to `24:00`.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let digits = |text: &str, most: usize| {
        let fits = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse::<u16>().ok()).flatten()
    };
    let (hour, minute) = (digits(hour, 2)?, digits(minute, 2).filter(|_| minute.len() == 2)?);
    let at = hour * 60 + minute;
    (minute < 60 && at <= 24 * 60).then_some(at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn week(days: [&str; 7]) -> Result<OpeningHours, FieldErrors> {
        OpeningHours::parse(&days.map(str::to_owned))
    }

    #[test]
    fn days_with_the_same_times_stand_together() {
        let work = "８：００－１２：００，14:00~17:30";
        let hours = week([work, work, work, work, work, "09:00-24:00", ""]).unwrap();
        let groups: Vec<_> = hours.groups();
        let told = groups.iter().map(|(first, last, spans)| {
            let spans: Vec<_> = spans.iter().map(Span::to_string).collect();
            format!("{}-{} {}", first.short(), last.short(), spans.join(" "))
        });
        let told: Vec<_> = told.collect();
        assert_eq!(
            told,
            ["Mo-Fr 08:00–12:00 14:00–17:30", "Sa-Sa 09:00–24:00", "Su-Su "]
        );
        let told = hours.schema_org();
        assert_eq!(told, ["Mo-Fr 08:00-12:00", "Mo-Fr 14:00-17:30", "Sa 09:00-24:00"]);
        assert!(!hours.is_empty() && OpeningHours::default().is_empty());
    }

    #[test]
    fn what_are_no_hours_is_told_by_the_day() {
        let cases = [
            ("8-17", "not-hours"),
            ("17:00-08:00", "not-hours"),
            ("08:00-24:01", "not-hours"),
            ("08:60-09:00", "not-hours"),
            ("08:00-12:00,11:00-13:00", "hours-order"),
            ("1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00", "hours-too-many"),
        ];
        for (text, code) in cases {
            let errors = week(["", "", text, "", "", "", ""]).unwrap_err();
            let error = &errors.0[0];
            assert_eq!(
                (error.field.as_str(), error.problem.code.as_ref()),
                ("hours_wednesday", code),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_typed_back(marks in prop::collection::btree_set(0u16..=1440, 0..7)) {
            let marks: Vec<_> = marks.into_iter().collect();
            let spans: Vec<_> = marks.chunks_exact(2).map(|pair| Span { from: pair[0], until: pair[1] }).collect();
            prop_assert_eq!(super::spans(&typed(&spans)).unwrap(), spans);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = spans(&text);
        }
    }
}

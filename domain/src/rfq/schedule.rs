//! Payment schedules: parts of the total, each due by an event, together exactly 100 %.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoEnumIterator};

use crate::{form, problem::Problem};

/// What makes a payment due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Display, EnumIter, EnumString)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DueEvent {
    /// When the order is placed.
    Deposit,
    /// Before the goods are shipped.
    BeforeShipment,
    /// Against a copy of the bill of lading and the other documents.
    AgainstDocuments,
    /// When the goods arrive.
    OnDelivery,
    /// A number of days after the goods arrive.
    AfterDelivery,
}

impl DueEvent {
    /// All, in the order of time.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }
}

/// A share in hundredths of a percent: 30 % is 3,000. On the wire a decimal string (`"30"`, `"33.33"`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u32);

impl Percent {
    /// The whole.
    pub const WHOLE: Self = Self(10_000);

    /// Hundredths of a percent.
    pub fn basis_points(self) -> u32 {
        self.0
    }
}

impl std::str::FromStr for Percent {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let points = form::decimal(text.trim().trim_end_matches(['%', '％']), 2)?;
        u32::try_from(points)
            .ok()
            .filter(|points| (1..=Self::WHOLE.0).contains(points))
            .map(Self)
            .ok_or_else(|| Problem::new("not-a-percentage"))
    }
}

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&form::write_decimal(i64::from(self.0), 2, 0))
    }
}

impl Serialize for Percent {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|problem: Problem| serde::de::Error::custom(problem.code))
    }
}

/// One part of the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What makes it due.
    pub event: DueEvent,
    /// For [`DueEvent::AfterDelivery`]: how many days after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// Its share of the total.
    pub percent: Percent,
}

/// Parts that make exactly 100 %.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Part>", into = "Vec<Part>")]
pub struct PaymentSchedule(Vec<Part>);

impl PaymentSchedule {
    /// The most parts a schedule may have.
    pub const MAX: usize = 6;

    /// Checks that there are parts, that they make 100 %, and that days stand only where they mean something.
    pub fn new(parts: Vec<Part>) -> Result<Self, Problem> {
        if parts.len() > Self::MAX {
            return Err(Problem::new("too-many-parts").with("max", Self::MAX));
        }
        let sum: u32 = parts.iter().map(|part| part.percent.0).sum();
        if sum != Percent::WHOLE.0 {
            return Err(Problem::new("schedule-not-whole").with("sum", Percent(sum)));
        }
        let sound = |part: &Part| part.days.is_some() == (part.event == DueEvent::AfterDelivery);
        if !parts.iter().all(sound) {
            return Err(Problem::new("schedule-days"));
        }
        Ok(Self(parts))
    }

    /// The parts, as written.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }
}

impl TryFrom<Vec<Part>> for PaymentSchedule {
    type Error = std::borrow::Cow<'static, str>;
    fn try_from(parts: Vec<Part>) -> Result<Self, Self::Error> {
        Self::new(parts).map_err(|problem| problem.code)
    }
}

impl From<PaymentSchedule> for Vec<Part> {
    fn from(schedule: PaymentSchedule) -> Self {
        schedule.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(event: DueEvent, percent: &str, days: Option<u32>) -> Part {
        Part {
            event,
            days,
            percent: percent.parse().unwrap(),
        }
    }

    #[test]
    fn parts_make_exactly_a_hundred_percent() {
        let thirds = ["33.33", "33.33", "33.34"].map(|percent| part(DueEvent::Deposit, percent, None));
        assert!(PaymentSchedule::new(thirds.to_vec()).is_ok());
        let short = PaymentSchedule::new(thirds[..2].to_vec()).unwrap_err();
        assert_eq!(
            (short.code.as_ref(), short.facts["sum"].as_str()),
            ("schedule-not-whole", "66.66")
        );
        assert_eq!(
            PaymentSchedule::new(vec![]).unwrap_err().code,
            "schedule-not-whole"
        );
    }

    #[test]
    fn days_stand_only_after_delivery() {
        assert!(PaymentSchedule::new(vec![part(DueEvent::AfterDelivery, "100", Some(30))]).is_ok());
        assert!(PaymentSchedule::new(vec![part(DueEvent::AfterDelivery, "100", None)]).is_err());
        assert!(PaymentSchedule::new(vec![part(DueEvent::Deposit, "100", Some(3))]).is_err());
    }
}

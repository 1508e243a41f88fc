//! How long goods take from the order, by how much is ordered.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::row::Cells;
use crate::{
    form,
    problem::{FieldErrors, Problem},
    quantity::Quantity,
};

/// The longest goods may take, in days.
const LONGEST: u32 = 3_650;

/// From some quantity on, goods take so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadTimeStep {
    /// From how many units.
    pub min_quantity: Quantity,
    /// Days from order to ready.
    pub days: u32,
}

/// What takes longer, or less long, than the least quantity does: steps with strictly rising quantities, often none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LeadTimeSteps(Vec<LeadTimeStep>);

impl LeadTimeSteps {
    /// The most steps a listing may have.
    pub const MAX: usize = 10;

    /// Checks that quantities rise strictly and begin above zero.
    pub fn new(steps: Vec<LeadTimeStep>) -> Result<Self, Problem> {
        if steps.len() > Self::MAX {
            return Err(Problem::new("too-many-lead-times").with("max", Self::MAX));
        }
        let rising = steps
            .windows(2)
            .all(|pair| pair[0].min_quantity < pair[1].min_quantity);
        match rising {
            true => Ok(Self(steps)),
            false => Err(Problem::new("lead-times-not-rising")),
        }
    }

    /// The steps, lowest quantity first.
    pub fn as_slice(&self) -> &[LeadTimeStep] {
        &self.0
    }
}

/// `500:20;2000:35`, quantity and days; full-width punctuation is understood.
impl FromStr for LeadTimeSteps {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let text = form::half_width(text.trim());
        let steps = text.split(';').map(str::trim).filter(|step| !step.is_empty());
        let steps = steps.map(|step| {
            let (quantity, days) = step
                .split_once(':')
                .ok_or_else(|| Problem::new("not-a-lead-time").with("text", form::excerpt(step)))?;
            let bad = |problem: Problem| problem.with("text", form::excerpt(step));
            Ok(LeadTimeStep {
                min_quantity: Quantity::positive(quantity).map_err(bad)?,
                days: form::whole_number(days, 0, LONGEST).map_err(bad)?,
            })
        });
        Self::new(steps.collect::<Result<_, Problem>>()?)
    }
}

/// The catalogue file's form: `500:20;2000:35`.
impl fmt::Display for LeadTimeSteps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ";" };
            write!(f, "{separator}{}:{}", step.min_quantity, step.days)?;
        }
        Ok(())
    }
}

/// Days, where the cell says any.
pub(super) fn days(cell: &str) -> Result<Option<u32>, Problem> {
    match cell.trim() {
        "" => Ok(None),
        days => form::whole_number(days, 0, LONGEST).map(Some),
    }
}

/// Reads the cells of a row: days for the least quantity, and the steps above it, which need the former.
pub(super) fn parse(
    cells: &Cells,
    moq: Option<Quantity>,
    errors: &mut FieldErrors,
) -> (Option<u32>, LeadTimeSteps) {
    let usual = errors.take("lead_time_days", days(cells.field("lead_time_days")));
    let steps: Option<LeadTimeSteps> = errors
        .take("lead_time_steps", form::optional(cells.field("lead_time_steps")))
        .flatten();
    let first = steps.as_ref().and_then(|steps| steps.0.first());
    if first.is_some() && usual == Some(None) {
        errors.add("lead_time_days", Problem::new("required"));
    }
    if let (Some(first), Some(moq)) = (first, moq)
        && first.min_quantity <= moq
    {
        errors.add(
            "lead_time_steps",
            Problem::new("lead-time-not-above-moq").with("moq", moq),
        );
    }
    (usual.flatten(), steps.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn steps_rise_and_need_days_for_the_least_quantity() {
        let refused = |text: &str| text.parse::<LeadTimeSteps>().unwrap_err().code;
        assert_eq!(refused("500:20;500:35"), "lead-times-not-rising");
        assert_eq!(refused("500"), "not-a-lead-time");
        assert_eq!(refused("0:3"), "must-be-positive");
        let many = (1..12)
            .map(|from| format!("{from}:1"))
            .collect::<Vec<_>>()
            .join(";");
        assert_eq!(refused(&many), "too-many-lead-times");

        let read = |days, steps| {
            let mut cells = Cells::default();
            cells.put_field("lead_time_days", days);
            cells.put_field("lead_time_steps", steps);
            let mut errors = FieldErrors::default();
            parse(&cells, Some(Quantity::whole(10)), &mut errors);
            let told = errors
                .0
                .into_iter()
                .map(|error| (error.field, error.problem.code));
            told.map(|(field, code)| format!("{field}: {code}"))
                .collect::<Vec<_>>()
        };
        assert_eq!(read("", "500:20"), ["lead_time_days: required"]);
        assert_eq!(read("7", "10:20"), ["lead_time_steps: lead-time-not-above-moq"]);
        assert!(read("7", "11:20").is_empty());
    }

    proptest! {
        #[test]
        fn any_text_is_steps_or_refused(text in "[0-9:;：；. ]{0,30}") {
            if let Ok(steps) = text.parse::<LeadTimeSteps>() {
                prop_assert_eq!(steps.to_string().parse::<LeadTimeSteps>().unwrap(), steps);
            }
        }
    }
}

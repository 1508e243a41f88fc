//! Where a bulk edit stands.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::{
    Instant,
    problem::Problem,
    state::{InvalidTransition, State, Step, Transition},
};

/// How long one can be taken back after it was done.
pub const UNDO_WITHIN: TimeDelta = TimeDelta::days(7);

/// Where a bulk edit stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum BulkState {
    /// What it would do is found out.
    Checking,
    /// That is known; nothing is written yet.
    Checked,
    /// It is being done.
    Running,
    /// It is done.
    Done {
        /// Since when.
        at: Instant,
    },
    /// It is being taken back.
    Undoing,
    /// What could be taken back is.
    Undone,
    /// Who began it may not do it any more; what was done by then stays.
    Failed {
        /// Why.
        problem: Problem,
    },
}

impl State for BulkState {
    const MACHINE: &'static str = "bulk_edit";

    fn name(&self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::Checked => "checked",
            Self::Running => "running",
            Self::Done { .. } => "done",
            Self::Undoing => "undoing",
            Self::Undone => "undone",
            Self::Failed { .. } => "failed",
        }
    }
}

impl BulkState {
    /// What it would do is known.
    pub fn check(&self) -> Transition<Self> {
        self.step("checked", Self::Checked, *self == Self::Checking)
    }

    /// Its supplier has seen that, and wants it.
    pub fn start(&self) -> Transition<Self> {
        self.step("started", Self::Running, *self == Self::Checked)
    }

    /// The last listing is done.
    pub fn finish(&self, at: Instant) -> Transition<Self> {
        self.step("finished", Self::Done { at }, *self == Self::Running)
    }

    /// Its supplier takes it back, within a week.
    pub fn undo(&self, now: Instant) -> Transition<Self> {
        let in_time = self.undo_until().is_some_and(|until| now < until);
        self.step("undo_started", Self::Undoing, in_time)
    }

    /// The last listing is as it was, or left.
    pub fn undone(&self) -> Transition<Self> {
        self.step("undone", Self::Undone, *self == Self::Undoing)
    }

    /// Who began it may not go on.
    pub fn fail(&self, problem: Problem) -> Transition<Self> {
        self.step("failed", Self::Failed { problem }, self.is_working())
    }

    /// Whether listings are being looked at.
    pub fn is_working(&self) -> bool {
        matches!(self, Self::Checking | Self::Running | Self::Undoing)
    }

    /// Whether anything was written.
    pub fn has_begun(&self) -> bool {
        !matches!(self, Self::Checking | Self::Checked)
    }

    /// Until when it can be taken back.
    pub fn undo_until(&self) -> Option<Instant> {
        match self {
            Self::Done { at } => Some(*at + UNDO_WITHIN),
            _ => None,
        }
    }

    fn step(&self, verb: &'static str, next: Self, allowed: bool) -> Transition<Self> {
        match allowed {
            true => Ok(Step::to(next, verb)),
            false => Err(InvalidTransition::of(self, verb)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(hours: i64) -> Instant {
        Instant::UNIX_EPOCH + TimeDelta::hours(hours)
    }

    type Verb = fn(&BulkState) -> Transition<BulkState>;
    const VERBS: [Verb; 6] = [
        BulkState::check,
        BulkState::start,
        |s| s.finish(at(0)),
        |s| s.undo(at(1)),
        BulkState::undone,
        |s| s.fail(Problem::new("bulk-not-permitted")),
    ];
    const ARROWS: &str = "checking>checked checked>running running>done done>undoing undoing>undone \
        checking>failed running>failed undoing>failed";

    proptest! {
        #[test]
        fn every_path_follows_the_arrows(path in prop::collection::vec(0..VERBS.len(), 0..30)) {
            let mut state = BulkState::Checking;
            for verb in path {
                let Ok(step) = VERBS[verb](&state) else { continue };
                let arrow = format!("{}>{}", state.name(), step.next().name());
                prop_assert!(ARROWS.split_whitespace().any(|known| known == arrow), "{arrow}");
                prop_assert!(step.event().starts_with("bulk_edit."));
                state = step.next().clone();
            }
        }
    }

    #[test]
    fn it_is_taken_back_within_a_week_and_not_later() {
        let done = BulkState::Done { at: at(0) };
        assert!(done.undo(at(7 * 24 - 1)).is_ok());
        assert!(done.undo(at(7 * 24)).is_err());
        assert!(BulkState::Running.undo(at(0)).is_err());
    }
}

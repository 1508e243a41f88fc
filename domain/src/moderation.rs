//! Moderation cases (审核): what waits for an operator's decision, decided once.

use serde::{Deserialize, Serialize};

use crate::{
    Instant, form,
    id::PersonId,
    problem::{FieldErrors, Problem},
    state::{InvalidTransition, State, Step, Transition},
};

/// What an operator decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It may be shown.
    Approve,
    /// It may be shown once changed.
    RequestChanges,
    /// It may not be shown.
    Reject,
}

impl std::str::FromStr for Verdict {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        match text.trim() {
            "approve" => Ok(Self::Approve),
            "request_changes" => Ok(Self::RequestChanges),
            "reject" => Ok(Self::Reject),
            _ => Err(Problem::new("unknown-verdict")),
        }
    }
}

/// What an operator rules about a case, before it is written down as a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in words the supplier is told; never empty unless approved.
    pub reason: String,
}

impl Ruling {
    /// The longest reason, in characters.
    pub const MAX_REASON: usize = 2_000;

    /// Reads a form's fields; only an approval needs no reason.
    pub fn parse(verdict: &str, reason: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let verdict = errors.take("verdict", form::required(verdict));
        let reason = match verdict {
            Some(Verdict::Approve) | None => form::optional_text(reason, Self::MAX_REASON),
            Some(_) => form::required_text(reason, Self::MAX_REASON).map(Some),
        };
        match (verdict, errors.take("reason", reason)) {
            (Some(verdict), Some(reason)) => Ok(Self {
                verdict,
                reason: reason.unwrap_or_default(),
            }),
            _ => Err(errors),
        }
    }
}

/// A decision: the verdict with the reason the supplier is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The verdict.
    pub verdict: Verdict,
    /// Why; never empty unless approved.
    pub reason: String,
    /// Who decided.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}

/// Where a case stands (STATES.md, "Moderation case").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum CaseState {
    /// Waits for an operator.
    Open,
    /// An operator is looking at it.
    Claimed {
        /// Who.
        by: PersonId,
    },
    /// Decided.
    Decided(Decision),
}

impl State for CaseState {
    const MACHINE: &'static str = "moderation";

    fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Claimed { .. } => "claimed",
            Self::Decided(_) => "decided",
        }
    }
}

impl CaseState {
    /// An operator takes the case, from a colleague too: one who is away must not hold it up.
    pub fn claim(&self, by: PersonId) -> Transition<Self> {
        match self {
            Self::Open | Self::Claimed { .. } => Ok(Step::to(Self::Claimed { by }, "claimed")),
            _ => Err(InvalidTransition::of(self, "claimed")),
        }
    }

    /// The operator who took the case decides it; an open one is taken by deciding it.
    pub fn decide(&self, decision: Decision) -> Transition<Self> {
        match self {
            Self::Open => Ok(Step::to(Self::Decided(decision), "decided")),
            Self::Claimed { by } if *by == decision.by => Ok(Step::to(Self::Decided(decision), "decided")),
            _ => Err(InvalidTransition::of(self, "decided")),
        }
    }

    /// The decision, once there is one.
    pub fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Decided(decision) => Some(decision),
            Self::Open | Self::Claimed { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(by: u128) -> Decision {
        let by = uuid::Uuid::from_u128(by).into();
        Decision {
            verdict: Verdict::Approve,
            reason: String::new(),
            by,
            at: Instant::UNIX_EPOCH,
        }
    }

    #[test]
    fn only_an_approval_needs_no_reason() {
        assert!(Ruling::parse("approve", " ").is_ok());
        let fields = |verdict, reason| {
            let errors = Ruling::parse(verdict, reason).unwrap_err().0;
            errors.into_iter().map(|error| error.field).collect::<Vec<_>>()
        };
        assert_eq!(fields("reject", " "), ["reason"]);
        assert_eq!(fields("request_changes", ""), ["reason"]);
        assert_eq!(fields("", "a\0"), ["verdict", "reason"]);
    }

    #[test]
    fn a_case_is_decided_once_and_by_whoever_claimed_it() {
        let claimed = CaseState::Open.claim(decision(1).by).unwrap().next().clone();
        assert!(claimed.decide(decision(2)).is_err());
        let taken_over = claimed.claim(decision(2).by).unwrap().next().clone();
        assert!(taken_over.decide(decision(1)).is_err());
        let decided = claimed.decide(decision(1)).unwrap().next().clone();
        assert!(decided.decide(decision(1)).is_err() && decided.claim(decision(2).by).is_err());
        assert_eq!(decided.decision(), Some(&decision(1)));
    }
}

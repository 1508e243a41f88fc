//! Moderation cases (审核): what waits for an operator's decision, decided once.

pub mod banned;
pub mod finding;
pub mod matter;
pub mod restriction;
pub mod trust;

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
    /// What was said against the decision before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appeal: Option<Appeal>,
}

/// What is said against a decision. It is heard once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    /// The decision.
    pub against: Box<Decision>,
    /// Why it should be another one.
    pub words: String,
    /// When it was said.
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
        /// What they are to hear, if it was decided before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        appeal: Option<Appeal>,
    },
    /// Decided.
    Decided(Decision),
    /// Decided, and waits for an operator once more.
    Appealed(Appeal),
}

impl State for CaseState {
    const MACHINE: &'static str = "moderation";

    fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Claimed { .. } => "claimed",
            Self::Decided(_) => "decided",
            Self::Appealed(_) => "appealed",
        }
    }
}

impl CaseState {
    /// An operator takes the case, from a colleague too: one who is away must not hold it up.
    pub fn claim(&self, by: PersonId) -> Transition<Self> {
        match self {
            Self::Decided(_) => Err(InvalidTransition::of(self, "claimed")),
            Self::Open | Self::Claimed { .. } | Self::Appealed(_) => {
                let appeal = self.appeal().cloned();
                Ok(Step::to(Self::Claimed { by, appeal }, "claimed"))
            }
        }
    }

    /// The operator who took the case decides it; one that nobody took is taken by deciding it.
    pub fn decide(&self, decision: Decision) -> Transition<Self> {
        if !self.waits_for(decision.by) {
            return Err(InvalidTransition::of(self, "decided"));
        }
        let appeal = self.appeal().cloned();
        Ok(Step::to(
            Self::Decided(Decision { appeal, ..decision }),
            "decided",
        ))
    }

    /// Whoever was rejected asks for a second look; a second rejection stands.
    pub fn appeal_against(&self, words: String, at: Instant) -> Transition<Self> {
        match self {
            Self::Decided(decision) if self.may_appeal() => {
                let against = Box::new(decision.clone());
                Ok(Step::to(
                    Self::Appealed(Appeal { against, words, at }),
                    "appealed",
                ))
            }
            _ => Err(InvalidTransition::of(self, "appealed")),
        }
    }

    /// Whether a second look can be asked for.
    pub fn may_appeal(&self) -> bool {
        self.decision()
            .is_some_and(|decision| decision.verdict == Verdict::Reject && decision.appeal.is_none())
    }

    /// Whether this operator can decide it.
    pub fn waits_for(&self, operator: PersonId) -> bool {
        match self {
            Self::Open | Self::Appealed(_) => true,
            Self::Claimed { by, .. } => *by == operator,
            Self::Decided(_) => false,
        }
    }

    /// The decision, once there is one.
    pub fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Decided(decision) => Some(decision),
            Self::Open | Self::Claimed { .. } | Self::Appealed(_) => None,
        }
    }

    /// What is to be heard, or was.
    pub fn appeal(&self) -> Option<&Appeal> {
        match self {
            Self::Open => None,
            Self::Claimed { appeal, .. } => appeal.as_ref(),
            Self::Decided(decision) => decision.appeal.as_ref(),
            Self::Appealed(appeal) => Some(appeal),
        }
    }

    /// The operator who looks at it or decided it.
    pub fn operator(&self) -> Option<PersonId> {
        match self {
            Self::Open | Self::Appealed(_) => None,
            Self::Claimed { by, .. } => Some(*by),
            Self::Decided(decision) => Some(decision.by),
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
            appeal: None,
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

    #[test]
    fn a_rejection_is_heard_once_more_and_then_stands() {
        let ruled = |verdict, by| Decision {
            verdict,
            ..decision(by)
        };
        let next = |step: Transition<CaseState>| step.unwrap().next().clone();
        let rejected = next(CaseState::Open.decide(ruled(Verdict::Reject, 1)));
        let appealed = next(rejected.appeal_against("look again".into(), Instant::UNIX_EPOCH));
        assert!(appealed.decision().is_none() && appealed.operator().is_none());
        let claimed = next(appealed.claim(decision(2).by));
        assert!(claimed.decide(ruled(Verdict::Approve, 1)).is_err());
        let again = next(claimed.decide(ruled(Verdict::Reject, 2)));
        assert_eq!(again.appeal().unwrap().words, "look again");
        assert!(
            again
                .appeal_against("and again".into(), Instant::UNIX_EPOCH)
                .is_err()
        );
        for verdict in [Verdict::Approve, Verdict::RequestChanges] {
            let decided = next(CaseState::Open.decide(ruled(verdict, 1)));
            assert!(decided.appeal_against("why".into(), Instant::UNIX_EPOCH).is_err());
        }
        let kept = serde_json::to_value(&claimed).unwrap();
        assert_eq!(serde_json::from_value::<CaseState>(kept).unwrap(), claimed);
    }
}

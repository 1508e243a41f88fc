//! An open RFQ in one of its markets: whether that market's suppliers see it is its operators' to decide.

use serde::{Deserialize, Serialize};

use crate::{
    moderation::Verdict,
    state::{InvalidTransition, State, Step, Transition},
};

/// Where an open RFQ stands in a market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PlacementState {
    /// It waits for the market's operators.
    Waiting,
    /// The market's suppliers see it.
    Shown,
    /// They don't, and won't.
    Refused {
        /// Why, as the buyer is told.
        reason: String,
    },
}

impl State for PlacementState {
    const MACHINE: &'static str = "placement";

    fn name(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Shown => "shown",
            Self::Refused { .. } => "refused",
        }
    }
}

impl PlacementState {
    /// Where it begins: who a company is was checked, or somebody looks at what it asks first.
    pub fn first(verified: bool) -> Self {
        if verified { Self::Shown } else { Self::Waiting }
    }

    /// An operator decides: at first, or after somebody reported it. Requests aren't mended, only asked anew.
    pub fn decide(&self, verdict: Verdict, reason: String) -> Transition<Self> {
        match (self, verdict) {
            (Self::Waiting, Verdict::Approve) => Ok(Step::to(Self::Shown, "shown")),
            (Self::Shown, Verdict::Approve) => Ok(Step::to(Self::Shown, "kept")),
            (Self::Waiting | Self::Shown, Verdict::Reject) => {
                Ok(Step::to(Self::Refused { reason }, "refused"))
            }
            _ => Err(InvalidTransition::of(self, "decided")),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever is decided, in whatever order: what was refused is never seen again, and nothing unseen becomes
        /// seen without an approval.
        #[test]
        fn what_is_refused_stays_refused(verified: bool, verdicts in prop::collection::vec(0..3_u8, 0..20)) {
            let mut state = PlacementState::first(verified);
            for verdict in verdicts {
                let verdict = [Verdict::Approve, Verdict::RequestChanges, Verdict::Reject][usize::from(verdict)];
                let Ok(step) = state.decide(verdict, "spam".into()) else {
                    prop_assert!(state.name() == "refused" || verdict == Verdict::RequestChanges);
                    continue;
                };
                prop_assert!(state.name() != "refused");
                if step.next().name() == "shown" {
                    prop_assert_eq!(verdict, Verdict::Approve);
                }
                state = step.next().clone();
            }
        }
    }
}

//! Verification (企业核验): whether a market has checked who a company is, and until when that holds.
//!
//! `unverified → submitted → verified(until) | changes_requested | rejected`; `verified → expired` by the clock;
//! `verified → suspended ↔ verified` (STATES.md). Whoever was asked for changes, has expired or appeals submits again;
//! a company that is verified hands in its renewal while it stays verified, as a revision of a listing does.

use serde::{Deserialize, Serialize};

use crate::{
    Instant,
    state::{InvalidTransition, State, Step, Transition},
};

/// Where a company's verification stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum VerificationState {
    /// Nobody has checked it.
    #[default]
    Unverified,
    /// It waits for an operator.
    Submitted,
    /// An operator has checked who it is.
    Verified {
        /// Until when that holds; at exactly this instant it is over.
        until: Instant,
    },
    /// It is to mend something and submit again.
    ChangesRequested {
        /// What exactly.
        reason: String,
    },
    /// It is not who it says, or may not trade here.
    Rejected {
        /// Why.
        reason: String,
    },
    /// What was checked is too old, or stands there no more.
    Expired {
        /// Since when.
        at: Instant,
    },
    /// An operator has stopped its trade for now.
    Suspended {
        /// Until when its verification would hold; that time runs on.
        until: Instant,
        /// Why.
        reason: String,
    },
}

impl State for VerificationState {
    const MACHINE: &'static str = "verification";

    fn name(&self) -> &'static str {
        match self {
            Self::Unverified => "unverified",
            Self::Submitted => "submitted",
            Self::Verified { .. } => "verified",
            Self::ChangesRequested { .. } => "changes_requested",
            Self::Rejected { .. } => "rejected",
            Self::Expired { .. } => "expired",
            Self::Suspended { .. } => "suspended",
        }
    }
}

impl VerificationState {
    /// The company asks to be checked, for the first time or again.
    pub fn submit(&self) -> Transition<Self> {
        match self {
            Self::Unverified | Self::ChangesRequested { .. } | Self::Expired { .. } => {
                Ok(Step::to(Self::Submitted, "submitted"))
            }
            _ => Err(InvalidTransition::of(self, "submitted")),
        }
    }

    /// The company asks for a second look after a rejection. Whether it may is its case's to say.
    pub fn appeal(&self) -> Transition<Self> {
        match self {
            Self::Rejected { .. } => Ok(Step::to(Self::Submitted, "appealed")),
            _ => Err(InvalidTransition::of(self, "appealed")),
        }
    }

    /// An operator has checked it; of a company that is verified this is the renewal.
    pub fn verify(&self, now: Instant, until: Instant) -> Transition<Self> {
        match self {
            Self::Submitted if now < until => Ok(Step::to(Self::Verified { until }, "verified")),
            Self::Verified { .. } if now < until => Ok(Step::to(Self::Verified { until }, "renewed")),
            _ => Err(InvalidTransition::of(self, "verified")),
        }
    }

    /// An operator says what is to be mended.
    pub fn request_changes(&self, reason: String) -> Transition<Self> {
        match self {
            Self::Submitted => Ok(Step::to(Self::ChangesRequested { reason }, "changes_requested")),
            _ => Err(InvalidTransition::of(self, "changes_requested")),
        }
    }

    /// An operator refuses it.
    pub fn reject(&self, reason: String) -> Transition<Self> {
        match self {
            Self::Submitted => Ok(Step::to(Self::Rejected { reason }, "rejected")),
            _ => Err(InvalidTransition::of(self, "rejected")),
        }
    }

    /// The clock: its time is over.
    pub fn expire(&self, now: Instant) -> Transition<Self> {
        match self {
            Self::Verified { until } if *until <= now => {
                Ok(Step::to(Self::Expired { at: *until }, "expired"))
            }
            _ => Err(InvalidTransition::of(self, "expired")),
        }
    }

    /// What was checked was changed: nobody has checked what stands there now.
    pub fn lapse(&self, now: Instant) -> Transition<Self> {
        match self {
            Self::Verified { .. } => Ok(Step::to(Self::Expired { at: now }, "lapsed")),
            // It stays suspended; once reinstated, its time is over.
            Self::Suspended { until, reason } => {
                let until = now.min(*until);
                let reason = reason.clone();
                Ok(Step::to(Self::Suspended { until, reason }, "lapsed"))
            }
            _ => Err(InvalidTransition::of(self, "lapsed")),
        }
    }

    /// An operator stops its trade.
    pub fn suspend(&self, reason: String) -> Transition<Self> {
        match self {
            Self::Verified { until } => {
                let until = *until;
                Ok(Step::to(Self::Suspended { until, reason }, "suspended"))
            }
            _ => Err(InvalidTransition::of(self, "suspended")),
        }
    }

    /// An operator lets it trade again, for as long as its verification still holds.
    pub fn reinstate(&self) -> Transition<Self> {
        match self {
            Self::Suspended { until, .. } => Ok(Step::to(Self::Verified { until: *until }, "reinstated")),
            _ => Err(InvalidTransition::of(self, "reinstated")),
        }
    }

    /// Whether the company itself has to do something.
    pub fn waits_for_company(&self) -> bool {
        matches!(
            self,
            Self::Unverified | Self::ChangesRequested { .. } | Self::Expired { .. }
        )
    }

    /// Whether it was begun and the company has to mend it.
    pub fn is_to_be_mended(&self) -> bool {
        matches!(self, Self::ChangesRequested { .. } | Self::Expired { .. })
    }

    /// Until when it holds, or would hold.
    pub fn until(&self) -> Option<Instant> {
        match self {
            Self::Verified { until } | Self::Suspended { until, .. } => Some(*until),
            _ => None,
        }
    }

    /// What others are told of it.
    pub fn standing(&self) -> Standing {
        match self {
            Self::Verified { until } => Standing::Verified { until: *until },
            Self::Suspended { .. } => Standing::Suspended,
            _ => Standing::Unverified,
        }
    }
}

/// What others are told of a company's verification, beside its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// Nothing holds.
    #[default]
    Unverified,
    /// A market has checked who it is.
    Verified {
        /// Until when that holds.
        until: Instant,
    },
    /// Its trade is stopped: nothing can be asked of it or agreed with it.
    Suspended,
}

impl Standing {
    /// As it is at this instant: the clock's step to `expired` may be a minute late.
    pub fn at(self, now: Instant) -> Self {
        match self {
            Self::Verified { until } if until <= now => Self::Unverified,
            other => other,
        }
    }

    /// Whether who it is was checked, and that holds at this instant.
    pub fn is_verified(self, now: Instant) -> bool {
        matches!(self.at(now), Self::Verified { .. })
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn at(days: i64) -> Instant {
        Instant::UNIX_EPOCH + TimeDelta::days(days)
    }

    /// Something that may happen to a company.
    #[derive(Clone, Copy, Debug)]
    enum Act {
        Submit,
        Appeal,
        /// For so many days.
        Verify(i64),
        RequestChanges,
        Reject,
        Expire,
        Lapse,
        Suspend,
        Reinstate,
    }

    fn take(state: &VerificationState, act: Act, now: Instant) -> Transition<VerificationState> {
        match act {
            Act::Submit => state.submit(),
            Act::Appeal => state.appeal(),
            Act::Verify(days) => state.verify(now, now + TimeDelta::days(days)),
            Act::RequestChanges => state.request_changes("more".into()),
            Act::Reject => state.reject("no".into()),
            Act::Expire => state.expire(now),
            Act::Lapse => state.lapse(now),
            Act::Suspend => state.suspend("fraud".into()),
            Act::Reinstate => state.reinstate(),
        }
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            Just(Act::Submit),
            Just(Act::Appeal),
            (-3..9_i64).prop_map(Act::Verify),
            Just(Act::RequestChanges),
            Just(Act::Reject),
            Just(Act::Expire),
            Just(Act::Lapse),
            Just(Act::Suspend),
            Just(Act::Reinstate),
        ]
    }

    /// STATES.md, with the ways back to an operator and what a renewal and a change of what was checked add.
    const ARROWS: &[(&str, &str)] = &[
        ("unverified", "submitted"),
        ("changes_requested", "submitted"),
        ("expired", "submitted"),
        ("rejected", "submitted"),
        ("submitted", "verified"),
        ("submitted", "changes_requested"),
        ("submitted", "rejected"),
        ("verified", "verified"),
        ("verified", "expired"),
        ("verified", "suspended"),
        ("suspended", "verified"),
        ("suspended", "suspended"),
    ];

    proptest! {
        #[test]
        fn every_way_leads_along_the_arrows(acts in prop::collection::vec((act(), 0..4_i64), 1..40)) {
            let (mut state, mut now) = (VerificationState::default(), at(0));
            for (act, days) in acts {
                now += TimeDelta::days(days);
                let Ok(step) = take(&state, act, now) else { continue };
                let next = step.next().clone();
                prop_assert!(ARROWS.contains(&(state.name(), next.name())), "{state:?} {act:?}");
                if let VerificationState::Verified { until } = next
                    && !matches!(act, Act::Reinstate)
                {
                    prop_assert!(now < until);
                }
                state = next;
            }
        }

        /// Only an operator's word ends a suspension, and it never lengthens what was checked.
        #[test]
        fn nothing_but_being_reinstated_ends_a_suspension(acts in prop::collection::vec(act(), 1..20), days in 1..9_i64) {
            let mut state = VerificationState::Suspended { until: at(days), reason: "fraud".into() };
            for act in acts.into_iter().filter(|act| !matches!(act, Act::Reinstate)) {
                if let Ok(step) = take(&state, act, at(4)) {
                    state = step.next().clone();
                }
                prop_assert_eq!(state.standing(), Standing::Suspended);
            }
            let back = state.reinstate().unwrap().next().until().unwrap();
            prop_assert!(back <= at(days));
        }

        /// Whatever was told stays told until its very instant, and not an instant longer.
        #[test]
        fn a_verification_ends_at_its_instant(days in 1..900_i64) {
            let state = VerificationState::Submitted.verify(at(0), at(days)).unwrap().next().clone();
            let tick = TimeDelta::microseconds(1);
            prop_assert!(state.expire(at(days) - tick).is_err());
            prop_assert_eq!(state.standing().at(at(days) - tick), Standing::Verified { until: at(days) });
            prop_assert_eq!(state.standing().at(at(days)), Standing::Unverified);
            let expired = state.expire(at(days) + TimeDelta::days(40)).unwrap();
            prop_assert_eq!(expired.next(), &VerificationState::Expired { at: at(days) });
        }
    }

    #[test]
    fn every_state_is_read_back_as_it_was_written() {
        let reason = || "why".to_owned();
        for state in [
            VerificationState::Unverified,
            VerificationState::Submitted,
            VerificationState::Verified { until: at(1) },
            VerificationState::ChangesRequested { reason: reason() },
            VerificationState::Rejected { reason: reason() },
            VerificationState::Expired { at: at(1) },
            VerificationState::Suspended {
                until: at(1),
                reason: reason(),
            },
        ] {
            let json = serde_json::to_value(&state).unwrap();
            assert_eq!(json["state"], state.name());
            assert_eq!(serde_json::from_value::<VerificationState>(json).unwrap(), state);
        }
    }
}

//! Listings: their states, prices and contents.

pub mod archive;
mod attribute;
pub mod bulk;
pub mod choice;
pub mod code;
pub mod content;
pub mod decimal;
pub mod draft;
pub mod feed;
pub mod guess;
pub mod header;
pub mod history;
pub mod import;
pub mod lead_time;
pub mod mapping;
pub mod packaging;
pub mod picture;
pub mod price_shift;
pub mod report;
pub mod row;
pub mod sample_terms;
pub mod schema;
mod synonym;
pub mod tier;
pub mod variant;
pub mod view;
pub mod written;

#[cfg(test)]
mod sample;

use serde::{Deserialize, Serialize};

use crate::{
    moderation::Verdict,
    state::{InvalidTransition, State, Step, Transition},
};

/// Where a listing stands (STATES.md, "Listing").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ListingState {
    /// Being written by the supplier.
    Draft,
    /// Waiting for the operator.
    Submitted,
    /// On show.
    Published,
    /// The operator asks for changes before it can be shown.
    ChangesRequested {
        /// What to change, in the operator's words.
        reason: String,
    },
    /// The operator refused it.
    Rejected {
        /// Why.
        reason: String,
    },
    /// Taken off show by the supplier for a while.
    Paused,
    /// Taken off show by the operator.
    Suspended {
        /// Why.
        reason: String,
        /// Whether its supplier had paused it, which it is again when it comes back.
        #[serde(default)]
        paused: bool,
    },
    /// Gone for good; kept because orders refer to it.
    Archived,
}

impl State for ListingState {
    const MACHINE: &'static str = "listing";

    fn name(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Published => "published",
            Self::ChangesRequested { .. } => "changes_requested",
            Self::Rejected { .. } => "rejected",
            Self::Paused => "paused",
            Self::Suspended { .. } => "suspended",
            Self::Archived => "archived",
        }
    }
}

impl ListingState {
    /// The supplier hands it to the operator.
    pub fn submit(&self) -> Transition<Self> {
        self.step("submitted", Self::Submitted, |s| {
            matches!(s, Self::Draft | Self::ChangesRequested { .. })
        })
    }

    /// The operator lets it be shown.
    pub fn publish(&self) -> Transition<Self> {
        self.step("published", Self::Published, |s| matches!(s, Self::Submitted))
    }

    /// The operator asks for changes.
    pub fn request_changes(&self, reason: String) -> Transition<Self> {
        self.step("changes_requested", Self::ChangesRequested { reason }, |s| {
            matches!(s, Self::Submitted)
        })
    }

    /// The operator refuses it, new or suspended.
    pub fn reject(&self, reason: String) -> Transition<Self> {
        self.step("rejected", Self::Rejected { reason }, |s| {
            matches!(s, Self::Submitted | Self::Suspended { .. })
        })
    }

    /// The supplier takes it off show.
    pub fn pause(&self) -> Transition<Self> {
        self.step("paused", Self::Paused, |s| matches!(s, Self::Published))
    }

    /// The supplier shows it again.
    pub fn resume(&self) -> Transition<Self> {
        self.step("resumed", Self::Published, |s| matches!(s, Self::Paused))
    }

    /// The operator takes it off show, or says anew why it stays off: also one its supplier has paused, which would
    /// otherwise be the way past it.
    pub fn suspend(&self, reason: String) -> Transition<Self> {
        let paused = matches!(self, Self::Paused | Self::Suspended { paused: true, .. });
        self.step("suspended", Self::Suspended { reason, paused }, |s| {
            matches!(s, Self::Published | Self::Paused | Self::Suspended { .. })
        })
    }

    /// The operator shows it again, or leaves it to its supplier who had paused it.
    pub fn reinstate(&self) -> Transition<Self> {
        let next = match self {
            Self::Suspended { paused: true, .. } => Self::Paused,
            _ => Self::Published,
        };
        self.step("reinstated", next, |s| matches!(s, Self::Suspended { .. }))
    }

    /// Whether somebody can report it: only what is on show.
    pub fn report(&self) -> Result<(), InvalidTransition> {
        match self.on_show() {
            true => Ok(()),
            false => Err(InvalidTransition::of(self, "reported")),
        }
    }

    /// The supplier asks for a second look at a rejection.
    pub fn appeal(&self) -> Transition<Self> {
        self.step("appealed", Self::Submitted, |s| {
            matches!(s, Self::Rejected { .. })
        })
    }

    /// The steps a verdict about it takes, first to last; none where it leaves the listing as it is. One on show is
    /// suspended until its supplier has changed it, or rejected for good.
    pub fn ruled(&self, verdict: Verdict, reason: &str) -> Result<Vec<Step<Self>>, InvalidTransition> {
        let reason = || reason.to_owned();
        let steps = match (self, verdict) {
            (Self::Published | Self::Paused, Verdict::Approve) => Vec::new(),
            (Self::Suspended { .. }, Verdict::Approve) => vec![self.reinstate()?],
            (_, Verdict::Approve) => vec![self.publish()?],
            (Self::Submitted, Verdict::RequestChanges) => vec![self.request_changes(reason())?],
            (_, Verdict::RequestChanges) => vec![self.suspend(reason())?],
            (Self::Published | Self::Paused, Verdict::Reject) => {
                let suspended = self.suspend(reason())?;
                let rejected = suspended.next().reject(reason())?;
                vec![suspended, rejected]
            }
            (_, Verdict::Reject) => vec![self.reject(reason())?],
        };
        Ok(steps)
    }

    /// The supplier gives it up.
    pub fn archive(&self) -> Transition<Self> {
        self.step("archived", Self::Archived, |s| !matches!(s, Self::Archived))
    }

    /// Whether its supplier can still change what it says.
    pub fn may_edit(&self) -> bool {
        !matches!(self, Self::Rejected { .. } | Self::Archived)
    }

    /// The names of the states in which it is not on show.
    pub const OFF_SHOW: [&'static str; 7] = [
        "draft",
        "submitted",
        "changes_requested",
        "rejected",
        "paused",
        "suspended",
        "archived",
    ];

    /// Whether an operator let it be shown.
    pub fn reviewed(&self) -> bool {
        matches!(self, Self::Published | Self::Paused | Self::Suspended { .. })
    }

    /// Whether buyers can find it and ask for it.
    pub fn on_show(&self) -> bool {
        matches!(self, Self::Published)
    }

    fn step(&self, verb: &'static str, next: Self, allowed: impl Fn(&Self) -> bool) -> Transition<Self> {
        if allowed(self) {
            Ok(Step::to(next, verb))
        } else {
            Err(InvalidTransition::of(self, verb))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Verb = fn(&ListingState) -> Transition<ListingState>;
    const VERBS: [Verb; 10] = [
        ListingState::submit,
        ListingState::publish,
        |s| s.request_changes("photo".into()),
        |s| s.reject("banned".into()),
        ListingState::pause,
        ListingState::resume,
        |s| s.suspend("complaint".into()),
        ListingState::reinstate,
        ListingState::appeal,
        ListingState::archive,
    ];

    /// STATES.md's arrows, written down a second time as plain pairs; the last four are what reports and appeals add.
    const ARROWS: &str = "draft>submitted submitted>published submitted>changes_requested submitted>rejected \
        changes_requested>submitted published>paused paused>published published>suspended \
        suspended>published suspended>rejected paused>suspended suspended>suspended suspended>paused \
        rejected>submitted";

    proptest! {
        #[test]
        fn every_path_follows_the_arrows_and_records_an_event(path in prop::collection::vec(0..VERBS.len(), 0..60)) {
            let mut state = ListingState::Draft;
            for verb in path {
                let Ok(step) = VERBS[verb](&state) else { continue };
                let arrow = format!("{}>{}", state.name(), step.next().name());
                let known = ARROWS.split_whitespace().any(|a| a == arrow) || step.next().name() == "archived";
                prop_assert!(known, "{arrow}");
                prop_assert!(step.event().starts_with("listing."));
                state = step.next().clone();
                prop_assert_eq!(ListingState::OFF_SHOW.contains(&state.name()), !state.on_show());
            }
        }
    }

    #[test]
    fn a_verdict_sends_a_listing_where_it_belongs_whatever_its_supplier_did_meanwhile() {
        use Verdict::{Approve, Reject, RequestChanges};
        let why = || "photo".to_owned();
        let ends = |state: &ListingState, verdict| {
            let steps = state.ruled(verdict, "photo").ok()?;
            Some(steps.last().map_or(state.name(), |step| step.next().name()))
        };
        let shown = [ListingState::Published, ListingState::Paused];
        for state in shown {
            assert_eq!(ends(&state, Approve), Some(state.name()));
            assert_eq!(ends(&state, RequestChanges), Some("suspended"));
            assert_eq!(ends(&state, Reject), Some("rejected"));
        }
        let waiting = ListingState::Submitted;
        assert_eq!(ends(&waiting, Approve), Some("published"));
        assert_eq!(ends(&waiting, RequestChanges), Some("changes_requested"));
        assert_eq!(ends(&waiting, Reject), Some("rejected"));
        let suspended = ListingState::Published.suspend(why()).unwrap().next().clone();
        assert_eq!(ends(&suspended, Approve), Some("published"));
        let paused = ListingState::Paused.suspend(why()).unwrap().next().clone();
        let still = paused.suspend(why()).unwrap().next().clone();
        assert_eq!(ends(&still, Approve), Some("paused"));
        assert_eq!(ends(&suspended, RequestChanges), Some("suspended"));
        assert_eq!(ends(&suspended, Reject), Some("rejected"));
        for verdict in [Approve, RequestChanges, Reject] {
            assert_eq!(ends(&ListingState::Draft, verdict), None);
            assert_eq!(ends(&ListingState::Archived, verdict), None);
            assert_eq!(ends(&ListingState::Rejected { reason: why() }, verdict), None);
        }
    }

    #[test]
    fn an_archived_listing_stays_archived() {
        assert!(VERBS.iter().all(|verb| verb(&ListingState::Archived).is_err()));
    }
}

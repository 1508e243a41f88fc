//! Online promotion (网上促销): campaigns of a market or of a supplier in it. Between two days a campaign takes something
//! off the price of chosen listings, or has them stand in the market's strip of featured goods, which is labelled and
//! apart from what is ranked. And fairs, for which a market gathers chosen suppliers in a hall of its own.

pub mod discount;
pub mod draft;
pub mod fair;
pub mod rotation;
pub mod view;

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use self::discount::Percent;
use crate::{
    Instant,
    problem::Problem,
    state::{InvalidTransition, State, Step, Transition},
};

/// The zone in which campaigns begin and end: all markets are in China, which keeps one.
pub const ZONE: Tz = chrono_tz::Asia::Shanghai;

/// The most listings of a campaign.
pub const MAX_LISTINGS: usize = 20;

/// The most campaigns that take turns in a market's strip: each further one shows all others less often.
pub const MAX_FEATURED: u64 = 50;

/// What a campaign does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// Takes something off the list price of the supplier's listings.
    Discount {
        /// How much.
        percent: Percent,
    },
    /// Has listings stand in the market's strip.
    Featured {
        /// Whether somebody has an interest of their own in it: what a supplier asks for is an advertisement, always;
        /// what a market picks is one if it was paid for.
        paid: bool,
    },
}

impl Kind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Discount { .. } => "discount",
            Self::Featured { .. } => "featured",
        }
    }
}

/// From when until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The beginning of its first day.
    pub from: Instant,
    /// The end of its last day.
    pub until: Instant,
}

impl Period {
    /// The most days.
    pub const MAX_DAYS: i64 = 180;

    /// Whether it is going on.
    pub fn holds(self, now: Instant) -> bool {
        self.from <= now && now < self.until
    }

    /// What is over can't begin.
    pub fn check(self, now: Instant) -> Result<(), Problem> {
        if now < self.until {
            Ok(())
        } else {
            Err(Problem::new("promotion-over"))
        }
    }
}

/// What was decided about a campaign. What the clock makes of it is its [`Phase`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum CampaignState {
    /// Being written by whoever keeps it.
    Draft,
    /// A supplier's, waiting for the market's operators.
    Submitted,
    /// The market's operators do not show it, or no longer.
    Refused {
        /// Why, as the supplier is told.
        reason: String,
    },
    /// Shown while its time lasts.
    Published,
    /// Ended by whoever keeps it.
    Cancelled,
}

impl State for CampaignState {
    const MACHINE: &'static str = "campaign";

    fn name(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Refused { .. } => "refused",
            Self::Published => "published",
            Self::Cancelled => "cancelled",
        }
    }
}

impl CampaignState {
    /// It is written anew. What an operator has read or shows can't change beneath them.
    pub fn change(&self) -> Transition<Self> {
        self.step("changed", Self::Draft, self.is_open())
    }

    /// A supplier hands it to the market's operators.
    pub fn submit(&self) -> Transition<Self> {
        self.step("submitted", Self::Submitted, self.is_open())
    }

    /// A market shows its own.
    pub fn publish(&self) -> Transition<Self> {
        self.step("published", Self::Published, self.is_open())
    }

    /// The market's operators show a supplier's.
    pub fn approve(&self) -> Transition<Self> {
        self.step("approved", Self::Published, matches!(self, Self::Submitted))
    }

    /// The market's operators do not, or no longer.
    pub fn refuse(&self, reason: String) -> Transition<Self> {
        let allowed = matches!(self, Self::Submitted | Self::Published);
        self.step("refused", Self::Refused { reason }, allowed)
    }

    /// Whoever keeps it ends it.
    pub fn cancel(&self) -> Transition<Self> {
        self.step("cancelled", Self::Cancelled, !matches!(self, Self::Cancelled))
    }

    /// Whether it can be changed and handed in.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Draft | Self::Refused { .. })
    }

    /// What the clock makes of it.
    pub fn phase(&self, period: Period, now: Instant) -> Phase {
        let over = now >= period.until;
        match self {
            Self::Draft => Phase::Draft,
            Self::Refused { .. } => Phase::Refused,
            Self::Cancelled => Phase::Cancelled,
            Self::Submitted | Self::Published if over => Phase::Ended,
            Self::Submitted => Phase::Submitted,
            Self::Published if period.holds(now) => Phase::Running,
            Self::Published => Phase::Scheduled,
        }
    }

    fn step(&self, verb: &'static str, next: Self, allowed: bool) -> Transition<Self> {
        if allowed {
            Ok(Step::to(next, verb))
        } else {
            Err(InvalidTransition::of(self, verb))
        }
    }
}

/// Where a campaign is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Being written.
    Draft,
    /// Waits for the market's operators.
    Submitted,
    /// Refused.
    Refused,
    /// Its first day is ahead.
    Scheduled,
    /// Shown.
    Running,
    /// Its last day is behind.
    Ended,
    /// Ended before.
    Cancelled,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    /// 1 December, all day.
    fn a_day() -> Period {
        Period {
            from: at("2026-11-30T16:00:00Z"),
            until: at("2026-12-01T16:00:00Z"),
        }
    }

    #[test]
    fn who_takes_which_step_from_where() {
        use CampaignState::{Cancelled, Draft, Published, Refused, Submitted};
        let refused = || Refused {
            reason: "blurred".into(),
        };
        let states = [Draft, Submitted, refused(), Published, Cancelled];
        type Verb = fn(&CampaignState) -> Transition<CampaignState>;
        let table: [(&str, Verb, [bool; 5]); 6] = [
            (
                "changed",
                CampaignState::change,
                [true, false, true, false, false],
            ),
            (
                "submitted",
                CampaignState::submit,
                [true, false, true, false, false],
            ),
            (
                "published",
                CampaignState::publish,
                [true, false, true, false, false],
            ),
            (
                "approved",
                CampaignState::approve,
                [false, true, false, false, false],
            ),
            (
                "refused",
                |state| state.refuse("blurred".into()),
                [false, true, false, true, false],
            ),
            (
                "cancelled",
                CampaignState::cancel,
                [true, true, true, true, false],
            ),
        ];
        for (verb, step, allowed) in table {
            for (state, allowed) in states.iter().zip(allowed) {
                let taken = step(state);
                assert_eq!(taken.is_ok(), allowed, "{} {verb}", state.name());
                if let Ok(taken) = taken {
                    assert_eq!(taken.event(), format!("campaign.{verb}"));
                }
            }
        }
    }

    #[test]
    fn the_clock_begins_and_ends_what_is_published() {
        let phase = |state: CampaignState, now: &str| state.phase(a_day(), at(now));
        let published = || CampaignState::Published;
        assert_eq!(phase(published(), "2026-11-30T15:59:59Z"), Phase::Scheduled);
        assert_eq!(phase(published(), "2026-11-30T16:00:00Z"), Phase::Running);
        assert_eq!(phase(published(), "2026-12-01T15:59:59Z"), Phase::Running);
        assert_eq!(phase(published(), "2026-12-01T16:00:00Z"), Phase::Ended);
        assert_eq!(
            phase(CampaignState::Submitted, "2026-12-01T09:00:00Z"),
            Phase::Submitted
        );
        assert_eq!(
            phase(CampaignState::Submitted, "2026-12-02T09:00:00Z"),
            Phase::Ended
        );
        assert_eq!(phase(CampaignState::Draft, "2026-12-02T09:00:00Z"), Phase::Draft);
        assert_eq!(
            phase(CampaignState::Cancelled, "2026-12-01T09:00:00Z"),
            Phase::Cancelled
        );
    }
}

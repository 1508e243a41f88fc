//! Requests for quotation (询价单) and all that grows out of them until an order is born.

pub mod award;
pub mod change;
pub mod complete;
pub mod draft;
pub mod incoterm;
pub mod message;
pub mod negotiation;
pub mod offer;
pub mod placement;
pub mod schedule;
pub mod view;
pub mod visibility;

use serde::{Deserialize, Serialize};

use crate::{
    Instant,
    catalog::variant::Chosen,
    id::{CompanyId, ListingId, MarketId, PromotionId},
    money::{Currency, UnitPrice},
    problem::{FieldErrors, Problem},
    quantity::Quantity,
    state::{InvalidTransition, State, Step, Transition},
    text::Locale,
    unit::Unit,
};
use incoterm::Incoterm;
use visibility::Visibility;

/// The most lines one RFQ may have.
pub const MAX_LINES: usize = 100;
/// The most open RFQs a company may publish within [`OPEN_WITHIN`].
pub const MAX_OPEN: u32 = 5;
/// The time in which [`MAX_OPEN`] are counted.
pub const OPEN_WITHIN: chrono::TimeDelta = chrono::TimeDelta::days(1);

/// Where an RFQ stands (STATES.md, "RFQ").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RfqState {
    /// Being written by the buyer.
    Draft,
    /// Suppliers may offer until its deadline.
    Open,
    /// At least one offer was accepted.
    Awarded {
        /// Whether everything requested was awarded.
        wholly: bool,
    },
    /// The buyer is done with it.
    Closed,
    /// The buyer took it back.
    Cancelled {
        /// Why, as the suppliers are told.
        reason: String,
    },
    /// Nothing was awarded in time.
    Expired,
}

impl State for RfqState {
    const MACHINE: &'static str = "rfq";

    fn name(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Awarded { .. } => "awarded",
            Self::Closed => "closed",
            Self::Cancelled { .. } => "cancelled",
            Self::Expired => "expired",
        }
    }
}

impl RfqState {
    /// How long after its deadline an RFQ that nobody was awarded expires.
    pub const GRACE: chrono::TimeDelta = chrono::TimeDelta::days(30);

    /// The buyer publishes it; its deadline must lie ahead.
    pub fn publish(&self, now: Instant, deadline: Instant) -> Transition<Self> {
        self.step(
            "published",
            Self::Open,
            matches!(self, Self::Draft) && now < deadline,
        )
    }

    /// An offer was accepted.
    pub fn award(&self, wholly: bool) -> Transition<Self> {
        let allowed = matches!(self, Self::Open | Self::Awarded { wholly: false });
        self.step("awarded", Self::Awarded { wholly }, allowed)
    }

    /// The buyer is done with it.
    pub fn close(&self) -> Transition<Self> {
        self.step(
            "closed",
            Self::Closed,
            matches!(self, Self::Open | Self::Awarded { .. }),
        )
    }

    /// The buyer takes it back before anything was awarded.
    pub fn cancel(&self, reason: String) -> Transition<Self> {
        self.step(
            "cancelled",
            Self::Cancelled { reason },
            matches!(self, Self::Draft | Self::Open),
        )
    }

    /// The clock: nothing was awarded within [`Self::GRACE`] after the deadline.
    pub fn expire(&self, now: Instant, deadline: Instant) -> Transition<Self> {
        self.step(
            "expired",
            Self::Expired,
            matches!(self, Self::Open) && now >= deadline + Self::GRACE,
        )
    }

    /// The names of the states in which it is over.
    pub const OVER: [&'static str; 3] = ["closed", "cancelled", "expired"];

    /// Whether offers can still lead to an order.
    pub fn awardable(&self) -> bool {
        matches!(self, Self::Open | Self::Awarded { wholly: false })
    }

    /// Whether a supplier who was not asked may come to the table of an open RFQ, by a first offer.
    pub fn takes_offers(&self, now: Instant, deadline: Instant) -> bool {
        matches!(self, Self::Open) && now < deadline
    }

    fn step(&self, verb: &'static str, next: Self, allowed: bool) -> Transition<Self> {
        if allowed {
            Ok(Step::to(next, verb))
        } else {
            Err(InvalidTransition::of(self, verb))
        }
    }
}

/// When the next open RFQ may be published after these were: at once unless [`MAX_OPEN`] of them lie within
/// [`OPEN_WITHIN`] before `now`.
pub fn next_open(now: Instant, published: &[Instant]) -> Result<(), Instant> {
    let mut within: Vec<_> = published
        .iter()
        .copied()
        .filter(|at| *at > now - OPEN_WITHIN)
        .collect();
    within.sort_unstable_by(|one, other| other.cmp(one));
    match within.get(MAX_OPEN as usize - 1) {
        Some(oldest) => Err(*oldest + OPEN_WITHIN),
        None => Ok(()),
    }
}

/// One line of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestLine {
    /// 1, 2, 3 …
    pub line: u32,
    /// The listing asked for, if it is one.
    pub listing_id: Option<ListingId>,
    /// The variant of it, as it was called when it was asked for; until then only its number is known.
    pub variant: Option<Chosen>,
    /// What is wanted, in the buyer's words; the listing's title to begin with.
    pub description: String,
    /// How much.
    pub quantity: Quantity,
    /// Of which unit.
    pub unit: Unit,
    /// What the buyer hopes to pay for one, in the RFQ's currency.
    pub target_price: Option<UnitPrice>,
}

impl RequestLine {
    /// What is wanted, with the variant where one was chosen.
    pub fn said(&self, locale: Locale) -> String {
        match &self.variant {
            Some(variant) => format!(
                "{} · {} ({})",
                self.description,
                variant.label(locale),
                variant.sku
            ),
            None => self.description.clone(),
        }
    }
}

/// A request as the buyer writes it, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// A short name.
    pub title: String,
    /// The currency offers are wanted in.
    pub currency: Currency,
    /// Delivery term.
    pub incoterm: Incoterm,
    /// Named place of the delivery term.
    pub place: String,
    /// Until when suppliers may make their first offer.
    pub deadline: Instant,
    /// The buyer's time zone the deadline was given in.
    pub time_zone: chrono_tz::Tz,
    /// The wanted delivery date.
    pub deliver_by: Option<chrono::NaiveDate>,
    /// Anything else, at most 5,000 characters.
    pub note: String,
    /// Who will see it.
    pub visibility: Visibility,
    /// The suppliers asked; one or more unless it is open.
    pub suppliers: Vec<CompanyId>,
    /// The markets whose suppliers see it; one or more if it is open, else none.
    pub markets: Vec<MarketId>,
    /// What is wanted; one line or more, numbered from 1.
    pub lines: Vec<RequestLine>,
    /// The promotion its buyer came through.
    pub promotion: Option<PromotionId>,
}

impl Request {
    /// The longest title, in characters.
    pub const MAX_TITLE: usize = 120;
    /// The longest note, in characters.
    pub const MAX_NOTE: usize = 5000;

    /// What a request must be whoever writes it: lines numbered from 1, each of something, suppliers or markets to
    /// ask, a deadline ahead.
    pub fn check(&self, now: Instant) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        match self.visibility {
            Visibility::Open if self.markets.is_empty() => errors.add("markets", Problem::new("required")),
            Visibility::Open => {}
            Visibility::Direct | Visibility::Invited => {
                if self.suppliers.is_empty() {
                    errors.add("supplier", Problem::new("required"));
                }
                if !self.markets.is_empty() {
                    errors.add("markets", Problem::new("markets-not-open"));
                }
            }
        }
        if self.lines.is_empty() {
            errors.add("lines", Problem::new("no-lines"));
        }
        if self.lines.len() > MAX_LINES {
            errors.add("lines", Problem::new("too-many-lines").with("max", MAX_LINES));
        }
        if !self
            .lines
            .iter()
            .zip(1..)
            .all(|(line, number)| line.line == number)
        {
            errors.add("lines", Problem::new("lines-not-in-order"));
        }
        for line in self.lines.iter().filter(|line| line.quantity == Quantity::ZERO) {
            errors.add(
                format!("lines.{}.quantity", line.line),
                Problem::new("must-be-positive"),
            );
        }
        if self.deadline <= now {
            errors.add("deadline", Problem::new("deadline-passed"));
        }
        errors.into_result()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ARROWS: &str = "draft>open open>closed open>cancelled draft>cancelled open>awarded awarded>awarded \
        awarded>closed open>expired";

    proptest! {
        #[test]
        fn every_path_follows_the_arrows(path in prop::collection::vec((0..6_usize, -100_i64..100), 0..60)) {
            let deadline = Instant::UNIX_EPOCH;
            let mut state = RfqState::Draft;
            for (verb, days) in path {
                let now = deadline + chrono::TimeDelta::days(days);
                let tried = match verb {
                    0 => state.publish(now, deadline),
                    1 => state.award(false),
                    2 => state.award(true),
                    3 => state.close(),
                    4 => state.cancel("no need".into()),
                    _ => state.expire(now, deadline),
                };
                let Ok(step) = tried else { continue };
                let arrow = format!("{}>{}", state.name(), step.next().name());
                prop_assert!(ARROWS.split_whitespace().any(|known| known == arrow), "{arrow}");
                state = step.next().clone();
            }
        }
    }

    proptest! {
        /// However often a company publishes as soon as it may: never more than so many within any day.
        #[test]
        fn no_day_has_more_open_rfqs_than_it_may(waits in prop::collection::vec(0..30_i64, 1..40)) {
            let mut now = Instant::UNIX_EPOCH;
            let mut published = Vec::new();
            for hours in waits {
                now += chrono::TimeDelta::hours(hours);
                if let Err(next) = next_open(now, &published) {
                    prop_assert!(next > now);
                    prop_assert!(next_open(next - chrono::TimeDelta::microseconds(1), &published).is_err());
                    now = next;
                }
                prop_assert_eq!(next_open(now, &published), Ok(()));
                published.push(now);
                let day = published.iter().filter(|at| **at > now - OPEN_WITHIN).count();
                prop_assert!(day <= MAX_OPEN as usize);
            }
        }
    }

    #[test]
    fn nobody_new_comes_to_the_table_at_the_deadline_or_once_it_is_awarded() {
        let deadline = Instant::UNIX_EPOCH;
        let before = deadline - chrono::TimeDelta::microseconds(1);
        assert!(RfqState::Open.takes_offers(before, deadline));
        assert!(!RfqState::Open.takes_offers(deadline, deadline));
        for state in [
            RfqState::Draft,
            RfqState::Awarded { wholly: false },
            RfqState::Closed,
            RfqState::Expired,
        ] {
            assert!(!state.takes_offers(before, deadline), "{}", state.name());
        }
    }

    #[test]
    fn an_rfq_is_not_published_at_or_after_its_deadline() {
        let deadline = Instant::UNIX_EPOCH;
        assert!(RfqState::Draft.publish(deadline, deadline).is_err());
        assert!(
            RfqState::Draft
                .publish(deadline - chrono::TimeDelta::microseconds(1), deadline)
                .is_ok()
        );
    }
}

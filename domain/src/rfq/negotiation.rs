//! Negotiations (洽谈): one RFQ with one supplier, whose move it is, and what can be accepted.

use serde::{Deserialize, Serialize};

use super::offer::{OfferHash, Side};
use crate::{
    Instant,
    id::OfferId,
    state::{InvalidTransition, State, Step, Transition},
};

/// Enough of an offer to know whether it can be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferRef {
    /// Which offer.
    pub id: OfferId,
    /// Its number in the negotiation.
    pub version: u32,
    /// Its hash: what acceptance names.
    pub hash: OfferHash,
    /// Who proposed it.
    pub side: Side,
    /// Until when it can be accepted.
    pub valid_until: Instant,
}

/// Where a negotiation stands (STATES.md, "Negotiation").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum NegotiationState {
    /// The supplier was asked and has not answered.
    Invited,
    /// The buyer proposed last.
    SupplierToMove {
        /// The newest version.
        latest: OfferRef,
    },
    /// The supplier proposed last.
    BuyerToMove {
        /// The newest version.
        latest: OfferRef,
    },
    /// One version was accepted.
    Agreed {
        /// That version.
        offer: OfferRef,
    },
    /// One side left the table.
    Withdrawn {
        /// Which.
        side: Side,
        /// Why, as the other side is told.
        reason: String,
    },
    /// The supplier does not want to offer.
    Declined {
        /// Why, as the buyer is told.
        reason: String,
    },
    /// Time ran out, or the RFQ ended without it.
    Lapsed,
}

impl State for NegotiationState {
    const MACHINE: &'static str = "negotiation";

    fn name(&self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::SupplierToMove { .. } => "supplier_to_move",
            Self::BuyerToMove { .. } => "buyer_to_move",
            Self::Agreed { .. } => "agreed",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Declined { .. } => "declined",
            Self::Lapsed => "lapsed",
        }
    }
}

/// Why an offer can't be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AcceptRefusal {
    /// A newer version stands.
    Superseded {
        /// The newest one.
        latest: OfferRef,
    },
    /// Its validity has ended.
    Expired,
    /// It is one's own.
    OwnOffer,
    /// The negotiation is over, or has no offer yet.
    NotOpen(InvalidTransition),
}

impl NegotiationState {
    /// Whose move it is, while it goes on.
    pub fn to_move(&self) -> Option<Side> {
        match self {
            Self::Invited | Self::SupplierToMove { .. } => Some(Side::Supplier),
            Self::BuyerToMove { .. } => Some(Side::Buyer),
            _ => None,
        }
    }

    /// The newest version, if any, while it goes on.
    pub fn latest(&self) -> Option<&OfferRef> {
        match self {
            Self::SupplierToMove { latest } | Self::BuyerToMove { latest } => Some(latest),
            _ => None,
        }
    }

    /// The version that was accepted, once one was.
    pub fn agreed(&self) -> Option<&OfferRef> {
        match self {
            Self::Agreed { offer } => Some(offer),
            _ => None,
        }
    }

    /// The names of the states in which it is this side's move.
    pub fn waiting_for(side: Side) -> &'static [&'static str] {
        match side {
            Side::Buyer => &["buyer_to_move"],
            Side::Supplier => &["invited", "supplier_to_move"],
        }
    }

    /// The names of the states in which it goes on.
    pub const GOING_ON: [&'static str; 3] = ["invited", "supplier_to_move", "buyer_to_move"];

    /// A side proposes a version. The supplier's first one must come before the RFQ's deadline; a side may better
    /// its own newest version before the other has moved.
    pub fn offer(&self, now: Instant, deadline: Instant, offer: OfferRef) -> Transition<Self> {
        let next = match offer.side {
            Side::Supplier => Self::BuyerToMove { latest: offer },
            Side::Buyer => Self::SupplierToMove { latest: offer },
        };
        let expected = self.latest().map_or(1, |latest| latest.version + 1);
        let allowed = match self {
            Self::Invited => offer.side == Side::Supplier && now < deadline,
            Self::SupplierToMove { .. } | Self::BuyerToMove { .. } => true,
            _ => false,
        };
        if allowed && offer.version == expected && now < offer.valid_until {
            Ok(Step::to(next, "offered"))
        } else {
            Err(InvalidTransition::of(self, "offered"))
        }
    }

    /// The other side accepts exactly this version, named by its hash, before its validity ends.
    pub fn accept(&self, now: Instant, side: Side, hash: &OfferHash) -> Result<Step<Self>, AcceptRefusal> {
        let latest = *self
            .latest()
            .ok_or_else(|| AcceptRefusal::NotOpen(InvalidTransition::of(self, "agreed")))?;
        if latest.hash != *hash {
            return Err(AcceptRefusal::Superseded { latest });
        }
        if latest.side == side {
            return Err(AcceptRefusal::OwnOffer);
        }
        if now >= latest.valid_until {
            return Err(AcceptRefusal::Expired);
        }
        Ok(Step::to(Self::Agreed { offer: latest }, "agreed"))
    }

    /// One side leaves the table. A supplier that has not offered yet declines instead.
    pub fn withdraw(&self, side: Side, reason: String) -> Transition<Self> {
        let allowed = self.latest().is_some() || (matches!(self, Self::Invited) && side == Side::Buyer);
        self.step("withdrawn", Self::Withdrawn { side, reason }, allowed)
    }

    /// The supplier does not want to offer.
    pub fn decline(&self, reason: String) -> Transition<Self> {
        self.step(
            "declined",
            Self::Declined { reason },
            matches!(self, Self::Invited),
        )
    }

    /// The RFQ ended without it, or nobody moved in time.
    pub fn lapse(&self) -> Transition<Self> {
        self.step("lapsed", Self::Lapsed, self.to_move().is_some())
    }

    fn step(&self, verb: &'static str, next: Self, allowed: bool) -> Transition<Self> {
        if allowed {
            Ok(Step::to(next, verb))
        } else {
            Err(InvalidTransition::of(self, verb))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::offer::{Version, tests::terms},
        *,
    };

    fn offer(version: u32, side: Side, valid_until: Instant) -> OfferRef {
        let terms = &terms("1", 1);
        let (negotiation_id, prev_hash) = (uuid::Uuid::from_u128(7).into(), None);
        let hash = Version {
            negotiation_id,
            version,
            side,
            prev_hash,
            terms,
        }
        .hash();
        OfferRef {
            id: uuid::Uuid::from_u128(version.into()).into(),
            version,
            hash,
            side,
            valid_until,
        }
    }

    fn at(day: i64) -> Instant {
        Instant::UNIX_EPOCH + chrono::TimeDelta::days(day)
    }

    #[test]
    fn at_the_very_instant_of_its_validity_it_is_too_late() {
        let state = NegotiationState::BuyerToMove {
            latest: offer(1, Side::Supplier, at(7)),
        };
        let hash = state.latest().unwrap().hash;
        assert_eq!(
            state.accept(at(7), Side::Buyer, &hash),
            Err(AcceptRefusal::Expired)
        );
        let just_before = at(7) - chrono::TimeDelta::microseconds(1);
        assert!(state.accept(just_before, Side::Buyer, &hash).is_ok());
    }

    #[test]
    fn only_the_newest_version_and_only_the_other_sides_can_be_accepted() {
        let old = offer(1, Side::Supplier, at(7));
        let latest = offer(2, Side::Supplier, at(7));
        let state = NegotiationState::BuyerToMove { latest };
        assert_eq!(
            state.accept(at(1), Side::Buyer, &old.hash),
            Err(AcceptRefusal::Superseded { latest })
        );
        assert_eq!(
            state.accept(at(1), Side::Supplier, &latest.hash),
            Err(AcceptRefusal::OwnOffer)
        );
    }

    #[test]
    fn after_the_deadline_only_those_who_offered_go_on() {
        let first = offer(1, Side::Supplier, at(9));
        assert!(NegotiationState::Invited.offer(at(3), at(3), first).is_err());
        let open = NegotiationState::BuyerToMove { latest: first };
        assert!(open.offer(at(4), at(3), offer(2, Side::Buyer, at(9))).is_ok());
    }

    proptest! {
        /// Whatever both sides try, in whatever order: what is agreed was the newest version, still valid,
        /// the other side's; and what is over stays over.
        #[test]
        fn no_path_agrees_to_anything_else(path in prop::collection::vec((0..6_usize, 0..20_i64, any::<bool>()), 0..80)) {
            let mut state = NegotiationState::Invited;
            let mut newest: Option<OfferRef> = None;
            let mut day = 0;
            for (verb, days, buyer) in path {
                day += days % 3;
                let side = if buyer { Side::Buyer } else { Side::Supplier };
                let tried = match verb {
                    0 | 1 => {
                        let next = offer(newest.map_or(1, |n| n.version + 1), side, at(day + days));
                        state.offer(at(day), at(30), next).inspect(|_| newest = Some(next))
                    }
                    2 | 3 => {
                        let Some(offer) = newest else { continue };
                        let accepted = state.accept(at(day), side, &offer.hash);
                        if accepted.is_ok() {
                            prop_assert!(offer.side != side && at(day) < offer.valid_until);
                        }
                        accepted.map_err(|_| InvalidTransition::of(&state, "agreed"))
                    }
                    4 => state.withdraw(side, String::new()),
                    _ => if days == 19 { state.lapse() } else { state.decline(String::new()) },
                };
                let over = state.to_move().is_none();
                if let Ok(step) = tried {
                    prop_assert!(!over, "{} is over", state.name());
                    state = step.next().clone();
                }
            }
        }
    }
}

//! Private prices (专属价): what a supplier asks of companies it chose, instead of its public prices.
//!
//! The rule, and the only place where it stands:
//! 1. A list says of a listing the tiers set for it, or else the public ones with the list's percentage off or on. Tiers
//!    set in another currency than the listing has now say nothing.
//! 2. Where several lists say a price for a quantity, the lowest holds. So nobody keeps an order of lists, and a further
//!    list never makes anything dearer for a buyer.
//! 3. A private price stands in the public one's place, be it lower or higher. Where no list says one for a quantity, the
//!    public price holds; where there is none either, it is on request. A missing price is never zero.
//! 4. Campaigns are for everyone: where a discount makes the public price lower than the private one, it holds.

pub mod change;
pub mod draft;
pub mod view;

use self::change::Change;
use crate::{
    Instant,
    catalog::tier::{Selling, Tiers},
    money::{Currency, UnitPrice},
    promotion::discount::Percent,
    quantity::Quantity,
};

/// The most lists of a supplier.
pub const MAX_LISTS: u64 = 100;
/// The most companies a list is for.
pub const MAX_COMPANIES: u64 = 200;

/// From when until when a list holds; without an end, until it is taken away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// The beginning of its first day.
    pub from: Option<Instant>,
    /// The end of its last day.
    pub until: Option<Instant>,
}

/// What the clock makes of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Its first day is still to come.
    Scheduled,
    /// It holds.
    Running,
    /// Its last day is over.
    Ended,
}

impl Validity {
    /// Where it is.
    pub fn phase(self, now: Instant) -> Phase {
        if self.until.is_some_and(|until| until <= now) {
            Phase::Ended
        } else if self.from.is_some_and(|from| now < from) {
            Phase::Scheduled
        } else {
            Phase::Running
        }
    }
}

/// What was set for one listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The listing's currency when it was set.
    pub currency: Currency,
    /// Unit prices.
    pub tiers: Tiers,
}

/// What one list says of one listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// Prices of its own.
    Set(Entry),
    /// So much off or on the public ones.
    Changed(Change),
}

impl Term {
    /// A list's term for a listing: what was set for it comes before the list's percentage.
    pub fn of(entry: Option<Entry>, change: Option<Change>) -> Option<Self> {
        entry.map(Self::Set).or_else(|| change.map(Self::Changed))
    }

    /// The prices it makes of a listing, from its least quantity on; none: it says nothing.
    pub fn tiers(&self, public: &Selling) -> Tiers {
        match self {
            Self::Set(entry) if entry.currency == public.currency => {
                entry.tiers.clone().starting_at(public.moq)
            }
            Self::Set(_) => Tiers::default(),
            Self::Changed(change) => change.of_each(&public.tiers),
        }
    }
}

/// What all lists that hold for a buyer say of a listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreed(Vec<Term>);

impl Agreed {
    /// Adds what a further list says.
    pub fn push(&mut self, term: Term) {
        self.0.push(term);
    }

    /// How the listing is sold to that buyer; `None`: no otherwise than to everyone.
    pub fn selling(&self, public: &Selling, discount: Option<Percent>) -> Option<Selling> {
        let lists: Vec<Tiers> = self.0.iter().map(|term| term.tiers(public)).collect();
        if lists.iter().all(Tiers::on_request) {
            return None;
        }
        let everyones =
            discount.map_or_else(|| public.tiers.clone(), |percent| percent.off_each(&public.tiers));
        let price = |quantity| {
            let agreed = lists.iter().filter_map(|tiers| at(tiers, quantity)).min();
            let open = at(&everyones, quantity);
            match agreed {
                Some(agreed) if discount.is_some() => open.into_iter().chain([agreed]).min(),
                agreed => agreed.or(open),
            }
        };
        let tiers = Tiers::stepwise(lists.iter().chain([&everyones]), price);
        let same = Tiers::stepwise([&everyones], |quantity| at(&everyones, quantity)) == tiers;
        (!same).then(|| Selling {
            tiers,
            ..public.clone()
        })
    }
}

impl FromIterator<Term> for Agreed {
    fn from_iter<T: IntoIterator<Item = Term>>(terms: T) -> Self {
        Self(terms.into_iter().collect())
    }
}

fn at(tiers: &Tiers, quantity: Quantity) -> Option<UnitPrice> {
    tiers.at(quantity).map(|tier| tier.unit_price)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn public(tiers: &str) -> Selling {
        Selling {
            currency: Currency::CNY,
            moq: Quantity::whole(10),
            increment: Quantity::whole(1),
            tiers: tiers.parse().unwrap(),
        }
    }

    fn set(tiers: &str) -> Term {
        Term::Set(Entry {
            currency: Currency::CNY,
            tiers: tiers.parse().unwrap(),
        })
    }

    fn off(percent: &str) -> Term {
        Term::Changed(Change::off(percent).unwrap())
    }

    fn sold(terms: &[Term], at: &str, discount: Option<u32>) -> Option<String> {
        let agreed: Agreed = terms.iter().cloned().collect();
        let discount = discount.map(|percent| Percent::try_from(percent).unwrap());
        let selling = agreed.selling(&public(at), discount)?;
        Some(selling.tiers.to_string())
    }

    #[test]
    fn what_is_set_stands_in_the_public_prices_place_and_what_is_not_falls_back() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            sold(&[set("100:8")], "10:10;200:9", None),
            some("10:10.00;100:8.00")
        );
        assert_eq!(sold(&[set("1:8")], "", None), some("10:8.00"));
        assert_eq!(sold(&[off("8")], "10:10;200:9", None), some("10:9.20;200:8.28"));
        assert_eq!(sold(&[off("8")], "", None), None);
        assert_eq!(sold(&[], "10:10", None), None);
        assert_eq!(sold(&[set("10:10;50:10")], "10:10", None), None);
        // Dearer than the public one, and yet what was agreed.
        let on = Term::Changed(Change::on("5").unwrap());
        assert_eq!(sold(&[on], "10:10", None), some("10:10.50"));
    }

    #[test]
    fn tiers_in_another_currency_than_the_listings_say_nothing() {
        let dollars = Term::Set(Entry {
            currency: Currency::USD,
            tiers: "10:1".parse().unwrap(),
        });
        assert_eq!(sold(std::slice::from_ref(&dollars), "10:10", None), None);
        let both = [dollars, off("10")];
        assert_eq!(sold(&both, "10:10", None).as_deref(), Some("10:9.00"));
    }

    #[test]
    fn of_two_lists_and_a_campaign_the_lowest_holds_for_each_quantity() {
        let lists = [set("10:9.5;100:7"), off("10")];
        assert_eq!(sold(&lists, "10:10", None).as_deref(), Some("10:9.00;100:7.00"));
        assert_eq!(
            sold(&lists, "10:10", Some(20)).as_deref(),
            Some("10:8.00;100:7.00")
        );
    }

    #[test]
    fn a_list_holds_from_its_first_instant_until_its_last() {
        let at = |days| Instant::UNIX_EPOCH + TimeDelta::days(days);
        let some = Validity {
            from: Some(at(1)),
            until: Some(at(2)),
        };
        let just_before = |days| at(days) - TimeDelta::microseconds(1);
        assert_eq!(some.phase(just_before(1)), Phase::Scheduled);
        assert_eq!(some.phase(at(1)), Phase::Running);
        assert_eq!(some.phase(just_before(2)), Phase::Running);
        assert_eq!(some.phase(at(2)), Phase::Ended);
        assert_eq!(Validity::default().phase(at(9)), Phase::Running);
    }

    fn any_tiers() -> impl Strategy<Value = Tiers> {
        prop::collection::btree_map(1_u32..60, 1_i64..40, 0..5).prop_map(|steps| {
            let step = |(quantity, price): (u32, i64)| format!("{quantity}:{price}");
            let text: Vec<_> = steps.into_iter().map(step).collect();
            text.join(";").parse().unwrap()
        })
    }

    fn any_term() -> impl Strategy<Value = Term> {
        let currency = prop_oneof![4 => Just(Currency::CNY), 1 => Just(Currency::USD)];
        let set = (currency, any_tiers()).prop_map(|(currency, tiers)| Term::Set(Entry { currency, tiers }));
        let changed = (-9_000..=10_000_i32)
            .prop_filter_map("a change", |hundredths| Change::try_from(hundredths).ok())
            .prop_map(Term::Changed);
        prop_oneof![set, changed]
    }

    proptest! {
        #[test]
        fn the_price_of_every_quantity_is_what_the_rule_says_of_it(
            terms in prop::collection::vec(any_term(), 0..5), tiers in any_tiers(),
            discount in prop::option::of(1_u32..=90), units in 10_u32..80
        ) {
            let (public, quantity) = (Selling { tiers, ..public("") }, Quantity::whole(units));
            let discount = discount.map(|percent| Percent::try_from(percent).unwrap());
            let agreed: Agreed = terms.iter().cloned().collect();
            let list_price = at(&public.tiers, quantity);
            let reduced = discount.and_then(|percent| Some(percent.off(list_price?)));
            let private = terms.iter().filter_map(|term| at(&term.tiers(&public), quantity)).min();
            let expected = match (private, reduced) {
                (Some(private), Some(reduced)) => Some(private.min(reduced)),
                (private, reduced) => private.or(reduced).or(list_price),
            };
            let sold = agreed.selling(&public, discount).unwrap_or_else(|| Selling {
                tiers: discount.map_or(public.tiers.clone(), |percent| percent.off_each(&public.tiers)),
                ..public.clone()
            });
            prop_assert_eq!(at(&sold.tiers, quantity), expected);
        }

        #[test]
        fn the_order_of_lists_never_matters(
            terms in prop::collection::vec(any_term(), 0..5).prop_flat_map(|terms| {
                (Just(terms.clone()), Just(terms).prop_shuffle())
            }),
            tiers in any_tiers()
        ) {
            let public = Selling { tiers, ..public("") };
            let sold = |terms: Vec<Term>| terms.into_iter().collect::<Agreed>().selling(&public, None);
            prop_assert_eq!(sold(terms.0), sold(terms.1));
        }

        #[test]
        fn a_further_list_never_makes_an_agreed_price_dearer(
            terms in prop::collection::vec(any_term(), 1..4), more in any_term(), tiers in any_tiers(),
            units in 10_u32..80
        ) {
            let (public, quantity) = (Selling { tiers, ..public("") }, Quantity::whole(units));
            let private = |terms: &[Term]| {
                terms.iter().filter_map(|term| at(&term.tiers(&public), quantity)).min()
            };
            if let Some(before) = private(&terms) {
                let after: Agreed = terms.into_iter().chain([more]).collect();
                let sold = after.selling(&public, None).unwrap_or_else(|| public.clone());
                prop_assert!(at(&sold.tiers, quantity).is_some_and(|after| after <= before));
            }
        }
    }
}

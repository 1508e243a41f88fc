//! What a change of categories or their schemas does to listings that are there, told before it is done.

use serde::Serialize;

use super::{Fault, Schema};
use crate::{catalog::content::AttributeValue, id::ListingId, text::Bilingual};
use std::collections::BTreeMap;

/// How many listings are named.
pub const MAX_EXAMPLES: usize = 10;

/// What it does. Nothing is taken off show by it, and no listing is rewritten.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// The listings of the categories concerned and below.
    pub listings: u64,
    /// Those that lack something that is asked for.
    pub lacking: u64,
    /// Those that have a value that does not fit.
    pub unfit: u64,
    /// Those whose value stays, as an attribute of their own.
    pub freed: u64,
    /// Some of those that lack something or do not fit.
    pub examples: Vec<Example>,
}

/// A listing that will have to be mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    /// Which listing.
    pub listing: ListingId,
    /// Its supplier's number.
    pub sku: String,
    /// Its title.
    pub title: Bilingual,
    /// What of it.
    pub faults: Vec<Fault>,
}

/// A listing, as far as a schema is concerned.
#[derive(Clone, Debug)]
pub struct Described {
    /// Which listing.
    pub listing: ListingId,
    /// Its supplier's number.
    pub sku: String,
    /// Its title.
    pub title: Bilingual,
    /// What it says.
    pub attributes: BTreeMap<String, AttributeValue>,
}

/// From which schema a listing comes to which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// What is asked for only from now on, or asked for otherwise.
    asked: Schema,
    /// What is asked for no more.
    dropped: Schema,
}

impl Shift {
    /// Between these.
    pub fn new(before: &Schema, after: &Schema) -> Self {
        let asked = after.0.iter().filter(|new| !before.0.contains(new));
        let dropped = before
            .0
            .iter()
            .filter(|old| after.0.iter().all(|new| new.key != old.key));
        Self {
            asked: Schema(asked.cloned().collect()),
            dropped: Schema(dropped.cloned().collect()),
        }
    }
}

impl Effect {
    /// Notes what becomes of one more listing.
    pub fn note(&mut self, shift: &Shift, listing: Described) {
        self.listings += 1;
        let faults = shift.asked.faults(&listing.attributes);
        self.lacking += u64::from(faults.iter().any(|fault| fault.value.is_none()));
        self.unfit += u64::from(faults.iter().any(|fault| fault.value.is_some()));
        self.freed += u64::from(shift.dropped.told(&listing.attributes).next().is_some());
        if !faults.is_empty() && self.examples.len() < MAX_EXAMPLES {
            self.examples.push(Example {
                listing: listing.listing,
                sku: listing.sku,
                title: listing.title,
                faults,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::schema::{
        Kind,
        tests::{definition, one_of},
    };

    fn described(pairs: &[(&str, &str)]) -> Described {
        let value = |text: &&str| AttributeValue::Text((*text).to_owned());
        Described {
            listing: ListingId(uuid::Uuid::nil()),
            sku: "A".into(),
            title: Bilingual::both("网", "Net"),
            attributes: pairs
                .iter()
                .map(|(name, text)| ((*name).to_owned(), value(text)))
                .collect(),
        }
    }

    fn effect(before: &[super::super::Definition], after: &[super::super::Definition]) -> Effect {
        let shift = Shift::new(&Schema(before.to_vec()), &Schema(after.to_vec()));
        let mut effect = Effect::default();
        for listing in [&[("colour", "red")][..], &[("colour", "pink")], &[]] {
            effect.note(&shift, described(listing));
        }
        effect
    }

    fn counts(effect: &Effect) -> [u64; 4] {
        [effect.listings, effect.lacking, effect.unfit, effect.freed]
    }

    #[test]
    fn a_change_tells_who_lacks_what_fits_no_more_and_what_is_let_go() {
        let mut colour = definition("colour", one_of(&["red", "blue"]));
        colour.required = true;
        let other = definition("mesh", Kind::YesNo);
        let defined = effect(std::slice::from_ref(&other), &[other.clone(), colour.clone()]);
        assert_eq!(counts(&defined), [3, 1, 1, 0]);
        assert_eq!(defined.examples.len(), 2);
        let narrowed = effect(
            std::slice::from_ref(&colour),
            &[definition("colour", one_of(&["blue"]))],
        );
        assert_eq!(counts(&narrowed), [3, 0, 2, 0]);
        let dropped = effect(std::slice::from_ref(&colour), &[]);
        assert_eq!(counts(&dropped), [3, 0, 0, 2]);
        assert_eq!(
            counts(&effect(
                std::slice::from_ref(&colour),
                std::slice::from_ref(&colour)
            )),
            [3, 0, 0, 0]
        );
    }

    #[test]
    fn only_some_are_named() {
        let mut wanted = definition("colour", Kind::Text);
        wanted.required = true;
        let shift = Shift::new(&Schema::default(), &Schema(vec![wanted]));
        let mut effect = Effect::default();
        for _ in 0..20 {
            effect.note(&shift, described(&[]));
        }
        assert_eq!((effect.lacking, effect.examples.len()), (20, MAX_EXAMPLES));
    }
}

//! Trusted suppliers (免审): whose small changes of a text are shown at once, by a rule their market sets. Some are looked
//! at afterwards, so that nobody learns which are not.

use std::collections::HashMap;

use chrono::TimeDelta;
use serde::Serialize;

use super::{
    banned::{BannedWord, hits},
    finding::contacts,
};
use crate::{
    Instant, catalog::content::Wording, fold::letters, form, market::MarketRef, problem::FieldErrors,
};

/// What a market asks of those it trusts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrustRule {
    /// So many of its texts were approved within [`WITHIN`], and none was refused.
    pub approved: u32,
    /// A change is small up to so many percent of the text.
    pub changed: u32,
    /// So many percent of the small changes get a second look.
    pub sampled: u32,
}

/// What a supplier's texts came to counts for so long.
pub const WITHIN: TimeDelta = TimeDelta::days(180);

/// What operators of a market decided about a supplier's listings within [`WITHIN`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Texts that were approved.
    pub approved: u32,
    /// Texts that were refused, and listings that were taken off show.
    pub refused: u32,
}

impl TrustRule {
    /// Reads a form's fields.
    pub fn parse(approved: &str, changed: &str, sampled: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let approved = errors.take("approved", form::whole_number(approved, 1, 1_000));
        let changed = errors.take("changed", form::whole_number(changed, 1, 50));
        let sampled = errors.take("sampled", form::whole_number(sampled, 0, 100));
        match (approved, changed, sampled) {
            (Some(approved), Some(changed), Some(sampled)) => Ok(Self {
                approved,
                changed,
                sampled,
            }),
            _ => Err(errors),
        }
    }

    /// Whether a supplier is trusted: one that is verified, with this record.
    pub fn trusts(&self, verified: bool, record: Record) -> bool {
        verified && record.refused == 0 && record.approved >= self.approved
    }

    /// Whether a change can be shown at once: nothing but words is changed, few of them, and none that an operator would
    /// have to look at.
    pub fn lets_through(&self, before: &Wording, after: &Wording, words: &[BannedWord]) -> bool {
        let rest = Wording {
            title: before.title.clone(),
            description: before.description.clone(),
            attributes: before.attributes.clone(),
            ..after.clone()
        };
        rest == *before
            && changed_percent(before, after) <= self.changed
            && contacts(after).is_empty()
            && hits(words, after).is_empty()
    }

    /// Whether a change that was let through gets a second look, by a number drawn from 0 to 99.
    pub fn samples(&self, drawn: u32) -> bool {
        drawn < self.sampled
    }
}

/// How much of a text is another: of the pairs of neighbouring letters in either, how many percent the other has not, in
/// the part that changed most. A part that comes or goes is changed altogether.
pub fn changed_percent(before: &Wording, after: &Wording) -> u32 {
    let parts = |wording: &Wording| {
        let attributes = wording.attributes.iter();
        let attributes: Vec<String> = attributes
            .map(|(name, value)| format!("{name} {value}"))
            .collect();
        [
            wording.title.zh.clone(),
            wording.title.en.clone(),
            wording.description.zh.clone(),
            wording.description.en.clone(),
            Some(attributes.join("\n")),
        ]
    };
    let (before, after) = (parts(before), parts(after));
    let changed = before.iter().zip(&after).map(|(one, other)| match (one, other) {
        (Some(one), Some(other)) => apart(one, other),
        (one, other) => u32::from(one != other) * 100,
    });
    changed.max().unwrap_or_default()
}

/// How many percent of the pairs of neighbouring letters of two texts only one of them has.
fn apart(one: &str, other: &str) -> u32 {
    if one == other {
        return 0;
    }
    let pairs = |text: &str| {
        let letters: Vec<char> = letters(text).into_iter().map(|letter| letter.c).collect();
        let mut pairs: HashMap<[char; 2], u64> = HashMap::new();
        for pair in letters.windows(2) {
            *pairs.entry([pair[0], pair[1]]).or_default() += 1;
        }
        pairs
    };
    let (one, other) = (pairs(one), pairs(other));
    let all: u64 = one.values().sum::<u64>() + other.values().sum::<u64>();
    let both = one
        .iter()
        .map(|(pair, count)| other.get(pair).map_or(0, |own| *count.min(own)));
    let only = all - 2 * both.sum::<u64>();
    match all {
        0 => 100,
        // A change is never nothing.
        all => u32::try_from((only * 100).div_ceil(all)).unwrap_or(100).max(1),
    }
}

/// A market with its rule, as its operators keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustView {
    /// The market.
    pub market: MarketRef,
    /// Its rule; `None`: every change waits for an operator.
    pub rule: Option<TrustRule>,
    /// When it was set.
    pub set_at: Option<Instant>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RULE: TrustRule = TrustRule {
        approved: 3,
        changed: 10,
        sampled: 20,
    };

    fn told(title: &str, description: &str, brand: Option<&str>) -> Wording {
        serde_json::from_value(serde_json::json!({
            "title": { "en": title }, "description": { "en": description }, "category": null, "brand": brand,
            "model": null, "gtin": null, "hs_code": null, "origin": null, "images": [], "attributes": {},
        }))
        .unwrap()
    }

    const TEXT: &str =
        "A braided rope of high-tenacity polyester for mooring, soft in the hand, 220 m to a coil";

    #[test]
    fn only_who_is_verified_and_was_never_refused_is_trusted() {
        let record = |approved, refused| Record { approved, refused };
        assert!(RULE.trusts(true, record(3, 0)));
        assert!(!RULE.trusts(false, record(3, 0)));
        assert!(!RULE.trusts(true, record(2, 0)));
        assert!(!RULE.trusts(true, record(30, 1)));
    }

    #[test]
    fn a_slip_of_the_pen_goes_through_and_other_goods_do_not() {
        let before = told("Mooring rope", TEXT, None);
        let passes = |after: Wording| RULE.lets_through(&before, &after, &[]);
        assert!(passes(told(
            "Mooring rope",
            &TEXT.replace("soft", "gentle"),
            None
        )));
        assert!(!passes(told("Mooring chain", TEXT, None)));
        assert!(!passes(told("Mooring rope", "", None)));
        assert!(!passes(told("Mooring rope", TEXT, Some("Marlow"))));
        let contact = TEXT.replace("220 m", "a@b.example");
        let loose = TrustRule { changed: 50, ..RULE };
        assert!(!loose.lets_through(&before, &told("Mooring rope", &contact, None), &[]));
        let soft = BannedWord::parse("gentle", "say it in figures").unwrap();
        let gentle = told("Mooring rope", &TEXT.replace("soft", "gentle"), None);
        assert!(!RULE.lets_through(&before, &gentle, &[soft]));
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        let errors = TrustRule::parse("0", "80", "x").unwrap_err().0;
        let fields: Vec<_> = errors.into_iter().map(|error| error.field).collect();
        assert_eq!(fields, ["approved", "changed", "sampled"]);
    }

    proptest! {
        #[test]
        fn a_change_is_as_great_either_way_and_never_nothing(one in ".{0,40}", other in ".{0,40}") {
            let (one, other) = (told("Rope", &one, None), told("Rope", &other, None));
            let changed = changed_percent(&one, &other);
            prop_assert_eq!(changed, changed_percent(&other, &one));
            prop_assert!(changed <= 100);
            prop_assert_eq!(changed == 0, one == other);
        }

        #[test]
        fn as_many_are_sampled_as_the_rule_says(sampled in 0_u32..=100) {
            let rule = TrustRule { sampled, ..RULE };
            let count = (0..100).filter(|drawn| rule.samples(*drawn)).count();
            prop_assert_eq!(count, sampled as usize);
        }
    }
}

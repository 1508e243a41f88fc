//! How many of the things looked for each listing of a segment has.

use tantivy::DocId;

use super::bits::Bits;

/// A number for each listing, spread over sets: the first has the listings whose number is odd, the next those that
/// have a two in theirs, and so on. So a machine word counts for 64 listings at once.
#[derive(Debug, Default)]
pub(super) struct Tiers {
    size: DocId,
    planes: Vec<Bits>,
}

impl Tiers {
    /// Of as many listings, zero of each.
    pub(super) fn new(size: DocId) -> Self {
        Self {
            size,
            planes: Vec::new(),
        }
    }

    /// One more for each of these.
    pub(super) fn add(&mut self, mut carry: Bits) {
        for plane in &mut self.planes {
            let mut left = 0;
            for (own, carry) in plane.words_mut().iter_mut().zip(carry.words_mut()) {
                let both = *own & *carry;
                *own ^= *carry;
                *carry = both;
                left |= both;
            }
            if left == 0 {
                return;
            }
        }
        self.planes.push(carry);
    }

    /// The listings that have so many or more.
    pub(super) fn at_least(&self, least: usize) -> Bits {
        match least {
            0 => Bits::all(self.size),
            _ => self.compared(least, |more, same| more | same),
        }
    }

    /// Those that have just so many, which is one or more.
    pub(super) fn exactly(&self, number: usize) -> Bits {
        self.compared(number, |_, same| same)
    }

    /// Those whose number is more than this, and those whose number it is, put together.
    fn compared(&self, number: usize, wanted: impl Fn(u64, u64) -> u64) -> Bits {
        if number >> self.planes.len() > 0 {
            return Bits::none(self.size);
        }
        let word = |at: usize| {
            let (mut more, mut same) = (0, u64::MAX);
            for (bit, plane) in self.planes.iter().enumerate().rev() {
                let own = plane.words()[at];
                if number >> bit & 1 == 1 {
                    same &= own;
                } else {
                    more |= same & own;
                    same &= !own;
                }
            }
            wanted(more, same)
        };
        Bits::of((0..self.size.div_ceil(u64::BITS) as usize).map(word))
    }

    /// How many this one has.
    pub(super) fn of(&self, doc: DocId) -> u32 {
        let bits = self.planes.iter().zip(0_u32..);
        bits.map(|(plane, bit)| u32::from(plane.has(doc)) << bit).sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn they_count(sets in prop::collection::vec(prop::collection::btree_set(0_u32..130, 0..100), 0..9)) {
            let mut tiers = Tiers::new(130);
            for set in &sets {
                let mut bits = Bits::none(130);
                set.iter().for_each(|doc| bits.insert(*doc));
                tiers.add(bits);
            }
            let has = |doc: DocId| sets.iter().filter(|set| set.contains(&doc)).count();
            for doc in 0..130 {
                prop_assert_eq!(tiers.of(doc) as usize, has(doc));
            }
            for number in 1..12 {
                prop_assert!((0..130).all(|doc| tiers.at_least(number).has(doc) == (has(doc) >= number)));
                prop_assert!((0..130).all(|doc| tiers.exactly(number).has(doc) == (has(doc) == number)));
            }
            prop_assert_eq!(tiers.at_least(0).count(), 130);
        }
    }
}

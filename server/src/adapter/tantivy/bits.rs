//! A set of a segment's listings: a bit each.

use tantivy::DocId;

/// How many listings one word of the set tells of.
const WORD: DocId = u64::BITS;

/// A set of listings of one segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// None of the `size` listings there are.
    pub(super) fn none(size: DocId) -> Self {
        Self(vec![0; size.div_ceil(WORD) as usize])
    }

    /// All of them.
    pub(super) fn all(size: DocId) -> Self {
        let words = (0..size)
            .step_by(WORD as usize)
            .map(|first| u64::MAX >> WORD.saturating_sub(size - first));
        Self(words.collect())
    }

    /// Of words made one by one.
    pub(super) fn of(words: impl Iterator<Item = u64>) -> Self {
        Self(words.collect())
    }

    pub(super) fn words(&self) -> &[u64] {
        &self.0
    }

    pub(super) fn words_mut(&mut self) -> &mut [u64] {
        &mut self.0
    }

    pub(super) fn insert(&mut self, doc: DocId) {
        self.0[(doc / WORD) as usize] |= 1 << (doc % WORD);
    }

    pub(super) fn has(&self, doc: DocId) -> bool {
        self.0[(doc / WORD) as usize] >> (doc % WORD) & 1 == 1
    }

    /// Adds all of another set.
    pub(super) fn join(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own |= other;
        }
    }

    /// Takes away all of another set.
    pub(super) fn without(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own &= !other;
        }
    }

    /// Takes away all but another set.
    pub(super) fn within(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own &= other;
        }
    }

    /// Takes away what is not kept.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(DocId) -> bool) {
        for (word, first) in self.0.iter_mut().zip((0..).step_by(WORD as usize)) {
            let mut rest = *word;
            while rest != 0 {
                let at = rest.trailing_zeros();
                rest &= rest - 1;
                if !keep(first + at) {
                    *word &= !(1 << at);
                }
            }
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> u64 {
        self.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Them in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = DocId> {
        let words = self.0.iter().zip((0..).step_by(WORD as usize));
        words.flat_map(|(word, first)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let at = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(first + at)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn bits(size: DocId, docs: &BTreeSet<DocId>) -> Bits {
        let mut bits = Bits::none(size);
        docs.iter().for_each(|doc| bits.insert(*doc));
        bits
    }

    proptest! {
        #[test]
        fn they_are_sets(
            size in 200_u32..300,
            one in prop::collection::btree_set(0_u32..200, 0..60),
            other in prop::collection::btree_set(0_u32..200, 0..60),
        ) {
            let set = |bits: &Bits| bits.iter().collect::<BTreeSet<_>>();
            let (first, second) = (bits(size, &one), bits(size, &other));
            let with = |change: &dyn Fn(&mut Bits)| {
                let mut bits = first.clone();
                change(&mut bits);
                bits
            };
            prop_assert_eq!(set(&first), one.clone());
            prop_assert_eq!(set(&with(&|bits| bits.join(&second))), &one | &other);
            prop_assert_eq!(set(&with(&|bits| bits.without(&second))), &one - &other);
            prop_assert_eq!(set(&with(&|bits| bits.within(&second))), &one & &other);
            prop_assert_eq!(set(&with(&|bits| bits.retain(|doc| second.has(doc)))), &one & &other);
            prop_assert_eq!(first.count(), one.len() as u64);
            prop_assert_eq!(Bits::all(size).count(), u64::from(size));
        }
    }
}

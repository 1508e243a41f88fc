//! The best of what was found, as many as a page wants.

use std::{cmp::Reverse, collections::BinaryHeap};

use domain::search::Sort;
use tantivy::DocAddress;

use super::place::Place;

/// What is on one page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub sort: Sort,
    pub after: Option<Place>,
    pub limit: usize,
    /// How many of them must be there if there are so many: the others only where they have as many of the words.
    pub needed: usize,
}

/// The best places so far.
pub(super) struct Best {
    wanted: Wanted,
    /// The worst of those kept is on top.
    kept: BinaryHeap<Reverse<(Place, DocAddress)>>,
}

impl Best {
    pub(super) fn new(wanted: Wanted) -> Self {
        Self {
            wanted,
            kept: BinaryHeap::new(),
        }
    }

    /// Most are not even near: their ids are not read.
    pub(super) fn take(&mut self, rank: u64, id: impl FnOnce() -> u128, address: DocAddress) {
        let full = self.kept.len() == self.wanted.limit;
        let worst = self
            .kept
            .peek()
            .filter(|_| full)
            .map(|Reverse((worst, _))| *worst);
        if worst.is_some_and(|worst| rank < worst.rank) {
            return;
        }
        if self.wanted.after.is_some_and(|after| rank > after.rank) {
            return;
        }
        let place = Place { rank, id: id() };
        if self.wanted.after.is_some_and(|after| place >= after) || worst.is_some_and(|worst| place < worst) {
            return;
        }
        self.kept.push(Reverse((place, address)));
        if self.kept.len() > self.wanted.limit {
            self.kept.pop();
        }
    }

    pub(super) fn sorted(self) -> Vec<(Place, DocAddress)> {
        let mut best: Vec<_> = self.kept.into_iter().map(|kept| kept.0).collect();
        best.sort_unstable_by(|a, b| b.cmp(a));
        best
    }
}

//! What one pass over the matches gathers: the page after a key, the total, and the counts of each facet.
//!
//! A facet counts what would match without its own filter: a match that only one filter refuses counts for that
//! filter's facet alone.

use std::{cmp::Reverse, collections::BinaryHeap};

use domain::search::Sort;
use tantivy::{DocAddress, DocId, Searcher, SegmentOrdinal, SegmentReader};

use super::{
    place::{Place, Places},
    plan::Plan,
    sieve::{Opened, Sieve, Tally},
    walk::{Match, Walk},
};

/// Which matches are wanted.
pub(super) struct Wanted<'a> {
    pub sieves: Vec<Sieve<'a>>,
    pub sort: Sort,
    /// How many of the words must be found.
    pub required: usize,
    pub after: Option<Place>,
    pub limit: usize,
}

/// What was gathered: the best first.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub best: Vec<(Place, DocAddress)>,
    pub total: u64,
    pub tally: Tally,
}

/// One pass over an index.
pub(super) fn gather(searcher: &Searcher, plan: &Plan, wanted: &Wanted<'_>) -> tantivy::Result<Gathered> {
    let mut all = Gathered::default();
    for (segment, reader) in (0..).zip(searcher.segment_readers()) {
        let mut gathering = Segment::new(segment, reader, wanted)?;
        Walk::new(plan, reader, wanted.required)?.run(|doc, judge| gathering.take(doc, judge));
        gathering.end(&mut all);
    }
    all.best.sort_unstable_by(|a, b| b.cmp(a));
    all.best.truncate(wanted.limit);
    Ok(all)
}

struct Segment<'a> {
    segment: SegmentOrdinal,
    wanted: &'a Wanted<'a>,
    places: Places,
    sieves: Vec<Opened<'a>>,
    /// The worst of those kept is on top.
    kept: BinaryHeap<Reverse<(Place, DocAddress)>>,
    total: u64,
}

impl<'a> Segment<'a> {
    fn new(segment: SegmentOrdinal, reader: &SegmentReader, wanted: &'a Wanted<'a>) -> tantivy::Result<Self> {
        let sieves = wanted.sieves.iter().map(|sieve| Opened::new(sieve, reader));
        Ok(Self {
            segment,
            places: Places::new(reader, wanted.sort)?,
            sieves: sieves.collect::<tantivy::Result<_>>()?,
            wanted,
            kept: BinaryHeap::new(),
            total: 0,
        })
    }

    fn take(&mut self, doc: DocId, judge: &mut dyn FnMut() -> Match) {
        let mut refused = (0..self.sieves.len()).filter(|index| !self.sieves[*index].passes(doc));
        match (refused.next(), refused.next()) {
            (None, _) => {
                for sieve in &mut self.sieves {
                    sieve.count(doc);
                }
                self.total += 1;
                self.keep(doc, judge);
            }
            (Some(only), None) => self.sieves[only].count(doc),
            _ => {}
        }
    }

    fn keep(&mut self, doc: DocId, judge: &mut dyn FnMut() -> Match) {
        let place = self.places.of(doc, judge);
        if self.wanted.after.is_some_and(|after| place >= after) {
            return;
        }
        let worst = self.kept.peek().filter(|_| self.kept.len() == self.wanted.limit);
        if worst.is_some_and(|Reverse((worst, _))| place < *worst) {
            return;
        }
        self.kept
            .push(Reverse((place, DocAddress::new(self.segment, doc))));
        if self.kept.len() > self.wanted.limit {
            self.kept.pop();
        }
    }

    fn end(self, all: &mut Gathered) {
        all.total += self.total;
        all.best.extend(self.kept.into_iter().map(|kept| kept.0));
        for sieve in self.sieves {
            sieve.end(&mut all.tally);
        }
    }
}

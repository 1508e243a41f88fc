//! What one pass over the matches gathers: the page after a key with the total, and the counts of a facet.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
    net::Ipv6Addr,
};

use domain::search::Sort;
use service::port::search_index::SearchFailure;
use tantivy::{
    DocAddress, DocId, Score, SegmentOrdinal, SegmentReader,
    collector::{Collector, SegmentCollector},
    columnar::{Column, StrColumn},
};

use super::schema::{CREATED, ID, MOQ};

/// A match's place in the order: better ones are greater, and no two are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    rank: u64,
    id: u128,
}

/// The key of a page: the last match of the one before, and how many words had to be found for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PageKey {
    pub after: Place,
    pub required: usize,
}

impl PageKey {
    pub(super) fn write(self) -> String {
        let Place { rank, id } = self.after;
        format!("{rank:016x}{id:032x}{:02x}", self.required)
    }

    pub(super) fn read(text: &str) -> Result<Self, SearchFailure> {
        let part = |at| text.get(at).and_then(|part| u128::from_str_radix(part, 16).ok());
        let read = || {
            Some(Self {
                after: Place {
                    rank: part(0..16)? as u64,
                    id: part(16..48)?,
                },
                required: part(48..50)? as usize,
            })
        };
        read()
            .filter(|key| key.write() == text)
            .ok_or(SearchFailure::BadPageKey)
    }
}

/// The best matches after a place, and how many match in all.
pub(super) struct Ranked {
    pub sort: Sort,
    pub after: Option<Place>,
    pub limit: usize,
}

/// What [`Ranked`] gathers: the best first.
#[derive(Debug, Default)]
pub(super) struct Ranking {
    pub best: Vec<(Place, DocAddress)>,
    pub total: u64,
}

impl Collector for Ranked {
    type Fruit = Ranking;
    type Child = RankedSegment;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<RankedSegment> {
        let fast = reader.fast_fields();
        let rank = match self.sort {
            Sort::Relevance => Rank::Score,
            Sort::Newest => Rank::High(fast.u64(CREATED)?),
            Sort::Moq => Rank::Low(fast.u64(MOQ)?),
        };
        Ok(RankedSegment {
            rank,
            ids: fast.ip_addr(ID)?,
            segment,
            after: self.after,
            limit: self.limit,
            kept: BinaryHeap::new(),
            total: 0,
        })
    }

    fn requires_scoring(&self) -> bool {
        self.sort == Sort::Relevance
    }

    fn merge_fruits(&self, segments: Vec<Ranking>) -> tantivy::Result<Ranking> {
        let mut all = Ranking::default();
        for segment in segments {
            all.best.extend(segment.best);
            all.total += segment.total;
        }
        all.best.sort_unstable_by(|a, b| b.cmp(a));
        all.best.truncate(self.limit);
        Ok(all)
    }
}

enum Rank {
    Score,
    High(Column<u64>),
    Low(Column<u64>),
}

pub(super) struct RankedSegment {
    rank: Rank,
    ids: Column<Ipv6Addr>,
    segment: SegmentOrdinal,
    after: Option<Place>,
    limit: usize,
    /// The worst of those kept is on top.
    kept: BinaryHeap<Reverse<(Place, DocAddress)>>,
    total: u64,
}

impl RankedSegment {
    fn place(&self, doc: DocId, score: Score) -> Place {
        let rank = match &self.rank {
            // Scores are never negative: their bits are in their order.
            Rank::Score => u64::from(score.max(0.0).to_bits()),
            Rank::High(column) => column.first(doc).unwrap_or(0),
            Rank::Low(column) => u64::MAX - column.first(doc).unwrap_or(u64::MAX),
        };
        Place {
            rank,
            id: self.ids.first(doc).map_or(0, u128::from),
        }
    }
}

impl SegmentCollector for RankedSegment {
    type Fruit = Ranking;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.total += 1;
        let place = self.place(doc, score);
        if self.after.is_some_and(|after| place >= after) {
            return;
        }
        self.kept
            .push(Reverse((place, DocAddress::new(self.segment, doc))));
        if self.kept.len() > self.limit {
            self.kept.pop();
        }
    }

    fn harvest(self) -> Ranking {
        Ranking {
            best: self.kept.into_iter().map(|kept| kept.0).collect(),
            total: self.total,
        }
    }
}

/// How many matches have each value of a field.
pub(super) struct FacetCounts(pub &'static str);

impl Collector for FacetCounts {
    type Fruit = BTreeMap<String, u64>;
    type Child = FacetSegment;

    fn for_segment(&self, _: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<FacetSegment> {
        let values = reader.fast_fields().str(self.0)?;
        Ok(FacetSegment {
            counts: vec![0; values.as_ref().map_or(0, |values| values.num_terms())],
            values,
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<BTreeMap<String, u64>>) -> tantivy::Result<BTreeMap<String, u64>> {
        let mut all = BTreeMap::new();
        for (value, count) in segments.into_iter().flatten() {
            *all.entry(value).or_default() += count;
        }
        Ok(all)
    }
}

pub(super) struct FacetSegment {
    values: Option<StrColumn>,
    counts: Vec<u64>,
}

impl SegmentCollector for FacetSegment {
    type Fruit = BTreeMap<String, u64>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let Some(values) = &self.values else { return };
        for ord in values.term_ords(doc) {
            if let Some(count) = usize::try_from(ord).ok().and_then(|ord| self.counts.get_mut(ord)) {
                *count += 1;
            }
        }
    }

    fn harvest(self) -> BTreeMap<String, u64> {
        let Some(values) = self.values else {
            return BTreeMap::new();
        };
        let counted = (0_u64..).zip(self.counts).filter(|(_, count)| *count > 0);
        counted
            .filter_map(|(ord, count)| {
                let mut value = String::new();
                values.ord_to_str(ord, &mut value).ok()?.then_some((value, count))
            })
            .collect()
    }
}

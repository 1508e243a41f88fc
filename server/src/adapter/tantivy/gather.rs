//! What one pass over the matches gathers: the page after a key, the total, and the counts of each facet.
//!
//! A facet counts what would match without its own filter: a match that only one filter refuses counts for that
//! filter's facet alone.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap, HashSet},
};

use domain::search::{Facets, Sort};
use tantivy::{DocAddress, DocId, Searcher, SegmentOrdinal, SegmentReader, columnar::StrColumn};

use super::{
    place::{Place, Places},
    plan::Plan,
    walk::{Match, Walk},
};

/// A field that is filtered by, counted, or both.
pub(super) struct Sieve<'a> {
    /// The field's name.
    pub name: &'static str,
    /// Only these; none means all.
    pub values: &'a [String],
    /// Whether its values are counted.
    pub counted: bool,
}

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
    pub facets: Facets,
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
    columns: Vec<Values>,
    /// The worst of those kept is on top.
    kept: BinaryHeap<Reverse<(Place, DocAddress)>>,
    total: u64,
}

/// A sieve's column in a segment, where the segment has any values of it.
struct Values {
    name: &'static str,
    column: Option<StrColumn>,
    /// What passes; `None` means everything.
    allowed: Option<HashSet<u64>>,
    counts: Vec<u64>,
}

impl Values {
    fn new(reader: &SegmentReader, sieve: &Sieve<'_>) -> tantivy::Result<Self> {
        let column = reader.fast_fields().str(sieve.name)?;
        let mut allowed = (!sieve.values.is_empty()).then(HashSet::new);
        if let (Some(allowed), Some(column)) = (&mut allowed, &column) {
            for value in sieve.values {
                allowed.extend(column.dictionary().term_ord(value)?);
            }
        }
        let values = column
            .as_ref()
            .filter(|_| sieve.counted)
            .map_or(0, |column| column.num_terms());
        Ok(Self {
            name: sieve.name,
            column,
            allowed,
            counts: vec![0; values],
        })
    }

    fn passes(&self, doc: DocId) -> bool {
        let Some(allowed) = &self.allowed else { return true };
        let column = self.column.as_ref();
        column.is_some_and(|column| column.term_ords(doc).any(|value| allowed.contains(&value)))
    }

    fn count(&mut self, doc: DocId) {
        let Some(column) = self.column.as_ref().filter(|_| !self.counts.is_empty()) else {
            return;
        };
        for value in column.term_ords(doc) {
            if let Some(count) = usize::try_from(value)
                .ok()
                .and_then(|value| self.counts.get_mut(value))
            {
                *count += 1;
            }
        }
    }

    fn end(self, facets: &mut Facets) {
        let Some(column) = self.column else { return };
        let counted = (0_u64..).zip(self.counts).filter(|(_, count)| *count > 0);
        for (ord, count) in counted {
            let mut value = String::new();
            if column.ord_to_str(ord, &mut value).unwrap_or_default() {
                let facet: &mut BTreeMap<_, _> = facets.entry(self.name.to_owned()).or_default();
                *facet.entry(value).or_default() += count;
            }
        }
    }
}

impl<'a> Segment<'a> {
    fn new(segment: SegmentOrdinal, reader: &SegmentReader, wanted: &'a Wanted<'a>) -> tantivy::Result<Self> {
        let columns = wanted.sieves.iter().map(|sieve| Values::new(reader, sieve));
        Ok(Self {
            segment,
            places: Places::new(reader, wanted.sort)?,
            columns: columns.collect::<tantivy::Result<_>>()?,
            wanted,
            kept: BinaryHeap::new(),
            total: 0,
        })
    }

    fn take(&mut self, doc: DocId, judge: &mut dyn FnMut() -> Match) {
        let mut refused = (0..self.columns.len()).filter(|index| !self.columns[*index].passes(doc));
        match (refused.next(), refused.next()) {
            (None, _) => {
                for column in &mut self.columns {
                    column.count(doc);
                }
                self.total += 1;
                self.keep(doc, judge);
            }
            (Some(only), None) => self.columns[only].count(doc),
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
        for column in self.columns {
            column.end(&mut all.facets);
        }
    }
}

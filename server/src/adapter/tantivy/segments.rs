//! What is known of each segment of an index for as long as it is there: read once, before a search sees it.

use std::{
    collections::HashMap,
    num::NonZeroUsize,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use lru::LruCache;
use tantivy::{Searcher, SearcherGeneration, SegmentReader, Term, Warmer, index::SegmentId};

use super::{
    bits::Bits,
    profile::{Profiles, names},
    schema::{Fields, SUPPLIER, WORDY},
};

/// What is known of a segment.
pub(super) struct Segment {
    /// Sum of lengths and number of listings that say anything, field by field.
    pub lengths: [(u64, u64); WORDY],
    pub profiles: Profiles,
    /// The codes of the suppliers, as its column counts them.
    pub suppliers: Vec<Box<str>>,
    /// The listings of frequent terms, as they were looked up last.
    frequent: Mutex<LruCache<Term, Arc<Bits>>>,
}

/// One listing in so many makes a term frequent: its listings are read faster as bits than as they are written down.
const FREQUENT: u32 = 64;
/// How many frequent terms are kept at once; as many bits for each listing there is.
const KEPT: NonZeroUsize = NonZeroUsize::new(512).unwrap();

impl Segment {
    /// Whether a term that so many listings have is frequent.
    pub(super) fn is_frequent(count: u32, reader: &SegmentReader) -> bool {
        count > reader.max_doc() / FREQUENT
    }

    /// The listings of a frequent term; read now where they are not kept.
    pub(super) fn frequent(
        &self,
        term: &Term,
        read: impl FnOnce() -> tantivy::Result<Bits>,
    ) -> tantivy::Result<Arc<Bits>> {
        let kept = || self.frequent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bits) = kept().get(term) {
            return Ok(bits.clone());
        }
        let bits = Arc::new(read()?);
        kept().put(term.clone(), bits.clone());
        Ok(bits)
    }
}

/// The segments that are there.
pub(super) struct Segments {
    fields: Fields,
    known: Mutex<HashMap<SegmentId, Arc<Segment>>>,
}

impl Segments {
    pub(super) fn new(fields: Fields) -> Self {
        Self {
            fields,
            known: Mutex::default(),
        }
    }

    fn known(&self) -> MutexGuard<'_, HashMap<SegmentId, Arc<Segment>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is known of one; read now if it was not yet.
    pub(super) fn of(&self, reader: &SegmentReader) -> tantivy::Result<Arc<Segment>> {
        let id = reader.segment_id();
        if let Some(known) = self.known().get(&id) {
            return Ok(known.clone());
        }
        let segment = Arc::new(Segment {
            lengths: self.lengths(reader),
            profiles: Profiles::read(reader)?,
            suppliers: names(reader.fast_fields().str(SUPPLIER)?.as_ref())?,
            frequent: Mutex::new(LruCache::new(KEPT)),
        });
        self.known().insert(id, segment.clone());
        Ok(segment)
    }

    /// What is known of all that a search looks into, in their order.
    pub(super) fn all(&self, searcher: &Searcher) -> tantivy::Result<Vec<Arc<Segment>>> {
        searcher
            .segment_readers()
            .iter()
            .map(|reader| self.of(reader))
            .collect()
    }

    fn lengths(&self, reader: &SegmentReader) -> [(u64, u64); WORDY] {
        self.fields.wordy.map(|field| {
            let Ok(norms) = reader.get_fieldnorms_reader(field) else {
                return (0, 0);
            };
            let lengths = (0..reader.max_doc()).map(|doc| u64::from(norms.fieldnorm(doc)));
            lengths
                .filter(|length| *length > 0)
                .fold((0, 0), |(sum, count), length| (sum + length, count + 1))
        })
    }
}

impl Warmer for Segments {
    fn warm(&self, searcher: &Searcher) -> tantivy::Result<()> {
        self.all(searcher).map(drop)
    }

    fn garbage_collect(&self, live: &[&SearcherGeneration]) {
        let there = |id: &SegmentId| {
            live.iter()
                .any(|generation| generation.segments().contains_key(id))
        };
        self.known().retain(|id, _| there(id));
    }
}

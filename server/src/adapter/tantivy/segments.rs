//! What is known of each segment of an index for as long as it is there: read once, before a search sees it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tantivy::{Searcher, SearcherGeneration, SegmentReader, Warmer, index::SegmentId};

use super::{
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

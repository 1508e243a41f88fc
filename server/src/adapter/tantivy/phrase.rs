//! Phrases: words that follow each other in a listing.

use tantivy::{
    DocId, DocSet, SegmentReader,
    postings::{Postings, SegmentPostings},
};

use super::{lookup::Lookup, plan::Plan, schema::WORDY};
use crate::adapter::reading::wanted::Phrase;

/// A phrase in any field of a segment.
pub(super) struct Said(Vec<Place>);

/// A phrase in one field: its terms, each with how far it stands from the first.
struct Place(Vec<(SegmentPostings, u32)>);

impl Said {
    pub(super) fn new(
        lookup: &Lookup<'_>,
        plan: &Plan,
        segment: (usize, &SegmentReader),
        phrase: &Phrase,
    ) -> tantivy::Result<Self> {
        let mut places = Vec::new();
        for wordy in 0..WORDY {
            let terms = plan.phrase_terms(phrase, wordy);
            let mut place = Vec::with_capacity(terms.len());
            for (term, offset) in &terms {
                let postings = lookup.positions(segment, term)?;
                place.extend(postings.map(|postings| (postings, u32::try_from(*offset).unwrap_or(u32::MAX))));
            }
            if place.len() == terms.len() {
                places.push(Place(place));
            }
        }
        Ok(Self(places))
    }

    /// Whether a listing says it; listings are asked about in their order.
    pub(super) fn stands_in(&mut self, doc: DocId) -> bool {
        self.0.iter_mut().any(|place| place.stands_in(doc))
    }
}

impl Place {
    fn stands_in(&mut self, doc: DocId) -> bool {
        if !self.0.iter_mut().all(|(postings, _)| seek(postings, doc) == doc) {
            return false;
        }
        let mut starts: Option<Vec<u32>> = None;
        let mut positions = Vec::new();
        for (postings, offset) in &mut self.0 {
            postings.positions(&mut positions);
            let own = positions
                .iter()
                .filter_map(|position| position.checked_sub(*offset));
            starts = Some(match starts {
                None => own.collect(),
                Some(starts) => own.filter(|start| starts.binary_search(start).is_ok()).collect(),
            });
        }
        starts.is_some_and(|starts| !starts.is_empty())
    }
}

fn seek(postings: &mut SegmentPostings, target: DocId) -> DocId {
    if postings.doc() < target {
        postings.seek(target)
    } else {
        postings.doc()
    }
}

//! Terms in the dictionaries of an index, each looked up once for a question.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use tantivy::{
    Searcher, SegmentReader, Term,
    postings::{BlockSegmentPostings, SegmentPostings, TermInfo},
    schema::IndexRecordOption,
};

/// Where a term's listings are written, segment by segment.
type Places = Rc<[Option<TermInfo>]>;

/// The dictionaries, for one question.
pub(super) struct Lookup<'a> {
    pub searcher: &'a Searcher,
    known: RefCell<HashMap<Term, Places>>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(searcher: &'a Searcher) -> Self {
        Self {
            searcher,
            known: RefCell::default(),
        }
    }

    fn places(&self, term: &Term) -> tantivy::Result<Places> {
        if let Some(places) = self.known.borrow().get(term) {
            return Ok(places.clone());
        }
        let readers = self.searcher.segment_readers().iter();
        let places = readers.map(|reader| Ok(reader.inverted_index(term.field())?.get_term_info(term)?));
        let places: Places = places.collect::<tantivy::Result<_>>()?;
        self.known.borrow_mut().insert(term.clone(), places.clone());
        Ok(places)
    }

    /// In how many listings it is; those taken away since are among them.
    pub(super) fn count(&self, term: &Term) -> u64 {
        let places = self.places(term).unwrap_or_default();
        places.iter().flatten().map(|info| u64::from(info.doc_freq)).sum()
    }

    /// In how many listings of a segment it is.
    pub(super) fn count_in(&self, segment: usize, term: &Term) -> tantivy::Result<u32> {
        let info = &self.places(term)?[segment];
        Ok(info.as_ref().map_or(0, |info| info.doc_freq))
    }

    /// Its listings in a segment, many at once.
    pub(super) fn blocks(
        &self,
        (at, reader): (usize, &SegmentReader),
        term: &Term,
        option: IndexRecordOption,
    ) -> tantivy::Result<Option<BlockSegmentPostings>> {
        let places = self.places(term)?;
        let Some(info) = &places[at] else { return Ok(None) };
        let index = reader.inverted_index(term.field())?;
        Ok(Some(index.read_block_postings_from_terminfo(info, option)?))
    }

    /// Its listings in a segment, one by one, with where it stands in them.
    pub(super) fn positions(
        &self,
        (at, reader): (usize, &SegmentReader),
        term: &Term,
    ) -> tantivy::Result<Option<SegmentPostings>> {
        let places = self.places(term)?;
        let Some(info) = &places[at] else { return Ok(None) };
        let index = reader.inverted_index(term.field())?;
        Ok(Some(index.read_postings_from_terminfo(
            info,
            IndexRecordOption::WithFreqsAndPositions,
        )?))
    }
}

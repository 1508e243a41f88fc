//! A hunt through the index for what a question looks for: first what has all of it, and, where that is too little,
//! what has less. Whatever was found is counted once; only those that can be on the page are judged.
//!
//! A facet counts what would match without its own filter: a match that only one filter refuses counts for that
//! filter's facet alone.

use std::{collections::BTreeMap, sync::Arc};

use domain::search::{Filters, SearchQuery, Sort, why::Score};
use tantivy::{
    DocAddress, DocId, SegmentOrdinal, SegmentReader, Term, columnar::StrColumn, schema::IndexRecordOption,
};

use super::{
    best::{Best, Wanted},
    bits::Bits,
    lookup::Lookup,
    phrase::Said,
    place::{Place, Places},
    plan::Plan,
    profile::{Counted, Verdict},
    schema::{SUPPLIER, WORDY},
    score::{Judge, Match},
    segments,
    sieve::{Opened, Sieve, Tally, chosen, sieves},
    tiers::Tiers,
};
use crate::adapter::reading::wanted::Phrase;

/// A question with the segments it is asked of.
pub(super) struct Hunt<'a> {
    pub lookup: &'a Lookup<'a>,
    pub plan: &'a Plan,
    pub filters: &'a Filters,
    sieves: Vec<Sieve<'a>>,
    known: &'a [Arc<segments::Segment>],
}

impl<'a> Hunt<'a> {
    pub(super) fn new(
        lookup: &'a Lookup<'a>,
        plan: &'a Plan,
        query: &'a SearchQuery,
        known: &'a [Arc<segments::Segment>],
    ) -> Self {
        Self {
            lookup,
            plan,
            filters: &query.filters,
            sieves: sieves(query),
            known,
        }
    }

    /// Counts how many of the words each listing has.
    pub(super) fn begin(&self) -> tantivy::Result<Found<'_>> {
        let readers = self.lookup.searcher.segment_readers().iter().enumerate();
        let segments = readers
            .zip(self.known)
            .map(|(segment, known)| Segment::new(self, segment, known));
        Ok(Found {
            hunt: self,
            segments: segments.collect::<tantivy::Result<_>>()?,
            required: 0,
            total: 0,
        })
    }
}

/// What was found so far.
pub(super) struct Found<'a> {
    hunt: &'a Hunt<'a>,
    segments: Vec<Segment<'a>>,
    /// How many words were required, as last asked for.
    pub required: usize,
    /// How many there are.
    pub total: u64,
}

impl Found<'_> {
    /// Takes all that have so many of the words, or the question for a code.
    pub(super) fn take(&mut self, required: usize) -> tantivy::Result<()> {
        self.required = required;
        for segment in &mut self.segments {
            self.total += segment.take(self.hunt, required)?;
        }
        Ok(())
    }

    /// The best after a place, the best first.
    pub(super) fn best(&self, wanted: Wanted) -> tantivy::Result<Vec<(Place, DocAddress)>> {
        let least = match wanted.sort {
            Sort::Relevance => self.least(wanted),
            Sort::Newest | Sort::Moq => 0,
        };
        let mut best = Best::new(wanted);
        for segment in &self.segments {
            segment.place(self.hunt, wanted.sort, least, &mut best)?;
        }
        Ok(best.sorted())
    }

    /// How many words a listing has at least that can be on the page: more words come first, whatever they are worth.
    fn least(&self, wanted: Wanted) -> usize {
        let most = self.hunt.plan.slots.len();
        let begun = wanted.after.map_or(most + 1, |after| after.words().min(most));
        let (mut least, mut enough) = (begun.min(most), 0);
        loop {
            // Of those that have as many words as the last of the page before, no one knows yet how many follow it.
            if least < begun {
                enough += self
                    .segments
                    .iter()
                    .map(|segment| segment.having(least))
                    .sum::<u64>();
            }
            if least <= self.required || enough >= wanted.needed as u64 {
                return least;
            }
            least -= 1;
        }
    }

    /// The code of a listing's supplier.
    pub(super) fn supplier(&self, address: DocAddress) -> Option<&str> {
        let at = address.segment_ord as usize;
        let place = self
            .segments
            .get(at)?
            .supplier
            .as_ref()?
            .term_ords(address.doc_id)
            .next()?;
        Some(&**self.hunt.known.get(at)?.suppliers.get(place as usize)?)
    }

    /// Why a listing stands where it does.
    pub(super) fn why(&self, address: DocAddress) -> tantivy::Result<Option<Score>> {
        let segment = self.segments.get(address.segment_ord as usize);
        let why = segment.map(|segment| segment.judge(self.hunt).why(address.doc_id));
        why.transpose()
    }

    /// How many matches each supplier has, by its code.
    pub(super) fn suppliers(&self) -> BTreeMap<String, u64> {
        let mut counts = BTreeMap::new();
        for (segment, known) in self.segments.iter().zip(self.hunt.known) {
            let mut own = vec![0; known.suppliers.len()];
            let places = segment.supplier.iter().flat_map(|column| {
                let matches = segment.passed.iter();
                matches.filter_map(|doc| column.term_ords(doc).next())
            });
            for place in places {
                if let Some(count) = own.get_mut(place as usize) {
                    *count += 1;
                }
            }
            for (code, count) in known.suppliers.iter().zip(own).filter(|(_, count)| *count > 0) {
                *counts.entry(code.to_string()).or_default() += count;
            }
        }
        counts
    }

    pub(super) fn tally(self) -> Tally {
        let mut tally = Tally::default();
        for segment in self.segments {
            segment.counted.end(&mut tally);
            for sieve in segment.sieves {
                sieve.end(&mut tally);
            }
        }
        tally
    }
}

/// What was found in one segment.
struct Segment<'a> {
    at: usize,
    reader: &'a SegmentReader,
    tiers: Tiers,
    /// Those that say each of the question's synonyms.
    synonyms: Vec<Bits>,
    /// Those that have the question for a code: they match whatever words they have.
    coded: Bits,
    /// Those that have a code of the question, or are one.
    named: Bits,
    /// Those that were looked at.
    seen: Bits,
    /// Those that match.
    passed: Bits,
    counted: Counted<'a>,
    sieves: Vec<Opened<'a>>,
    supplier: Option<StrColumn>,
}

impl<'a> Segment<'a> {
    fn new(
        hunt: &'a Hunt<'a>,
        (at, reader): (usize, &'a SegmentReader),
        known: &'a segments::Segment,
    ) -> tantivy::Result<Self> {
        let size = reader.max_doc();
        let having = |terms: &mut dyn Iterator<Item = &Term>| having(hunt, (at, reader), terms);
        let synonyms = hunt.plan.question.synonyms.iter();
        let synonyms = synonyms.map(|phrase| saying(hunt, (at, reader), phrase));
        let synonyms: Vec<Bits> = synonyms.collect::<tantivy::Result<_>>()?;
        let mut tiers = Tiers::new(size);
        for slot in &hunt.plan.slots {
            let mut found = having(&mut slot.ways.iter().map(|(term, ..)| term))?;
            slot.synonyms.iter().for_each(|at| found.join(&synonyms[*at]));
            tiers.add(found);
        }
        let coded = having(&mut hunt.plan.code.iter())?;
        let mut named = having(&mut hunt.plan.part_codes.iter())?;
        named.join(&coded);
        let sieves = hunt.sieves.iter().map(|sieve| Opened::new(sieve, reader));
        Ok(Self {
            at,
            reader,
            tiers,
            synonyms,
            coded,
            named,
            seen: Bits::none(size),
            passed: Bits::none(size),
            counted: Counted::new(&known.profiles, &chosen(hunt.filters)),
            sieves: sieves.collect::<tantivy::Result<_>>()?,
            supplier: reader.fast_fields().str(SUPPLIER)?,
        })
    }

    /// Takes what has so many words and was not looked at before; how many of those match.
    fn take(&mut self, hunt: &Hunt<'_>, required: usize) -> tantivy::Result<u64> {
        let mut new = self.tiers.at_least(required);
        new.join(&self.coded);
        new.without(&self.seen);
        self.seen.join(&new);
        if let Some(alive) = self.reader.alive_bitset() {
            new.retain(|doc| alive.is_alive(doc));
        }
        self.keep_said(hunt, &mut new)?;
        let (counted, sieves) = (&mut self.counted, &mut self.sieves);
        new.retain(|doc| sift(doc, counted, sieves));
        self.passed.join(&new);
        Ok(new.count())
    }

    /// Keeps those that say the question's phrases, and what they must not say not.
    fn keep_said(&self, hunt: &Hunt<'_>, docs: &mut Bits) -> tantivy::Result<()> {
        let opened = |phrases: &[Phrase]| -> tantivy::Result<Vec<Said>> {
            let said = |phrase| Said::new(hunt.lookup, hunt.plan, (self.at, self.reader), phrase);
            phrases.iter().map(said).collect()
        };
        let question = &hunt.plan.question;
        let (mut phrases, mut without) = (opened(&question.phrases)?, opened(&question.without)?);
        if !phrases.is_empty() || !without.is_empty() {
            docs.retain(|doc| {
                phrases.iter_mut().all(|phrase| phrase.stands_in(doc))
                    && !without.iter_mut().any(|word| word.stands_in(doc))
            });
        }
        Ok(())
    }

    /// How many matches have just so many words.
    fn having(&self, words: usize) -> u64 {
        let mut having = self.tiers.exactly(words);
        having.within(&self.passed);
        having.count()
    }

    fn judge<'b>(&'b self, hunt: &'b Hunt<'_>) -> Judge<'b> {
        Judge {
            lookup: hunt.lookup,
            plan: hunt.plan,
            segment: (self.at, self.reader),
            synonyms: &self.synonyms,
        }
    }

    /// Gives the matches that have so many words, or a code, their places.
    fn place(&self, hunt: &Hunt<'_>, sort: Sort, least: usize, best: &mut Best) -> tantivy::Result<()> {
        let places = Places::new(self.reader, sort)?;
        let mut docs = self.tiers.at_least(least);
        docs.join(&self.named);
        docs.within(&self.passed);
        let segment = SegmentOrdinal::try_from(self.at).unwrap_or(SegmentOrdinal::MAX);
        let mut take = |doc: DocId, found: Match| {
            best.take(
                places.rank(doc, found),
                || places.id(doc),
                DocAddress::new(segment, doc),
            );
        };
        if sort != Sort::Relevance {
            docs.iter().for_each(|doc| take(doc, Match::default()));
            return Ok(());
        }
        let docs: Vec<DocId> = docs.iter().collect();
        let words = |doc: &DocId| Match {
            tier: self.tiers.of(*doc),
            score: 0.0,
        };
        let mut matches: Vec<Match> = docs.iter().map(words).collect();
        let judge = self.judge(hunt);
        judge.judge(&docs, &mut matches)?;
        docs.into_iter()
            .zip(matches)
            .for_each(|(doc, found)| take(doc, found));
        Ok(())
    }
}

/// The listings of a segment that have any of these terms.
fn having(
    hunt: &Hunt<'_>,
    segment: (usize, &SegmentReader),
    terms: &mut dyn Iterator<Item = &Term>,
) -> tantivy::Result<Bits> {
    let (at, reader) = segment;
    let mut having = Bits::none(reader.max_doc());
    for term in terms {
        if segments::Segment::is_frequent(hunt.lookup.count_in(at, term)?, reader) {
            let read = || {
                let mut bits = Bits::none(reader.max_doc());
                insert(hunt.lookup, segment, term, &mut bits)?;
                Ok(bits)
            };
            having.join(&*hunt.known[at].frequent(term, read)?);
        } else {
            insert(hunt.lookup, segment, term, &mut having)?;
        }
    }
    Ok(having)
}

/// Reads the listings of a segment that have a term.
fn insert(
    lookup: &Lookup<'_>,
    segment: (usize, &SegmentReader),
    term: &Term,
    into: &mut Bits,
) -> tantivy::Result<()> {
    let Some(mut blocks) = lookup.blocks(segment, term, IndexRecordOption::Basic)? else {
        return Ok(());
    };
    while !blocks.docs().is_empty() {
        blocks.docs().iter().for_each(|doc| into.insert(*doc));
        blocks.advance();
    }
    Ok(())
}

/// The listings of a segment that say a phrase in some field.
fn saying(hunt: &Hunt<'_>, segment: (usize, &SegmentReader), phrase: &Phrase) -> tantivy::Result<Bits> {
    let mut saying = Bits::none(segment.1.max_doc());
    for wordy in 0..WORDY {
        let mut all: Option<Bits> = None;
        for (term, _) in hunt.plan.phrase_terms(phrase, wordy) {
            let found = having(hunt, segment, &mut std::iter::once(&term))?;
            match &mut all {
                None => all = Some(found),
                Some(all) => all.within(&found),
            }
        }
        saying.join(&all.unwrap_or_default());
    }
    if phrase.len() > 1 {
        let mut said = Said::new(hunt.lookup, hunt.plan, segment, phrase)?;
        saying.retain(|doc| said.stands_in(doc));
    }
    Ok(saying)
}

/// Whether a listing passes all filters; counts it where it belongs.
fn sift(doc: DocId, counted: &mut Counted<'_>, sieves: &mut [Opened<'_>]) -> bool {
    let verdict = counted.verdict(doc);
    if verdict == Verdict::Out {
        return false;
    }
    let mut refusing = (0..sieves.len()).filter(|at| !sieves[*at].passes(doc));
    match (verdict, refusing.next(), refusing.next()) {
        (Verdict::Passes, None, _) => {
            counted.count(doc);
            sieves.iter_mut().for_each(|sieve| sieve.count(doc));
            return true;
        }
        (Verdict::Passes, Some(only), None) => sieves[only].count(doc),
        (Verdict::Save(facet), None, _) => counted.count_for(facet, doc),
        _ => {}
    }
    false
}

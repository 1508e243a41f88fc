//! How well listings match: BM25F over the wordy fields, worked out for many listings of a segment at once.

use domain::search::rank;
use tantivy::{
    DocId, SegmentReader, Term, fieldnorm::FieldNormReader, postings::BlockSegmentPostings,
    schema::IndexRecordOption,
};

use super::{
    bits::Bits,
    lookup::Lookup,
    plan::{Plan, Weighed, share},
    schema::WORTH,
};

/// How good a match is: first how much of the question it has, then how well.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Match {
    pub tier: u32,
    pub score: f32,
}

/// What a code of the question is worth against any number of words, if a listing has it: first the whole question.
pub(super) const WHOLE_CODE: u32 = 1 << 16;
pub(super) const PART_CODE: u32 = 1 << 8;

/// How many listings Tantivy puts into a block of postings; the last may have fewer.
const BLOCK: usize = 128;

/// A segment whose listings are judged.
pub(super) struct Judge<'a> {
    pub lookup: &'a Lookup<'a>,
    pub plan: &'a Plan,
    pub segment: (usize, &'a SegmentReader),
    /// Which listings say each of the question's synonyms.
    pub synonyms: &'a [Bits],
}

impl Judge<'_> {
    /// Judges these listings, which are in their order; their matches come with how many of the words they have.
    #[expect(clippy::float_arithmetic, reason = "scores are floats")]
    pub(super) fn judge(&self, docs: &[DocId], matches: &mut [Match]) -> tantivy::Result<()> {
        let norms = self.norms()?;
        let mut weights = Weights::new(docs.len());
        for slot in &self.plan.slots {
            weights.clear();
            self.weigh(slot, docs, &norms, &mut weights)?;
            weights.add(slot.rarity, matches);
        }
        for (term, worth) in &self.plan.extras {
            self.each(term, docs, |at, _| matches[at].score += *worth)?;
        }
        let worth = self.segment.1.fast_fields().u64(WORTH)?;
        for (found, doc) in matches.iter_mut().zip(docs) {
            found.score *= worth.first(*doc).unwrap_or(100) as f32 / 100.0;
        }
        let mut named = vec![false; docs.len()];
        for term in &self.plan.part_codes {
            self.each(term, docs, |at, _| named[at] = true)?;
        }
        for (found, _) in matches.iter_mut().zip(named).filter(|(_, named)| *named) {
            found.tier += PART_CODE;
        }
        if let Some(term) = &self.plan.code {
            self.each(term, docs, |at, _| matches[at].tier += WHOLE_CODE)?;
        }
        Ok(())
    }

    pub(super) fn norms(&self) -> tantivy::Result<Vec<FieldNormReader>> {
        let fields = self.plan.fields.wordy.into_iter();
        fields
            .map(|field| self.segment.1.get_fieldnorms_reader(field))
            .collect()
    }

    /// What a listing's score is multiplied by, in hundredths.
    pub(super) fn worth(&self, doc: DocId) -> tantivy::Result<u32> {
        let worth = self.segment.1.fast_fields().u64(WORTH)?.first(doc);
        Ok(u32::try_from(worth.unwrap_or(100)).unwrap_or(100))
    }

    #[expect(clippy::float_arithmetic, reason = "scores are floats")]
    pub(super) fn weigh(
        &self,
        slot: &Weighed,
        docs: &[DocId],
        norms: &[FieldNormReader],
        weights: &mut Weights,
    ) -> tantivy::Result<()> {
        for (term, field, share) in &slot.ways {
            let Some(field) = *field else {
                self.each(term, docs, |at, _| weights.rest[at] += share)?;
                continue;
            };
            let (own, lengths) = (&self.plan.norms[field], &norms[field]);
            let into = weights.field(field);
            self.each(term, docs, |at, times| {
                into[at] += times as f32 * share * own[usize::from(lengths.fieldnorm_id(docs[at]))];
            })?;
        }
        for at in &slot.synonyms {
            self.weigh_synonym(*at, docs, norms, weights)?;
        }
        Ok(())
    }

    /// Another term counts where all of its words stand together: as much as its words do in the mean.
    #[expect(clippy::float_arithmetic, reason = "scores are floats")]
    fn weigh_synonym(
        &self,
        synonym: usize,
        docs: &[DocId],
        norms: &[FieldNormReader],
        weights: &mut Weights,
    ) -> tantivy::Result<()> {
        let (phrase, saying) = (&self.plan.question.synonyms[synonym], &self.synonyms[synonym]);
        let share = share(rank::SYNONYM) / phrase.len() as f32;
        for (field, lengths) in norms.iter().enumerate() {
            let own = &self.plan.norms[field];
            for (term, _) in self.plan.phrase_terms(phrase, field) {
                let into = weights.field(field);
                self.each(&term, docs, |at, times| {
                    if saying.has(docs[at]) {
                        into[at] += times as f32 * share * own[usize::from(lengths.fieldnorm_id(docs[at]))];
                    }
                })?;
            }
        }
        Ok(())
    }

    /// Calls `found` for each of these listings that has the term, with its place among them and how often.
    pub(super) fn each(
        &self,
        term: &Term,
        docs: &[DocId],
        found: impl FnMut(usize, u32),
    ) -> tantivy::Result<()> {
        if let Some(mut blocks) = self
            .lookup
            .blocks(self.segment, term, IndexRecordOption::WithFreqs)?
        {
            meet(&mut blocks, docs, found);
        }
        Ok(())
    }
}

/// Where a term's listings and these meet.
fn meet(blocks: &mut BlockSegmentPostings, docs: &[DocId], mut found: impl FnMut(usize, u32)) {
    let mut at = 0;
    while at < docs.len() {
        // Blocks between are skipped, not read.
        let mut place = blocks.seek(docs[at]);
        let (held, times) = (blocks.docs(), blocks.freqs());
        while place < held.len() && at < docs.len() {
            if held[place] == docs[at] {
                // Codes and shapes are not counted: whoever has one has it once.
                found(at, times.get(place).copied().unwrap_or(1));
                (place, at) = (place + 1, at + 1);
            } else if held[place] < docs[at] {
                place += 1;
            } else {
                at += 1;
            }
        }
        if held.len() < BLOCK {
            return;
        }
    }
}

/// What the words of one slot weigh in each listing.
pub(super) struct Weights {
    /// The titles say the same thing in two languages: the better one counts.
    titles: [Vec<f32>; 2],
    rest: Vec<f32>,
}

impl Weights {
    pub(super) fn new(count: usize) -> Self {
        let none = || vec![0.0; count];
        Self {
            titles: [none(), none()],
            rest: none(),
        }
    }

    pub(super) fn clear(&mut self) {
        for weights in self.titles.iter_mut().chain([&mut self.rest]) {
            weights.fill(0.0);
        }
    }

    fn field(&mut self, field: usize) -> &mut [f32] {
        self.titles.get_mut(field).unwrap_or(&mut self.rest)
    }

    /// Each word said again adds less.
    #[expect(clippy::float_arithmetic, reason = "scores are floats")]
    pub(super) fn add(&self, rarity: f32, matches: &mut [Match]) {
        let repeat = share(rank::REPEAT);
        let [zh, en] = &self.titles;
        for (at, found) in matches.iter_mut().enumerate() {
            let weight = zh[at].max(en[at]) + self.rest[at];
            found.score += rarity * weight * (repeat + 1.0) / (weight + repeat);
        }
    }
}

//! Walking a segment's matches: which listings have enough of what is looked for, and how well.

use domain::search::rank;
use tantivy::{
    DocId, DocSet, SegmentReader, TERMINATED, Term,
    fieldnorm::FieldNormReader,
    postings::{Postings, SegmentPostings},
    schema::IndexRecordOption,
};

use super::{
    plan::{Plan, share},
    schema::WORDY,
    wanted::Phrase,
};

/// How good a match is: first how much of the question it has, then how well.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Match {
    pub tier: u32,
    pub score: f32,
}

/// What a code of the question is worth against any number of words, if a listing has it: first the whole question.
const WHOLE_CODE: u32 = 1 << 16;
const PART_CODE: u32 = 1 << 8;

/// One term's listings, in one field.
struct Cursor {
    postings: SegmentPostings,
    /// Which of the wordy fields; `None` among the sounds.
    field: Option<usize>,
    share: f32,
}

/// Everything one thing looked for may be found by.
struct Slot {
    cursors: Vec<Cursor>,
    rarity: f32,
    doc: DocId,
}

impl Slot {
    fn seek(&mut self, target: DocId) {
        if self.doc >= target {
            return;
        }
        let docs = self
            .cursors
            .iter_mut()
            .map(|cursor| seek(&mut cursor.postings, target));
        self.doc = docs.min().unwrap_or(TERMINATED);
    }

    #[expect(clippy::float_arithmetic, reason = "scores are floats")]
    fn score(&self, norms: &[FieldNormReader], plan: &Plan) -> f32 {
        let mut fields = [0.0_f32; WORDY];
        let mut sounds = 0.0_f32;
        for cursor in self
            .cursors
            .iter()
            .filter(|cursor| cursor.postings.doc() == self.doc)
        {
            match cursor.field {
                Some(field) => {
                    let norm = plan.norms[field][usize::from(norms[field].fieldnorm_id(self.doc))];
                    fields[field] += cursor.postings.term_freq() as f32 * cursor.share * norm;
                }
                None => sounds += cursor.share,
            }
        }
        // The titles say the same thing in two languages.
        let titles = fields[0].max(fields[1]);
        let weight: f32 = titles + sounds + fields[2..].iter().sum::<f32>();
        let repeat = share(rank::REPEAT);
        self.rarity * weight * (repeat + 1.0) / (weight + repeat)
    }
}

fn seek(postings: &mut SegmentPostings, target: DocId) -> DocId {
    if postings.doc() < target {
        postings.seek(target)
    } else {
        postings.doc()
    }
}

/// A phrase in one field.
struct Place(Vec<(SegmentPostings, u32)>);

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

/// A phrase in any field.
struct Said(Vec<Place>);

impl Said {
    fn stands_in(&mut self, doc: DocId) -> bool {
        self.0.iter_mut().any(|place| place.stands_in(doc))
    }
}

/// A segment with the question's terms opened.
pub(super) struct Walk<'a> {
    plan: &'a Plan,
    reader: &'a SegmentReader,
    slots: Vec<Slot>,
    code: Option<SegmentPostings>,
    part_codes: Vec<SegmentPostings>,
    extras: Vec<(SegmentPostings, f32)>,
    phrases: Vec<Said>,
    without: Vec<Said>,
    norms: Vec<FieldNormReader>,
    required: usize,
}

impl<'a> Walk<'a> {
    /// Through what has at least `required` of the things looked for.
    pub(super) fn new(plan: &'a Plan, reader: &'a SegmentReader, required: usize) -> tantivy::Result<Self> {
        let open = |term: &Term| postings(reader, term, IndexRecordOption::WithFreqs);
        let mut slots = Vec::with_capacity(plan.slots.len());
        for slot in &plan.slots {
            let mut cursors = Vec::new();
            for (term, field, share) in &slot.ways {
                let (field, share) = (*field, *share);
                cursors.extend(open(term)?.map(|postings| Cursor {
                    postings,
                    field,
                    share,
                }));
            }
            let doc = cursors
                .iter()
                .map(|cursor| cursor.postings.doc())
                .min()
                .unwrap_or(TERMINATED);
            slots.push(Slot {
                cursors,
                rarity: slot.rarity,
                doc,
            });
        }
        let mut extras = Vec::new();
        for (term, worth) in &plan.extras {
            extras.extend(open(term)?.map(|postings| (postings, *worth)));
        }
        let opened = |terms: &[Term]| -> tantivy::Result<Vec<_>> {
            terms.iter().filter_map(|term| open(term).transpose()).collect()
        };
        let said = |phrases: &[Phrase]| -> tantivy::Result<Vec<_>> {
            phrases.iter().map(|phrase| said(plan, reader, phrase)).collect()
        };
        let norms = plan
            .fields
            .wordy
            .iter()
            .map(|field| reader.get_fieldnorms_reader(*field));
        Ok(Self {
            slots,
            extras,
            code: plan.code.as_ref().map(&open).transpose()?.flatten(),
            part_codes: opened(&plan.part_codes)?,
            phrases: said(&plan.question.phrases)?,
            without: said(&plan.question.without)?,
            norms: norms.collect::<tantivy::Result<_>>()?,
            required,
            plan,
            reader,
        })
    }

    /// Calls `found` with every match, in the order of the segment.
    pub(super) fn run(mut self, mut found: impl FnMut(DocId, &mut dyn FnMut() -> Match)) {
        let alive = self.reader.alive_bitset();
        let mut target = 0;
        loop {
            let doc = self.next(target);
            if doc == TERMINATED {
                return;
            }
            target = doc + 1;
            if alive.is_some_and(|alive| alive.is_deleted(doc)) || !self.keeps(doc) {
                continue;
            }
            found(doc, &mut || self.judge(doc));
        }
    }

    /// The next listing from this one on that has enough, or the question's code.
    fn next(&mut self, target: DocId) -> DocId {
        let by_words = self.next_by_words(target);
        let by_code = self.code.as_mut().map_or(TERMINATED, |code| seek(code, target));
        by_words.min(by_code)
    }

    /// Of `required` slots or more to stand at one listing, the one that is `required`th in order is the first that
    /// can be it: all before it may be brought up to where it stands.
    fn next_by_words(&mut self, mut target: DocId) -> DocId {
        if self.required == 0 {
            return if target < self.reader.max_doc() {
                target
            } else {
                TERMINATED
            };
        }
        loop {
            for slot in &mut self.slots {
                slot.seek(target);
            }
            let mut docs: [DocId; 32] = [TERMINATED; 32];
            let count = self.slots.len().min(docs.len());
            for (doc, slot) in docs.iter_mut().zip(&self.slots) {
                *doc = slot.doc;
            }
            let docs = &mut docs[..count];
            if count < self.required {
                return TERMINATED;
            }
            docs.sort_unstable();
            let candidate = docs[self.required - 1];
            if candidate == TERMINATED || docs[0] == candidate {
                return candidate;
            }
            target = candidate;
        }
    }

    fn keeps(&mut self, doc: DocId) -> bool {
        self.phrases.iter_mut().all(|phrase| phrase.stands_in(doc))
            && !self.without.iter_mut().any(|word| word.stands_in(doc))
    }

    #[expect(clippy::float_arithmetic, reason = "scores are floats")]
    fn judge(&mut self, doc: DocId) -> Match {
        let mut tier = 0;
        let mut score = 0.0;
        for slot in self.slots.iter_mut() {
            slot.seek(doc);
            if slot.doc == doc {
                tier += 1;
                score += slot.score(&self.norms, self.plan);
            }
        }
        for (postings, worth) in &mut self.extras {
            if seek(postings, doc) == doc {
                score += *worth;
            }
        }
        if self.part_codes.iter_mut().any(|code| seek(code, doc) == doc) {
            tier += PART_CODE;
        }
        if self.code.as_ref().is_some_and(|code| code.doc() == doc) {
            tier += WHOLE_CODE;
        }
        Match { tier, score }
    }
}

fn postings(
    reader: &SegmentReader,
    term: &Term,
    option: IndexRecordOption,
) -> tantivy::Result<Option<SegmentPostings>> {
    Ok(reader.inverted_index(term.field())?.read_postings(term, option)?)
}

fn said(plan: &Plan, reader: &SegmentReader, phrase: &Phrase) -> tantivy::Result<Said> {
    let mut places = Vec::new();
    for wordy in 0..WORDY {
        let terms = plan.phrase_terms(phrase, wordy);
        let mut place = Vec::with_capacity(terms.len());
        for (term, offset) in &terms {
            let postings = postings(reader, term, IndexRecordOption::WithFreqsAndPositions)?;
            place.extend(postings.map(|postings| (postings, u32::try_from(*offset).unwrap_or(u32::MAX))));
        }
        if place.len() == terms.len() {
            places.push(Place(place));
        }
    }
    Ok(Said(places))
}

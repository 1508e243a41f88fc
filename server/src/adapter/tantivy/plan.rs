//! A question as numbers: which terms are looked up in which fields, and what each is worth in this index.

use std::sync::Arc;

use domain::search::rank;
use tantivy::{Term, fieldnorm::FieldNormReader};

use super::{
    expand::{Expanded, Words},
    lookup::Lookup,
    schema::{Fields, WORDY},
    segments::Segment,
};
use crate::adapter::reading::{
    han,
    wanted::{Phrase, Question, Way, code},
};

/// A question ready to be asked of each segment.
pub(super) struct Plan {
    pub fields: Fields,
    pub question: Question,
    pub corrected: Option<String>,
    pub slots: Vec<Weighed>,
    /// Terms that add to the score where they are found.
    pub extras: Vec<(Term, f32)>,
    /// The whole question as a code.
    pub code: Option<Term>,
    /// Parts of it as codes.
    pub part_codes: Vec<Term>,
    pub norms: Norms,
}

/// Something looked for, with what it is worth to find it.
pub(super) struct Weighed {
    /// How much it tells: BM25's idf.
    pub rarity: f32,
    /// Each term, in which of the wordy fields (`None`: among the sounds), and its share.
    pub ways: Vec<(Term, Option<usize>, f32)>,
    /// Which of the question's synonyms stand for it.
    pub synonyms: Vec<usize>,
}

/// What a word in each of the wordy fields counts, and how much the field's length does.
fn weights() -> [(f32, f32); WORDY] {
    let title = (rank::TITLE, rank::TITLE_LENGTH);
    let name = (rank::NAME, rank::NAME_LENGTH);
    let text = (rank::TEXT, rank::TEXT_LENGTH);
    let attribute = (rank::ATTRIBUTE, rank::ATTRIBUTE_LENGTH);
    [title, title, name, text, attribute].map(|(weight, length)| (share(weight), share(length)))
}

/// What one word is worth in a field of some length, by the length's code.
pub(super) type Norms = [[f32; 256]; WORDY];

#[expect(clippy::float_arithmetic, reason = "scores are floats")]
pub(super) fn share(hundredths: u32) -> f32 {
    hundredths as f32 / 100.0
}

impl Plan {
    pub(super) fn new(
        lookup: &Lookup<'_>,
        fields: Fields,
        segments: &[Arc<Segment>],
        question: Question,
        text: &str,
        typing: bool,
    ) -> Self {
        let words = Words { lookup, fields };
        let Expanded { question, corrected } = words.expand(question, text, typing);
        let all = lookup.searcher.num_docs();
        let rarity = |count: u64| rarity(count, all);
        let slots = question.slots.iter().map(|slot| {
            let own = slot.ways.iter().map(|way| words.count(way));
            let others = slot.synonyms.iter().map(|at| words.most(&question.synonyms[*at]));
            let count = own.chain(others).max().unwrap_or_default();
            let ways = slot.ways.iter().flat_map(|way| looked_up(fields, way)).collect();
            Weighed {
                rarity: rarity(count),
                ways,
                synonyms: slot.synonyms.clone(),
            }
        });
        let slots = slots.collect();
        let part = |text: &str| Some(code(text)).filter(|code| code.len() > 2);
        let part_codes = text
            .split_whitespace()
            .filter(|part| part.bytes().any(|b| b.is_ascii_digit()));
        let in_code = |code: String| Term::from_field_text(fields.code, &code);
        Self {
            extras: extras(lookup, fields, &question, rarity),
            code: Some(code(text)).filter(|code| !code.is_empty()).map(in_code),
            part_codes: part_codes.filter_map(part).map(in_code).collect(),
            norms: norms(segments),
            fields,
            slots,
            question,
            corrected,
        }
    }

    /// A term of a phrase in one of the fields.
    pub(super) fn phrase_terms(&self, phrase: &Phrase, wordy: usize) -> Vec<(Term, usize)> {
        let field = self.fields.wordy[wordy];
        phrase
            .iter()
            .map(|(term, at)| (Term::from_field_text(field, term), *at))
            .collect()
    }
}

/// BM25's idf.
#[expect(clippy::float_arithmetic, reason = "scores are floats")]
fn rarity(count: u64, all: u64) -> f32 {
    let (count, all) = (count.min(all) as f32, all as f32);
    (1.0 + (all - count + 0.5) / (count + 0.5)).ln()
}

fn looked_up(fields: Fields, way: &Way) -> Vec<(Term, Option<usize>, f32)> {
    let worth = share(way.worth);
    if way.sound {
        return vec![(Term::from_field_text(fields.sound, &way.term), None, worth)];
    }
    let term = |(index, field)| (Term::from_field_text(field, &way.term), Some(index), worth);
    fields.wordy.into_iter().enumerate().map(term).collect()
}

/// What makes a match a better one: Han words that are words in the title too, and stand together.
#[expect(clippy::float_arithmetic, reason = "scores are floats")]
fn extras(
    lookup: &Lookup<'_>,
    fields: Fields,
    question: &Question,
    rarity: impl Fn(u64) -> f32,
) -> Vec<(Term, f32)> {
    let count = |term: &Term| lookup.count(term);
    let mut extras = Vec::new();
    for word in &question.words {
        let whole = Term::from_field_text(fields.shape, &han::whole(word));
        let head = Term::from_field_text(fields.shape, &han::head(word));
        let rarity = rarity(count(&whole).max(count(&head)));
        extras.push((whole, rarity * share(rank::WHOLE_WORD)));
        extras.push((head, rarity * share(rank::HEAD_WORD)));
    }
    for pair in &question.together {
        let term = Term::from_field_text(fields.wordy[0], pair);
        let rarity = rarity(count(&term));
        extras.push((term, rarity * share(rank::TOGETHER)));
    }
    extras.retain(|(term, _)| count(term) > 0);
    extras
}

/// What one word is worth in each field, by how long it is in this index.
#[expect(clippy::float_arithmetic, reason = "scores are floats")]
fn norms(segments: &[Arc<Segment>]) -> Norms {
    let mut sums = [(0, 0); WORDY];
    for segment in segments {
        for (sum, own) in sums.iter_mut().zip(&segment.lengths) {
            *sum = (sum.0 + own.0, sum.1 + own.1);
        }
    }
    let weights = weights();
    std::array::from_fn(|index| {
        let (weight, length_counts) = weights[index];
        let (sum, count) = sums[index];
        let usual = (sum as f32 / count.max(1) as f32).max(1.0);
        std::array::from_fn(|code| {
            let length = FieldNormReader::id_to_fieldnorm(code as u8) as f32;
            weight / (1.0 - length_counts + length_counts * length / usual)
        })
    })
}

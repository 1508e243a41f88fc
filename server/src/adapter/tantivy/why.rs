//! Why a listing stands where it does.

use domain::search::why::{Code, Field, Score, Word};
use tantivy::DocId;

use super::score::{Judge, Match, PART_CODE, WHOLE_CODE, Weights};

/// The wordy fields, in their order.
const FIELDS: [Field; 5] = [
    Field::TitleZh,
    Field::TitleEn,
    Field::Name,
    Field::Text,
    Field::Attribute,
];

impl Judge<'_> {
    /// The parts of a listing's score.
    #[expect(clippy::float_arithmetic, reason = "scores are floats")]
    pub(super) fn why(&self, doc: DocId) -> tantivy::Result<Score> {
        let docs = [doc];
        let mut whole = [Match::default()];
        self.judge(&docs, &mut whole)?;
        let [Match { tier, score }] = whole;
        let mut shape = 0.0;
        for (term, worth) in &self.plan.extras {
            self.each(term, &docs, |_, _| shape += *worth)?;
        }
        Ok(Score {
            code: match tier {
                tier if tier >= WHOLE_CODE => Some(Code::Whole),
                tier if tier >= PART_CODE => Some(Code::Part),
                _ => None,
            },
            words: self.words_of(doc)?,
            shape: hundredths(shape),
            worth: self.worth(doc)?,
            whole: hundredths(score),
        })
    }

    fn words_of(&self, doc: DocId) -> tantivy::Result<Vec<Word>> {
        let docs = [doc];
        let norms = self.norms()?;
        let mut weights = Weights::new(1);
        let mut words = Vec::new();
        for (slot, asked) in self.plan.slots.iter().zip(&self.plan.question.slots) {
            weights.clear();
            self.weigh(slot, &docs, &norms, &mut weights)?;
            let mut own = [Match::default()];
            weights.add(slot.rarity, &mut own);
            let mut fields = Vec::new();
            for (term, field, _) in &slot.ways {
                let field = field.map_or(Field::Sound, |field| FIELDS[field]);
                self.each(term, &docs, |_, _| fields.push(field))?;
            }
            let says = slot.synonyms.iter().any(|at| self.synonyms[*at].has(doc));
            fields.extend(says.then_some(Field::Synonym));
            fields.sort_unstable();
            fields.dedup();
            let first = asked.ways.first().map(|way| way.term.clone());
            words.push(Word {
                text: asked.typed.clone().or(first).unwrap_or_default(),
                fields,
                points: hundredths(own[0].score),
            });
        }
        Ok(words)
    }
}

#[expect(clippy::float_arithmetic, reason = "scores are floats")]
fn hundredths(points: f32) -> u32 {
    (points * 100.0).round() as u32
}

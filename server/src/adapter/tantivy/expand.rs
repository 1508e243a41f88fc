//! A question against the index's own words: relatives of a word, and where nothing has it as typed, words that begin
//! so, that sound so, or that are one slip of the finger away.

use std::collections::HashMap;

use domain::search::rank;
use tantivy::{
    Term,
    query::FuzzyTermQuery,
    schema::Field,
    tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, TokenStream},
};
use tantivy_fst::Automaton;

use super::{lookup::Lookup, schema::Fields};
use crate::adapter::reading::{
    han,
    wanted::{Phrase, Question, Slot, Way},
    words::singular,
};

/// The most relatives, beginnings or slips of one word that are looked for.
const MOST: usize = 6;
/// The most words of the index that are looked at for one word of a question.
const LOOKED_AT: usize = 4_000;
/// A word that fewer listings than this have is looked for in its relatives too: `gaming` and `games` are not the
/// same goods where there are plenty of both.
const RARE: u64 = 24;
/// The shortest word a slip is forgiven in, in letters.
const SLIP_FROM: usize = 4;

/// The words of an index.
pub(super) struct Words<'a> {
    pub lookup: &'a Lookup<'a>,
    pub fields: Fields,
}

/// A question with all ways its words are found in, and how it is spelled if a word of it was not found as typed.
pub(super) struct Expanded {
    pub question: Question,
    pub corrected: Option<String>,
}

impl Words<'_> {
    /// In how many listings a term is, in the field where it is in most.
    pub(super) fn count(&self, way: &Way) -> u64 {
        let count = |field: Field| self.lookup.count(&Term::from_field_text(field, &way.term));
        if way.sound {
            return count(self.fields.sound);
        }
        self.fields.wordy.into_iter().map(count).max().unwrap_or_default()
    }

    /// In how many listings a phrase is at most.
    pub(super) fn most(&self, phrase: &Phrase) -> u64 {
        let counts = phrase
            .iter()
            .map(|(term, _)| self.count(&Way::word(term.clone())));
        counts.min().unwrap_or_default()
    }

    pub(super) fn expand(&self, mut question: Question, text: &str, typing: bool) -> Expanded {
        let slots = std::mem::take(&mut question.slots);
        let last = slots.len().saturating_sub(1);
        let mut corrected = None;
        for (index, mut slot) in slots.into_iter().enumerate() {
            let Some(typed) = slot.typed.clone() else {
                question.slots.push(slot);
                continue;
            };
            let known = slot
                .ways
                .iter()
                .map(|way| self.count(way))
                .max()
                .unwrap_or_default();
            if known > 0 {
                if known < RARE {
                    slot.ways.extend(self.relatives(&typed));
                }
                if typing && question.open && index == last {
                    let own: Vec<_> = slot.ways.iter().map(|way| way.term.clone()).collect();
                    let longer = self.beginnings(&typed);
                    slot.ways
                        .extend(longer.into_iter().filter(|way| !own.contains(&way.term)));
                }
                question.slots.push(slot);
                continue;
            }
            if !slot.synonyms.is_empty() {
                // A word of the vocabulary is no slip, and there is something to find instead.
                question.slots.push(slot);
                continue;
            }
            let open = question.open && index == last;
            let found = self.elsewise(&typed, slot, open);
            if let Some(slip) = found.slip {
                let spelled = corrected.as_deref().unwrap_or(text);
                corrected = Some(replace(spelled, &typed, &slip));
            }
            question.slots.extend(found.slots);
        }
        Expanded { question, corrected }
    }

    /// How a word is found that the index has not as typed.
    fn elsewise(&self, typed: &str, slot: Slot, open: bool) -> Elsewise {
        let mut slot = slot;
        slot.ways.extend(self.relatives(typed));
        if open {
            slot.ways.extend(self.beginnings(typed));
        }
        let sounds = self.sounds(typed);
        if let [one] = &sounds[..] {
            slot.ways.push(one.clone());
        } else if !sounds.is_empty() && slot.ways.len() == 1 {
            let slot = |way| Slot {
                ways: vec![way],
                ..Slot::default()
            };
            return Elsewise {
                slots: sounds.into_iter().map(slot).collect(),
                slip: None,
            };
        }
        if slot.ways.len() > 1 {
            return Elsewise {
                slots: vec![slot],
                slip: None,
            };
        }
        let parts = self.parts(typed);
        if !parts.is_empty() {
            return Elsewise {
                slots: parts,
                slip: None,
            };
        }
        let slips = self.slips(typed);
        let slip = slips.first().map(|way| way.term.clone());
        slot.ways.extend(slips);
        Elsewise {
            slots: vec![slot],
            slip,
        }
    }

    /// Words of the same family: those English stemming makes the same of.
    fn relatives(&self, typed: &str) -> Vec<Way> {
        let mut stemmer = stemmer();
        let letters = typed.len() >= 4 && typed.bytes().all(|b| b.is_ascii_lowercase());
        if !letters {
            return Vec::new();
        }
        let stem = stemmed(&mut stemmer, typed);
        let begin = &stem[..stem.len().saturating_sub(1).max(3).min(stem.len())];
        let mut found = self.beginning_with(begin, LOOKED_AT);
        let own = singular(typed);
        found.retain(|term, _| *term != own && stemmed(&mut stemmer, term) == stem);
        best(found, rank::FAMILY)
    }

    fn beginnings(&self, typed: &str) -> Vec<Way> {
        best(self.beginning_with(typed, LOOKED_AT), rank::BEGINNING)
    }

    /// Chinese words that sound as these letters, pair by pair, or one that has them for initials.
    fn sounds(&self, typed: &str) -> Vec<Way> {
        let way = |term: String| Way {
            term,
            sound: true,
            worth: rank::SOUND,
        };
        let known = |ways: &Vec<Way>| ways.iter().all(|way| self.count(way) > 0);
        let read = han::sounds(typed)
            .into_iter()
            .map(|sounds| sounds.into_iter().map(way).collect());
        let initials = (2..=6)
            .contains(&typed.len())
            .then(|| vec![way(han::initials(typed))]);
        read.chain(initials).find(known).unwrap_or_default()
    }

    /// `yl0210` as `yl` and `0210`, if the index has both.
    fn parts(&self, typed: &str) -> Vec<Slot> {
        let Some(border) = typed
            .as_bytes()
            .windows(2)
            .position(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit())
        else {
            return Vec::new();
        };
        let (one, two) = typed.split_at(border + 1);
        let slots = [one, two].map(|part| Slot {
            ways: vec![Way::word(part.to_owned())],
            ..Slot::default()
        });
        let known = slots.iter().all(|slot| self.count(&slot.ways[0]) > 0);
        if known { slots.into() } else { Vec::new() }
    }

    /// Words that one letter wrong, missing, too many or out of its turn would make of this one.
    fn slips(&self, typed: &str) -> Vec<Way> {
        let word = singular(typed);
        if word.len() < SLIP_FROM || !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return Vec::new();
        }
        let mut found = HashMap::new();
        let term = Term::from_field_text(self.fields.wordy[0], &word);
        let Ok(near) = FuzzyTermQuery::new(term, 1, true).automaton() else {
            return Vec::new();
        };
        let near = InLetters(near);
        for (_, reader) in self.dictionaries() {
            let Ok(mut stream) = reader.terms().search(&near).into_stream() else {
                continue;
            };
            while stream.advance() {
                note(&mut found, stream.key(), stream.value().doc_freq);
            }
        }
        best(found, rank::SLIP)
    }

    fn beginning_with(&self, begin: &str, most: usize) -> HashMap<String, u64> {
        let mut found = HashMap::new();
        for (_, reader) in self.dictionaries() {
            let Ok(mut stream) = reader.terms().range().ge(begin).into_stream() else {
                continue;
            };
            let mut looked_at = 0;
            while looked_at < most && stream.advance() && stream.key().starts_with(begin.as_bytes()) {
                note(&mut found, stream.key(), stream.value().doc_freq);
                looked_at += 1;
            }
        }
        found
    }

    /// The dictionaries of all fields that hold words, of every segment.
    fn dictionaries(&self) -> impl Iterator<Item = (Field, std::sync::Arc<tantivy::InvertedIndexReader>)> {
        let fields = self.fields.wordy;
        let readers = self.lookup.searcher.segment_readers().iter();
        readers.flat_map(move |reader| {
            fields
                .into_iter()
                .filter_map(|field| Some((field, reader.inverted_index(field).ok()?)))
        })
    }
}

struct Elsewise {
    slots: Vec<Slot>,
    /// The word it was probably meant to be.
    slip: Option<String>,
}

/// Words of Latin letters only: without looking at all that begins with a character of another script.
struct InLetters<A>(A);

impl<A: Automaton> Automaton for InLetters<A> {
    type State = Option<A::State>;

    fn start(&self) -> Self::State {
        Some(self.0.start())
    }

    fn is_match(&self, state: &Self::State) -> bool {
        state.as_ref().is_some_and(|state| self.0.is_match(state))
    }

    fn can_match(&self, state: &Self::State) -> bool {
        state.as_ref().is_some_and(|state| self.0.can_match(state))
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        let state = state.as_ref().filter(|_| byte.is_ascii_lowercase())?;
        Some(self.0.accept(state, byte))
    }
}

fn note(found: &mut HashMap<String, u64>, term: &[u8], count: u32) {
    if let Ok(term) = std::str::from_utf8(term) {
        *found.entry(term.to_owned()).or_default() += u64::from(count);
    }
}

/// The commonest of them.
fn best(found: HashMap<String, u64>, worth: u32) -> Vec<Way> {
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_unstable_by(|(one, less), (other, more)| more.cmp(less).then_with(|| one.cmp(other)));
    found.truncate(MOST);
    found
        .into_iter()
        .map(|(term, _)| Way {
            term,
            sound: false,
            worth,
        })
        .collect()
}

/// The text with this word, however it was written, in another spelling.
fn replace(text: &str, word: &str, with: &str) -> String {
    let lower = text.to_ascii_lowercase();
    match lower.find(word) {
        Some(start) if text.is_char_boundary(start) => {
            format!("{}{with}{}", &text[..start], &text[start + word.len()..])
        }
        _ => text.to_owned(),
    }
}

fn stemmer() -> TextAnalyzer {
    TextAnalyzer::builder(RawTokenizer::default())
        .filter(Stemmer::new(Language::English))
        .build()
}

fn stemmed(stemmer: &mut TextAnalyzer, word: &str) -> String {
    let mut stream = stemmer.token_stream(word);
    stream
        .next()
        .map_or_else(|| word.to_owned(), |token| token.text.clone())
}

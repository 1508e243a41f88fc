//! What a question looks for, as far as the question alone can say: words each of which should be found, phrases that
//! must be, words that must not, and what makes a match a better one.

use std::{collections::HashSet, ops::Range};

use domain::search::MAX_QUERY;

use super::{
    han::{self, is_long},
    parts::{Kind, Link, Part, joined, measured, parts},
    taught::{Hit, Taught},
    wish::Wish,
    words::{APART, plain, singular},
};

/// Words that say nothing about goods: a question is not made to find them. The last is 的.
pub(in crate::adapter) const IDLE: &[&str] = &[
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "\u{7684}",
];
/// The most words of one question that are looked for; the rest of it is left out.
const MAX_SLOTS: usize = 24;
/// The most phrases, and the most words that must not be there.
const MAX_CONDITIONS: usize = 12;
/// The most other terms of the trade vocabulary that one question is looked for in.
const MAX_SYNONYMS: usize = 24;

/// A way in which something looked for is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::adapter) struct Way {
    pub term: String,
    /// It is the sound of a title rather than a word.
    pub sound: bool,
    /// What it is worth, in hundredths.
    pub worth: u32,
}

impl Way {
    /// The word itself.
    pub(in crate::adapter) fn word(term: String) -> Self {
        Self {
            term,
            sound: false,
            worth: 100,
        }
    }
}

/// One thing that should be found, in any of its ways.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::adapter) struct Slot {
    pub ways: Vec<Way>,
    /// The word in Latin letters it was typed as, if it is one: it may have relatives, slips, sounds.
    pub typed: Option<String>,
    /// Which of the question's synonyms stand for it, and for those beside it that are the same term.
    pub synonyms: Vec<usize>,
}

impl Slot {
    fn term(term: String) -> Self {
        Self {
            ways: vec![Way::word(term)],
            ..Self::default()
        }
    }
}

/// Terms that stand at these distances from the first.
pub(in crate::adapter) type Phrase = Vec<(String, usize)>;

/// What a question looks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::adapter) struct Question {
    /// What should be found.
    pub slots: Vec<Slot>,
    /// What terms of it are called as well.
    pub synonyms: Vec<Phrase>,
    /// Han words that are better found as words.
    pub words: Vec<String>,
    /// Pairs across the borders of Han words: where they are found too, the words stand together.
    pub together: Vec<String>,
    /// What must be found just so.
    pub phrases: Vec<Phrase>,
    /// What must not be found.
    pub without: Vec<Phrase>,
    /// Whether the last word may be still being typed.
    pub open: bool,
}

impl Question {
    pub(in crate::adapter) fn read(text: &str, taught: &Taught) -> Self {
        let wish = Wish::read(text);
        let mut question = Self::default();
        let mut plain = parts(&wish.plain);
        let hits = taught.hits(&mut plain);
        question.take(&plain, &hits);
        for text in &wish.phrases {
            question.take(&parts(text), &[]);
        }
        let idle = |slot: &Slot| matches!(&slot.ways[..], [way] if IDLE.contains(&way.term.as_str()));
        if question.slots.iter().any(|slot| !idle(slot)) {
            question.slots.retain(|slot| !idle(slot));
        }
        let mut seen = HashSet::new();
        question
            .slots
            .retain(|slot| slot.ways.first().is_some_and(|way| seen.insert(way.term.clone())));
        question.slots.truncate(MAX_SLOTS);
        question.together.truncate(MAX_SLOTS);
        question.words.truncate(MAX_SLOTS);
        let phrases = |texts: &[String]| {
            let phrases = texts.iter().take(MAX_CONDITIONS).map(|text| phrase(&parts(text)));
            phrases.filter(|phrase| !phrase.is_empty()).collect()
        };
        question.phrases = phrases(&wish.phrases);
        question.without = phrases(&wish.without);
        question.open = wish.phrases.is_empty() && text.ends_with(|c: char| c.is_ascii_alphanumeric());
        question
    }

    fn take(&mut self, parts: &[Part], hits: &[Hit<'_>]) {
        let mut at = 0;
        for hit in hits {
            self.words(parts, at..hit.parts.start);
            let first = self.slots.len();
            at = self.words(parts, hit.parts.clone());
            let own = self.synonyms.len();
            let room = MAX_SYNONYMS - own;
            self.synonyms.extend(hit.others.iter().take(room).cloned());
            for slot in &mut self.slots[first..] {
                slot.synonyms.extend(own..self.synonyms.len());
            }
        }
        self.words(parts, at..parts.len());
    }

    /// Takes some of the parts; those beside them say how they are read, and a measure may take one more. Says where it
    /// ended.
    fn words(&mut self, parts: &[Part], range: Range<usize>) -> usize {
        let mut at = range.start;
        while at < range.end {
            if let Some((measure, unit)) = measured(parts, at) {
                self.slots.push(Slot::term(measure));
                let rest = &parts[at + 1].letters[unit..];
                if !rest.is_empty() {
                    self.han(&rest.iter().map(|letter| letter.c).collect::<String>());
                }
                at += 2;
                continue;
            }
            let part = &parts[at];
            match part.kind {
                Kind::Sign => {}
                Kind::Han => {
                    self.han(&part.text());
                    self.together.extend(across(parts, at));
                }
                Kind::Word | Kind::Number => self.slots.push(word(parts, at)),
            }
            at += 1;
        }
        at
    }

    /// A run of Han characters: of each word all its pairs. Words of one character hardly tell goods apart: those
    /// that follow each other are read as one word.
    fn han(&mut self, run: &str) {
        let words = han::words(run);
        let short = |word: &&str| !is_long(word) && !IDLE.contains(word);
        let mut within = Vec::new();
        for chunk in words.chunk_by(|a, b| short(a) && short(b)) {
            let word = chunk.concat();
            let pairs = pairs(&word);
            if pairs.is_empty() {
                self.slots.push(Slot::term(word));
            } else {
                self.slots.extend(pairs.iter().cloned().map(Slot::term));
                within.extend(pairs);
                self.words.push(word);
            }
        }
        self.together
            .extend(pairs(run).into_iter().filter(|pair| !within.contains(pair)));
    }
}

/// The pair across the border of a part of Han characters that was divided from the one before.
fn across(parts: &[Part], at: usize) -> Option<String> {
    let (before, part) = (parts.get(at.checked_sub(1)?)?, &parts[at]);
    let divided = before.kind == Kind::Han && part.link == Link::Touching;
    let pair = [before.letters.last()?.c, part.letters.first()?.c];
    divided.then(|| pair.iter().collect())
}

/// A word or a number that stands alone: as itself, or as one word with those beside it where a dash or a digit says
/// that it may be written so (`wi-fi` and `wifi`, `iphone 11` and `iphone11`).
fn word(parts: &[Part], at: usize) -> Slot {
    let part = &parts[at];
    let mut ways = vec![Way::word(plain(part))];
    let first = (0..=at)
        .rev()
        .find(|at| parts[*at].link != Link::Dash)
        .unwrap_or(at);
    let dashed = joined(parts, first).filter(|(_, count)| first + count > at);
    ways.extend(dashed.map(|(word, _)| Way::word(singular(&word))));
    let beside = [at.checked_sub(1).map(|before| (before, at)), Some((at, at + 1))];
    for (one, two) in beside.into_iter().flatten() {
        ways.extend(together(parts, one, two).map(Way::word));
    }
    ways.dedup();
    let letters =
        part.kind == Kind::Word && part.letters.iter().all(|letter| letter.c.is_ascii_alphanumeric());
    Slot {
        ways,
        typed: letters.then(|| part.text()),
        synonyms: Vec::new(),
    }
}

/// Two neighbours as one word, if one of them has a digit.
fn together(parts: &[Part], one: usize, two: usize) -> Option<String> {
    let (one, two) = (parts.get(one)?, parts.get(two)?);
    let single = |part: &Part| matches!(part.kind, Kind::Word | Kind::Number);
    let digit = |part: &Part| part.letters.iter().any(|letter| letter.c.is_ascii_digit());
    let joins = single(one) && single(two) && two.link == Link::Space && digit(one) != digit(two);
    joins.then(|| one.text() + &two.text())
}

/// The pairs of neighbouring characters.
fn pairs(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(2).map(|pair| pair.iter().collect()).collect()
}

/// Parts as terms that follow each other as they do in a text.
pub(in crate::adapter) fn phrase(parts: &[Part]) -> Phrase {
    let mut phrase = Vec::new();
    let mut position = 0;
    for part in parts {
        if part.link == Link::Apart && position > 0 {
            position += APART;
        }
        match part.kind {
            Kind::Sign => {}
            Kind::Han => {
                let run = part.text();
                let pairs = pairs(&run);
                let terms = if pairs.is_empty() { vec![run] } else { pairs };
                phrase.extend(
                    terms
                        .into_iter()
                        .enumerate()
                        .map(|(index, term)| (term, position + index)),
                );
                position += part.letters.len();
            }
            Kind::Word | Kind::Number => {
                phrase.push((plain(part), position));
                position += 1;
            }
        }
    }
    phrase.truncate(MAX_SLOTS);
    phrase
}

/// The question, not longer than one may be.
pub(in crate::adapter) fn cut(text: &str) -> &str {
    let end = text
        .char_indices()
        .nth(MAX_QUERY)
        .map_or(text.len(), |(end, _)| end);
    &text[..end]
}

/// A code as it is compared: letters and digits only, upper case, `6P1Z-4300` as `6P1Z4300`.
pub(in crate::adapter) fn code(text: &str) -> String {
    let kept = domain::form::half_width(text);
    kept.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::words::indexed, *};

    fn read(text: &str) -> Question {
        Question::read(text, &Taught::default())
    }

    fn wanted(text: &str) -> String {
        let slot = |slot: &Slot| {
            slot.ways
                .iter()
                .map(|way| way.term.as_str())
                .collect::<Vec<_>>()
                .join("|")
        };
        read(text).slots.iter().map(slot).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_word_is_wanted_but_those_that_say_nothing() {
        assert_eq!(wanted("nets for the fishers"), "net fisher");
        assert_eq!(wanted("the"), "the");
        assert_eq!(wanted("岳阳的茶"), "岳阳 茶");
        assert_eq!(wanted("net nets 网"), "net 网");
    }

    #[test]
    fn han_words_are_wanted_by_their_pairs_and_measures_whole() {
        assert_eq!(wanted("背包"), "背包");
        assert_eq!(wanted("双肩背包20L"), wanted("雙肩背包 20升"));
        assert_eq!(wanted("USB 充电器 20W"), "usb 充电 电器 20w");
        assert_eq!(wanted("20瓦充电器"), "20w 充电 电器");
    }

    #[test]
    fn words_are_wanted_with_and_without_their_dash() {
        assert_eq!(wanted("wi-fi"), "wi|wifi fi|wifi");
        assert_eq!(
            wanted("iphone 11 case"),
            "iphone|iphone11 11|iphone11|11case case|11case"
        );
    }

    #[test]
    fn phrases_and_what_must_not_be_there() {
        let question = read("\"fishing net\" -nylon -“tea bag” 15\" x-ray");
        assert_eq!(
            question.phrases,
            [[("fishing".to_owned(), 0), ("net".to_owned(), 1)]]
        );
        assert_eq!(question.without.len(), 2);
        assert_eq!(wanted("\"net"), "net");
        assert_eq!(read("freezer -18").without, Vec::<Phrase>::new());
    }

    #[test]
    fn codes_are_compared_without_their_dashes() {
        assert_eq!(code(" 6p1z-4300 "), "6P1Z4300");
        assert_eq!(code("５６０８．１１"), "560811");
        assert_eq!(code("()"), "");
    }

    proptest! {
        #[test]
        fn what_a_text_says_is_what_a_question_finds(text in "[渔网三层尼龙单丝双肩背包的茶瓦 a-z0-9.-]{1,30}") {
            let held: Vec<_> = indexed(&text).into_iter().map(|piece| piece.term).collect();
            for slot in read(&text).slots {
                prop_assert!(slot.ways.iter().any(|way| held.contains(&way.term)), "{slot:?}");
            }
        }

        #[test]
        fn any_text_is_read(text in "\\PC{0,60}|[-\"“a网 ]{0,40}") {
            prop_assert!(read(&text).slots.len() <= MAX_SLOTS);
        }
    }
}

//! What a question looks for: its words, each of which must be found, and what it says besides.

use super::words::{Piece, Run, characters, cuts, grams, runs, stemmer, words};

/// Words that say nothing about goods: a question is not made to find them. The last is 的.
const IDLE: &[&str] = &[
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "\u{7684}",
];
/// The most words of one question that are looked for; the rest of it is left out.
const MAX_WORDS: usize = 24;

/// The words of a question: each is found by all of its terms together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Question {
    /// What is looked for.
    pub words: Vec<Vec<String>>,
    /// Pairs across the borders of its words: where they are found too, the words stand together.
    pub together: Vec<String>,
}

impl Question {
    pub(super) fn read(text: &str) -> Self {
        let mut stemmer = stemmer();
        let mut question = Self::default();
        for (run, at) in runs(text) {
            match run {
                Run::Gap => {}
                Run::Han => question.han(&cuts(text, at)),
                Run::Other => {
                    let words = words(&mut stemmer, text, at);
                    question
                        .words
                        .extend(words.into_iter().map(|word| vec![word.term]));
                }
            }
        }
        if question.words.iter().any(|word| !idle(word)) {
            question.words.retain(|word| !idle(word));
        }
        question.words.truncate(MAX_WORDS);
        question.together.truncate(MAX_WORDS);
        question
    }

    /// Words of one character hardly tell goods apart: those that follow each other are read as one word.
    fn han(&mut self, run: &[Piece]) {
        let short = |piece: &Piece| !is_pair(&piece.term) && !IDLE.contains(&piece.term.as_str());
        for word in run.chunk_by(|a, b| short(a) && short(b)) {
            let mut terms = terms(word);
            if terms.len() > 1 {
                terms.retain(|term| is_pair(term));
            }
            self.words.push(terms);
        }
        let within = self.words.concat();
        let pairs = terms(run)
            .into_iter()
            .filter(|term| is_pair(term) && !within.contains(term));
        self.together.extend(pairs);
    }
}

fn idle(word: &[String]) -> bool {
    matches!(word, [term] if IDLE.contains(&term.as_str()))
}

fn terms(run: &[Piece]) -> Vec<String> {
    grams(&characters(run))
        .into_iter()
        .map(|gram| gram.term)
        .collect()
}

/// Whether it is more than a single character.
fn is_pair(term: &str) -> bool {
    term.chars().nth(1).is_some()
}

/// A code as it is compared: letters and digits only, upper case, `6P1Z-4300` as `6p1z4300`.
pub(super) fn code(text: &str) -> String {
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

    fn wanted(text: &str) -> String {
        let words: Vec<_> = Question::read(text)
            .words
            .iter()
            .map(|word| word.join("+"))
            .collect();
        words.join(" ")
    }

    #[test]
    fn every_word_is_wanted_but_those_that_say_nothing() {
        assert_eq!(wanted("nets for the fisher"), "net fisher");
        assert_eq!(wanted("the"), "the");
        assert_eq!(wanted("岳阳的茶"), "岳阳 茶");
    }

    #[test]
    fn han_words_are_wanted_by_their_pairs() {
        assert_eq!(wanted("背包"), "背包");
        assert_eq!(wanted("双肩背包20L"), "双肩 背包 20 l");
        assert_eq!(Question::read("双肩背包").together, ["肩背"]);
    }

    #[test]
    fn codes_are_compared_without_their_dashes() {
        assert_eq!(code(" 6p1z-4300 "), "6P1Z4300");
        assert_eq!(code("５６０８．１１"), "560811");
        assert_eq!(code("()"), "");
    }

    proptest! {
        #[test]
        fn what_a_text_says_is_what_a_question_finds(text in "[渔网三层尼龙单丝双肩背包的茶 a-z0-9.-]{1,30}") {
            let held: Vec<_> = indexed(&text).into_iter().map(|piece| piece.term).collect();
            for term in Question::read(&text).words.concat() {
                prop_assert!(held.contains(&term), "{term}");
            }
        }
    }
}

//! How a text becomes words: charabia cuts and normalises it (case, width, accents, variants of Han characters),
//! English is stemmed, and Han text is also cut into single characters and pairs.
//!
//! The index holds every character and pair of a run of Han characters, so that a word is found inside a longer
//! one wherever a dictionary would have cut it: 渔网 in 三层尼龙单丝渔网, 背包 in 双肩背包. What a question looks for
//! is `wanted`'s.

use std::{ops::Range, sync::LazyLock};

use charabia::{Language as Tongue, TokenizerBuilder};
use tantivy::tokenizer::{
    Language, RawTokenizer, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager,
};

/// The name fields know the tokenizer by.
pub(super) const TOKENIZER: &str = "charabia";

/// Which language a run of Han characters is in is not guessed: the same word must be cut the same way in a title
/// full of English as in a question by itself.
static CHARABIA: LazyLock<charabia::Tokenizer<'static>> = LazyLock::new(|| {
    let mut builder = TokenizerBuilder::default();
    builder.allow_list(&[Tongue::Cmn]);
    builder.into_tokenizer()
});

/// The tokenizers an index needs.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(TOKENIZER, Charabia);
    manager
}

/// A word as it is indexed, and where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub term: String,
    pub at: Range<usize>,
}

/// Everything a text is found by, in its order.
pub(super) fn indexed(text: &str) -> Vec<Piece> {
    let mut stemmer = stemmer();
    let pieces = runs(text).flat_map(|(run, at)| match run {
        Run::Han => grams(&characters(&cuts(text, at))),
        Run::Other => words(&mut stemmer, text, at),
        Run::Gap => Vec::new(),
    });
    pieces.collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// Of Han characters.
    Han,
    /// Of anything else.
    Other,
    /// Of what parts words; charabia takes `<` and `=` for parts of them.
    Gap,
}

impl Run {
    /// Han characters and kana: written without spaces.
    fn of(character: char) -> Self {
        match character {
            '\u{3005}' | '\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' => Self::Han,
            '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Self::Han,
            _ if character.is_ascii_alphanumeric() => Self::Other,
            _ if character.is_ascii() || character.is_whitespace() => Self::Gap,
            _ => Self::Other,
        }
    }
}

/// Splits a text where Han characters begin and end.
pub(super) fn runs(text: &str) -> impl Iterator<Item = (Run, Range<usize>)> {
    let mut rest = text
        .char_indices()
        .map(|(start, c)| (Run::of(c), start, start + c.len_utf8()))
        .peekable();
    std::iter::from_fn(move || {
        let (run, start, mut end) = rest.next()?;
        while let Some((_, _, next)) = rest.next_if(|(other, ..)| *other == run) {
            end = next;
        }
        Some((run, start..end))
    })
}

/// A run as charabia cuts and normalises it, without separators.
pub(super) fn cuts(text: &str, run: Range<usize>) -> Vec<Piece> {
    let tokens = CHARABIA.tokenize(&text[run.clone()]);
    tokens
        .filter(|token| !token.is_separator())
        .map(|token| Piece {
            term: token.lemma.trim().to_lowercase(),
            at: run.start + token.byte_start..run.start + token.byte_end,
        })
        .filter(|piece| !piece.term.is_empty())
        .collect()
}

/// The words of a run that is not Han: `20mm` is a number and its unit, everything is stemmed.
pub(super) fn words(stemmer: &mut TextAnalyzer, text: &str, run: Range<usize>) -> Vec<Piece> {
    let halves = cuts(text, run).into_iter().flat_map(|piece| {
        let Some(digits) = measure(&piece.term).filter(|_| piece.at.len() == piece.term.len()) else {
            return vec![piece];
        };
        let middle = piece.at.start + digits;
        let (number, unit) = piece.term.split_at(digits);
        let half = |term: &str, at| Piece {
            term: term.to_owned(),
            at,
        };
        vec![
            half(number, piece.at.start..middle),
            half(unit, middle..piece.at.end),
        ]
    });
    halves
        .map(|piece| Piece {
            term: stemmed(stemmer, &piece.term),
            at: piece.at,
        })
        .collect()
}

fn stemmed(stemmer: &mut TextAnalyzer, word: &str) -> String {
    let mut stream = stemmer.token_stream(word);
    stream
        .next()
        .map_or_else(|| word.to_owned(), |token| token.text.clone())
}

/// Where the digits end in a number with a short unit: `20mm`, `5v`.
fn measure(term: &str) -> Option<usize> {
    let digits = term.bytes().take_while(u8::is_ascii_digit).count();
    let unit = &term.as_bytes()[digits..];
    let short = (1..=3).contains(&unit.len()) && unit.iter().all(u8::is_ascii_alphabetic);
    (digits > 0 && short).then_some(digits)
}

/// The characters of Han words with their places. Normalising keeps their number but for rare compatibility forms;
/// those count as standing everywhere in their word.
pub(super) fn characters(words: &[Piece]) -> Vec<(char, Range<usize>)> {
    let placed = words.iter().flat_map(|word| {
        let count = word.term.chars().count().max(1);
        let width = word.at.len() / count;
        let even = width * count == word.at.len();
        word.term.chars().enumerate().map(move |(index, character)| {
            let start = word.at.start + index * width;
            (
                character,
                if even {
                    start..start + width
                } else {
                    word.at.clone()
                },
            )
        })
    });
    placed.collect()
}

/// Every character and every pair of neighbours.
pub(super) fn grams(characters: &[(char, Range<usize>)]) -> Vec<Piece> {
    let mut grams = Vec::with_capacity(characters.len() * 2);
    for (index, (character, at)) in characters.iter().enumerate() {
        grams.push(Piece {
            term: character.to_string(),
            at: at.clone(),
        });
        if let Some((next, end)) = characters.get(index + 1) {
            grams.push(Piece {
                term: [*character, *next].iter().collect(),
                at: at.start..end.end,
            });
        }
    }
    grams
}

pub(super) fn stemmer() -> TextAnalyzer {
    TextAnalyzer::builder(RawTokenizer::default())
        .filter(Stemmer::new(Language::English))
        .build()
}

/// [`indexed`] as Tantivy asks for it.
#[derive(Clone)]
struct Charabia;

impl Tokenizer for Charabia {
    type TokenStream<'a> = Pieces;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Pieces {
        Pieces {
            rest: indexed(text).into_iter().enumerate(),
            token: Token::default(),
        }
    }
}

struct Pieces {
    rest: std::iter::Enumerate<std::vec::IntoIter<Piece>>,
    token: Token,
}

impl TokenStream for Pieces {
    fn advance(&mut self) -> bool {
        let Some((position, piece)) = self.rest.next() else {
            return false;
        };
        self.token = Token {
            offset_from: piece.at.start,
            offset_to: piece.at.end,
            position,
            text: piece.term,
            position_length: 1,
        };
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn terms(text: &str) -> String {
        let terms: Vec<_> = indexed(text).into_iter().map(|piece| piece.term).collect();
        terms.join(" ")
    }

    #[test]
    fn english_is_stemmed_and_measures_are_parted() {
        assert_eq!(terms("Nylon fishing nets, YL-0210"), "nylon fish net yl 0210");
        assert_eq!(terms("0.20mm ×２１０"), "0 20 mm 210");
        assert_eq!(terms("<b>Cast</b>=net|trap"), "b cast b net trap");
    }

    #[test]
    fn han_is_found_by_every_character_and_pair_of_neighbours() {
        assert_eq!(terms("双肩背包"), "双 双肩 肩 肩背 背 背包 包");
    }

    #[test]
    fn a_word_is_cut_the_same_way_whatever_surrounds_it() {
        for around in ["{}", "Nylon {} 0.20 mm", "カタカナ {} ｶﾞ", "，{}！"] {
            let text = terms(&around.replace("{}", "渔网"));
            assert!(text.contains(&terms("渔网")), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_cut_at_its_characters(text in "\\PC{0,60}|.{0,60}|[渔网ａ𠮷ｶﾞ0-9.a-z -]{0,40}") {
            for piece in indexed(&text) {
                prop_assert!(text.get(piece.at).is_some());
            }
        }
    }
}

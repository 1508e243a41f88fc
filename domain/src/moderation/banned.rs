//! Banned words (违禁词): what operators keep out of listings, and where a listing holds it. Width, case, accents and the
//! traditional forms of Han characters make no difference; a Latin word is not found inside a longer one.

use serde::Serialize;

use crate::{
    Instant,
    actor::Right,
    catalog::{content::Wording, variant::draft::said},
    fold::{Letter, letters},
    form,
    id::{BannedWordId, MarketId},
    market::MarketRef,
    problem::{FieldErrors, Problem},
};

/// The most characters of a word.
pub const MAX_WORD: usize = 40;
/// The most characters of an explanation.
pub const MAX_EXPLANATION: usize = 500;
/// The most words of a market: each is looked for in every listing an operator reads.
pub const MAX_WORDS: u64 = 500;
/// How many characters are shown on each side of a word that was found.
const AROUND: usize = 15;

/// A word, with why it is kept out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BannedWord {
    /// As it was typed.
    pub word: String,
    /// Why, for whoever reads a listing that holds it.
    pub explanation: String,
    #[serde(skip)]
    folded: Vec<char>,
}

impl BannedWord {
    /// As a form sends it.
    pub fn parse(word: &str, explanation: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let word = errors.take("word", form::required_line(word, MAX_WORD).and_then(checked));
        let explanation = errors.take("explanation", form::required_text(explanation, MAX_EXPLANATION));
        match (word, explanation) {
            (Some(word), Some(explanation)) => Ok(Self::kept(word, explanation)),
            _ => Err(errors),
        }
    }

    /// As it was written down.
    pub fn kept(word: String, explanation: String) -> Self {
        let folded = squeezed(&word).into_iter().map(|letter| letter.c).collect();
        Self {
            word,
            explanation,
            folded,
        }
    }

    /// As words are compared.
    pub fn folded(&self) -> String {
        self.folded.iter().collect()
    }
}

fn checked(word: String) -> Result<String, Problem> {
    let says_something = squeezed(&word).iter().any(|letter| letter.c.is_alphabetic());
    match says_something {
        true => Ok(word),
        false => Err(Problem::new("banned-without-letter")),
    }
}

/// A word that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The field of the listing, as files name it: `title_zh`; an attribute's own name.
    pub field: String,
    /// The word.
    pub word: BannedWord,
    /// Where it stands: the text around it.
    pub place: String,
}

/// The words that stand in a listing's text, field by field, each once a field.
pub fn hits(words: &[BannedWord], wording: &Wording) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (field, text) in fields(wording) {
        let letters = squeezed(&text);
        for word in words {
            if let Some(at) = find(&word.folded, &letters) {
                hits.push(Hit {
                    field: field.clone(),
                    word: word.clone(),
                    place: place(&text, &letters, at, word.folded.len()),
                });
            }
        }
    }
    hits
}

/// Whether words stand in a text, as [`hits`] looks for them.
pub(super) fn stands_in(words: &str, text: &str) -> bool {
    let words: Vec<char> = squeezed(words).into_iter().map(|letter| letter.c).collect();
    find(&words, &squeezed(text)).is_some()
}

fn fields(wording: &Wording) -> Vec<(String, String)> {
    let Wording {
        title,
        description,
        brand,
        model,
        attributes,
        variation,
        ..
    } = wording;
    let texts = [
        ("title_zh", &title.zh),
        ("title_en", &title.en),
        ("description_zh", &description.zh),
        ("description_en", &description.en),
        ("brand", brand),
        ("model", model),
    ];
    let texts = texts.into_iter().filter_map(|(field, text)| {
        let text = text.clone()?;
        Some((field.to_owned(), text))
    });
    let attributes = attributes
        .iter()
        .map(|(name, value)| (name.clone(), value.to_string()));
    let options = variation.options.iter();
    let options = options.flat_map(|option| option.values.iter().chain([&option.name]));
    let options = options.map(|text| ("variants".to_owned(), said(text)));
    texts.chain(attributes).chain(options).collect()
}

/// A text as it is compared, with any white space between words as one blank.
fn squeezed(text: &str) -> Vec<Letter> {
    let mut squeezed: Vec<Letter> = Vec::new();
    for letter in letters(text) {
        let blank = letter.c.is_whitespace();
        if !blank {
            squeezed.push(letter);
        } else if squeezed.last().is_some_and(|last| last.c != ' ') {
            squeezed.push(Letter { c: ' ', ..letter });
        }
    }
    squeezed.pop_if(|last| last.c == ' ');
    squeezed
}

fn find(word: &[char], text: &[Letter]) -> Option<usize> {
    let (first, last) = (*word.first()?, *word.last()?);
    text.windows(word.len())
        .enumerate()
        .filter(|(_, window)| window.iter().map(|letter| letter.c).eq(word.iter().copied()))
        .map(|(at, _)| at)
        .find(|at| {
            let before = at.checked_sub(1).and_then(|before| text.get(before));
            let after = text.get(at + word.len());
            let glued = |side: Option<&Letter>, end: char| spells(end) && side.is_some_and(|l| spells(l.c));
            !glued(before, first) && !glued(after, last)
        })
}

/// Whether it makes words with its neighbours, without a sign between them. Han, kana and Hangul are written without
/// blanks, so that a word of theirs is found wherever it stands.
fn spells(c: char) -> bool {
    let unspaced = matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7FF}')
        || matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    c.is_alphanumeric() && !unspaced
}

fn place(text: &str, letters: &[Letter], at: usize, len: usize) -> String {
    let (start, end) = (letters[at].at.start, letters[at + len - 1].at.end);
    let before = text[..start].char_indices().rev().nth(AROUND - 1);
    let from = before.map_or(0, |(from, _)| from);
    let after = text[end..].char_indices().nth(AROUND);
    let to = after.map_or(text.len(), |(to, _)| end + to);
    let cut = |cut: bool| if cut { "…" } else { "" };
    let shown = text[from..to].replace(char::is_control, " ");
    format!("{}{shown}{}", cut(from > 0), cut(to < text.len()))
}

/// What whoever keeps the words of a market needs; without one, of every market.
pub fn keeper(market: Option<MarketId>) -> Right {
    match market {
        None => Right::Administer,
        Some(market) => Right::Moderate(market),
    }
}

/// A word in the operators' list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BannedRow {
    /// Which one.
    pub id: BannedWordId,
    /// The market it is kept for; `None` is every market.
    pub market: Option<MarketRef>,
    /// The word.
    pub word: BannedWord,
    /// When it was last changed.
    pub changed_at: Instant,
    /// Whether whoever asks may change it.
    pub mine: bool,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn word(word: &str) -> BannedWord {
        BannedWord::parse(word, "not sold here").unwrap()
    }

    fn found(banned: &str, text: &str) -> bool {
        find(&word(banned).folded, &squeezed(text)).is_some()
    }

    fn titled(zh: &str, en: &str) -> Wording {
        serde_json::from_value(serde_json::json!({
            "title": { "zh": zh, "en": en }, "description": {}, "category": null, "brand": null, "model": null,
            "gtin": null, "hs_code": null, "origin": null, "images": [], "attributes": { "use": "Toy  GUN" },
        }))
        .unwrap()
    }

    #[test]
    fn a_word_is_found_however_it_is_written_and_not_inside_another() {
        for (banned, text) in [
            ("gun", "A GUN."),
            ("gun", "仿真ｇｕｎ玩具"),
            ("toy gun", "toy\n  Gun"),
            ("漁網", "三股渔网"),
            ("渔网", "三股漁網 50 m"),
            ("café", "CAFE chair"),
            ("c4", "C4, C-4"),
        ] {
            assert!(found(banned, text), "{banned} in {text}");
        }
        for (banned, text) in [
            ("gun", "begun, gunny, gun2, gunß"),
            ("c4", "c45, ec4"),
            ("toy gun", "toygun"),
            ("渔网", "渔 网"),
        ] {
            assert!(!found(banned, text), "{banned} in {text}");
        }
    }

    #[test]
    fn a_hit_names_field_and_place() {
        let mild = BannedWord::parse("best", "say what it is").unwrap();
        let words = [mild, word("toy gun"), word("枪")];
        let wording = titled(
            "国内最好的仿真水枪",
            &format!("{}The BEST {}", "a ".repeat(20), "b ".repeat(20)),
        );
        let hits = hits(&words, &wording);
        let told: Vec<_> = hits
            .iter()
            .map(|hit| (hit.field.as_str(), hit.place.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("title_zh", "国内最好的仿真水枪"),
                ("title_en", "… a a a a a The BEST b b b b b b b …"),
                ("use", "Toy  GUN"),
            ]
        );
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        let fields = |word, explanation| {
            let errors = BannedWord::parse(word, explanation).unwrap_err().0;
            errors.into_iter().map(|error| error.field).collect::<Vec<_>>()
        };
        assert_eq!(fields(" ", ""), ["word", "explanation"]);
        assert_eq!(fields("20", "why"), ["word"]);
        assert_eq!(fields("©", "why"), ["word"]);
    }

    proptest! {
        #[test]
        fn a_word_between_signs_is_found_in_any_case(banned in "[a-z][a-z0-9 ]{0,20}[a-z]", before in "([a-z]{0,9}[ .,、（])?") {
            let text = format!("{before}{})", banned.to_uppercase());
            prop_assert!(found(&banned, &text));
        }

        #[test]
        fn a_latin_word_with_a_letter_at_either_end_is_another(banned in "[a-l]{1,8}", letter in "[m-z0-9]") {
            let (end, beginning) = (format!("{banned}{letter}"), format!("{letter}{banned}"));
            prop_assert!(!found(&banned, &end) && !found(&banned, &beginning));
        }

        #[test]
        fn a_han_word_is_found_wherever_it_stands(banned in "[\u{4e00}-\u{4eff}]{1,4}", around in "[a-z\u{4f00}-\u{4fff}]{0,6}") {
            let text = format!("{around}{banned}{around}");
            prop_assert!(found(&banned, &text));
        }

        #[test]
        fn any_text_is_looked_through_and_places_are_of_it(text in "\\PC{0,80}", banned in "\\PC{1,3}") {
            let Ok(word) = BannedWord::parse(&banned, "why") else { return Ok(()) };
            let wording = titled(&text, &format!("{banned} {text}"));
            let hits = hits(&[word], &wording);
            prop_assert!(hits.iter().all(|hit| hit.place.chars().count() <= 2 * AROUND + 2 + banned.len() + text.len()));
        }
    }
}

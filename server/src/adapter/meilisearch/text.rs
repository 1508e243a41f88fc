//! Texts and questions in the words the server is to compare.
//!
//! It is given Han text cut into words, Latin words without the ending of their plural, numbers with their units: a
//! server that is set up for any language would cut and compare them otherwise than the embedded engine does.

use std::collections::HashMap;

use domain::search::vocabulary::Vocabulary;

use crate::adapter::reading::{
    han::{all_words, words as words_of_han},
    parts::{Kind, Link, Part, joined, measured, parts},
    wanted::{IDLE, cut},
    wish::Wish,
    words::{plain, singular},
};

/// A text: its words in their order, then what else it is found by. Full stops keep phrases from reaching over.
pub(super) fn told(text: &str) -> String {
    let parts = parts(text);
    let mut words = Vec::new();
    let mut also = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if part.link == Link::Apart && at > 0 {
            words.push(".".to_owned());
        }
        words.extend(in_order(part));
        also.extend(joined(&parts, at).map(|(word, _)| singular(&word)));
        also.extend(measured(&parts, at).map(|(measure, _)| measure));
        if part.kind == Kind::Han {
            also.extend(within(&part.text()));
        }
    }
    if !also.is_empty() {
        words.push(".".to_owned());
        words.extend(also);
    }
    words.join(" ")
}

/// A part as words that follow each other.
fn in_order(part: &Part) -> Vec<String> {
    match part.kind {
        Kind::Sign => Vec::new(),
        Kind::Han => words_of_han(&part.text())
            .into_iter()
            .map(str::to_owned)
            .collect(),
        Kind::Word | Kind::Number => vec![plain(part)],
    }
}

/// What else a run of Han characters is found by: the words within its words, down to each character.
fn within(run: &str) -> Vec<String> {
    let cut = words_of_han(run);
    let inner = all_words(run).into_iter().filter(|word| !cut.contains(word));
    inner.map(str::to_owned).collect()
}

/// What is to be found, as the server is asked; `None` where nothing can be.
pub(super) fn asked(text: &str, typing: bool) -> Option<String> {
    let text = cut(text.trim_start());
    let wish = Wish::read(text.trim_end());
    let mut words: Vec<_> = wished(&wish.plain);
    let idle = |word: &String| IDLE.contains(&word.as_str());
    if !words.iter().all(idle) {
        words.retain(|word| !idle(word));
    }
    words.extend(wish.phrases.iter().filter_map(|text| phrase(text)));
    words.extend(
        wish.without
            .iter()
            .filter_map(|text| Some(format!("-{}", phrase(text)?))),
    );
    if words.is_empty() {
        return text.trim().is_empty().then(String::new);
    }
    let mut question = words.join(" ");
    // The server takes a last word for the beginning of longer ones unless a blank ends it.
    if !typing || text.ends_with(char::is_whitespace) {
        question.push(' ');
    }
    Some(question)
}

/// The words looked for. What may be a code is one word, however it is written: `YL-0210` is `yl0210`.
fn wished(text: &str) -> Vec<String> {
    let parts = parts(text);
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        if let Some((measure, unit)) = measured(&parts, at) {
            words.push(measure);
            let rest: String = parts[at + 1].letters[unit..]
                .iter()
                .map(|letter| letter.c)
                .collect();
            words.extend(words_of_han(&rest).into_iter().map(str::to_owned));
            at += 2;
            continue;
        }
        let code = joined(&parts, at).filter(|(word, _)| word.contains(|c: char| c.is_ascii_digit()));
        match code {
            Some((word, count)) => {
                words.push(word);
                at += count;
            }
            None => {
                words.extend(in_order(part));
                at += 1;
            }
        }
    }
    words.into_iter().map(heading).collect()
}

/// `5608.11` is a heading of the Harmonized System, and stands among codes without its point.
fn heading(word: String) -> String {
    let is = |word: &str, digits: usize| word.len() == digits && word.bytes().all(|b| b.is_ascii_digit());
    match word.split_once('.') {
        Some((chapter, rest)) if is(chapter, 4) && is(rest, 2) => format!("{chapter}{rest}"),
        _ => word,
    }
}

/// Each term of the vocabulary that finds others, with those, in the words they are told and asked in.
pub(super) fn synonyms(vocabulary: &Vocabulary) -> HashMap<String, Vec<String>> {
    let words = |term: &str| {
        parts(term)
            .iter()
            .flat_map(in_order)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut synonyms: HashMap<String, Vec<String>> = HashMap::new();
    for (term, others) in vocabulary.0.iter().flat_map(|entry| entry.ways()) {
        let term = words(term);
        let known = synonyms.entry(term.clone()).or_default();
        for other in others.into_iter().map(words) {
            if other != term && !known.contains(&other) {
                known.push(other);
            }
        }
    }
    synonyms
}

fn phrase(text: &str) -> Option<String> {
    let words: Vec<_> = parts(text).iter().flat_map(in_order).collect();
    (!words.is_empty()).then(|| format!("\"{}\"", words.join(" ")))
}

#[cfg(test)]
mod tests {
    use domain::search::vocabulary::Entry;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_its_words_and_what_stands_within_them() {
        assert_eq!(told("Nylon nets, YL-0210"), "nylon net . yl 0210 . yl0210");
        assert_eq!(told("充电器 20W"), "充电器 20 w . 充 充电 电 电器 器 20w");
        assert_eq!(told(""), "");
    }

    #[test]
    fn a_question_is_asked_in_the_same_words() {
        let asked = |text: &str| asked(text, false).unwrap();
        assert_eq!(asked("the nylon Nets"), "nylon net ");
        assert_eq!(asked("尼龙渔网 20瓦"), "尼龙 渔网 20w ");
        assert_eq!(asked("YL-0210 5608.11"), "yl0210 560811 ");
        assert_eq!(asked("net \"red iron\" -trap"), "net \"red iron\" -\"trap\" ");
        assert_eq!(asked("  "), "");
        assert_eq!(super::asked("***", false), None);
    }

    #[test]
    fn terms_of_the_vocabulary_are_in_the_same_words() {
        let entry = |terms, direction| Entry::parse(terms, direction).unwrap();
        let vocabulary = Vocabulary(vec![
            entry("\u{6E14}\u{7F51}\nFishing Nets", "both"),
            entry("net\ngill net", "one_way"),
            entry("nets\ncast net", "both"),
        ]);
        let synonyms = synonyms(&vocabulary);
        assert_eq!(synonyms["fishing net"], ["\u{6E14}\u{7F51}"]);
        assert_eq!(synonyms["net"], ["gill net", "cast net"]);
        assert!(!synonyms.contains_key("gill net"));
    }

    #[test]
    fn a_word_being_typed_is_left_open() {
        assert_eq!(asked("nylon mono", true).unwrap(), "nylon mono");
        assert_eq!(asked("net ", true).unwrap(), "net ");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_can_be_asked(text in "\\PC{0,60}|.{0,60}|[渔网ａ𠮷0-9.a-z \"-]{0,40}", typing: bool) {
            let question = asked(&text, typing).unwrap_or_default();
            prop_assert_eq!(question.matches('"').count() % 2, 0);
            told(&text);
        }
    }
}

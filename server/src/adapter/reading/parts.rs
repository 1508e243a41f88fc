//! A text in its parts: words, numbers and runs of Han characters, and how each hangs together with the one before.

use std::{ops::Range, sync::LazyLock};

use charabia::TokenizerBuilder;

use domain::fold::{Letter, letters};

use super::measure;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::adapter) enum Kind {
    /// Letters, or letters and digits.
    Word,
    /// Digits, perhaps with a decimal point.
    Number,
    /// Han characters.
    Han,
    /// A sign that is a unit after a number: `"`.
    Sign,
}

/// What stands between a part and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::adapter) enum Link {
    /// Nothing.
    Touching,
    /// A dash or an apostrophe: `wi-fi`.
    Dash,
    /// White space.
    Space,
    /// Anything else, or the beginning.
    Apart,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::adapter) struct Part {
    pub kind: Kind,
    /// Its characters as they are compared, each with its place.
    pub letters: Vec<Letter>,
    pub link: Link,
}

impl Part {
    /// Its characters as they are compared.
    pub(in crate::adapter) fn text(&self) -> String {
        self.letters.iter().map(|letter| letter.c).collect()
    }

    /// Where it stands in the text.
    pub(in crate::adapter) fn at(&self) -> Range<usize> {
        match (self.letters.first(), self.letters.last()) {
            (Some(first), Some(last)) => first.at.start..last.at.end,
            _ => 0..0,
        }
    }
}

/// Other scripts than Han and Latin are cut by charabia.
static CHARABIA: LazyLock<charabia::Tokenizer<'static>> =
    LazyLock::new(|| TokenizerBuilder::default().into_tokenizer());

/// Han characters and kana: written without spaces.
pub(in crate::adapter) fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Han,
    Other,
    None,
}

fn script(c: char) -> Script {
    if c.is_ascii_alphanumeric() {
        Script::Latin
    } else if is_han(c) {
        Script::Han
    } else if c.is_alphanumeric() {
        Script::Other
    } else {
        Script::None
    }
}

/// The parts of a text, in its order.
pub(in crate::adapter) fn parts(text: &str) -> Vec<Part> {
    let letters = letters(text);
    let mut parts = Vec::new();
    let (mut at, mut link) = (0, Link::Apart);
    while let Some(letter) = letters.get(at) {
        let kind = script(letter.c);
        let mut end = at + 1;
        while letters.get(end).is_some_and(|next| script(next.c) == kind) {
            end += 1;
        }
        match kind {
            Script::Han => parts.push(part(Kind::Han, &letters[at..end], link)),
            Script::Latin => {
                end = latin(&letters, at, link, &mut parts);
            }
            Script::Other => others(&letters[at..end], link, &mut parts),
            Script::None => {
                link = gap(&letters[at..end], &mut parts);
                at = end;
                continue;
            }
        }
        (at, link) = (end, Link::Touching);
    }
    parts
}

fn part(kind: Kind, letters: &[Letter], link: Link) -> Part {
    Part {
        kind,
        letters: letters.to_vec(),
        link,
    }
}

/// A word or number that begins here; returns where it ends. `20mm` is two.
fn latin(letters: &[Letter], start: usize, link: Link, parts: &mut Vec<Part>) -> usize {
    let is = |at: usize, wanted: fn(&char) -> bool| letters.get(at).is_some_and(|letter| wanted(&letter.c));
    let digits_from = |mut at: usize| {
        while is(at, char::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let word_from = |mut at: usize| {
        while is(at, char::is_ascii_alphanumeric) {
            at += 1;
        }
        at
    };
    let mut number = digits_from(start);
    if number == start {
        let end = word_from(start);
        parts.push(part(Kind::Word, &letters[start..end], link));
        return end;
    }
    // 10,000: commas that group by three.
    while letters.get(number).is_some_and(|letter| letter.c == ',') && digits_from(number + 1) == number + 4 {
        number += 4;
    }
    if letters.get(number).is_some_and(|letter| letter.c == '.') && is(number + 1, char::is_ascii_digit) {
        number = digits_from(number + 1);
    }
    let end = word_from(number);
    let unit: String = letters[number..end].iter().map(|letter| letter.c).collect();
    if end == number || measure::sign(&unit).is_some() {
        parts.push(part(Kind::Number, &letters[start..number], link));
        if end > number {
            parts.push(part(Kind::Word, &letters[number..end], Link::Touching));
        }
        return end;
    }
    // 3d, 802.11n: a name that begins with digits.
    parts.push(part(Kind::Word, &letters[start..end], link));
    end
}

fn others(run: &[Letter], link: Link, parts: &mut Vec<Part>) {
    let text: String = run.iter().map(|letter| letter.c).collect();
    let mut link = link;
    for token in CHARABIA.tokenize(&text).filter(|token| !token.is_separator()) {
        let at: Vec<_> = run
            .iter()
            .skip(token.char_start)
            .take(token.char_end - token.char_start)
            .collect();
        let (Some(first), Some(last)) = (at.first(), at.last()) else {
            continue;
        };
        let place = first.at.start..last.at.end;
        let letters: Vec<_> = token
            .lemma
            .chars()
            .map(|c| Letter { c, at: place.clone() })
            .collect();
        // A mark by itself is folded away.
        if letters.is_empty() {
            continue;
        }
        parts.push(Part {
            kind: Kind::Word,
            letters,
            link,
        });
        link = Link::Touching;
    }
}

/// What stands between parts; a sign of inches after a number is a part itself.
fn gap(run: &[Letter], parts: &mut Vec<Part>) -> Link {
    let after_number = parts.last().is_some_and(|part| part.kind == Kind::Number);
    match run {
        [sign, ..] if after_number && matches!(sign.c, '"' | '\u{2033}') => {
            parts.push(part(Kind::Sign, &run[..1], Link::Touching));
            if run.len() == 1 {
                Link::Touching
            } else {
                Link::Apart
            }
        }
        [dash] if matches!(dash.c, '-' | '_' | '\'' | '\u{2019}' | '\u{2010}' | '\u{2011}') => Link::Dash,
        _ if run.iter().all(|letter| letter.c.is_whitespace()) => Link::Space,
        _ => Link::Apart,
    }
}

/// A number with its unit, as it is compared, if one begins at this part: `20w`; with how many characters of the next
/// part are the unit. Units that are also little words count only where they touch their number.
pub(in crate::adapter) fn measured(parts: &[Part], at: usize) -> Option<(String, usize)> {
    let [number, unit, ..] = parts.get(at..)? else {
        return None;
    };
    if number.kind != Kind::Number {
        return None;
    }
    let text = unit.text();
    let (sign, length) = match unit.kind {
        Kind::Han => measure::sign_of_han(&text.chars().collect::<Vec<_>>()),
        Kind::Word | Kind::Sign => measure::sign(&text).map(|sign| (sign, unit.letters.len())),
        Kind::Number => None,
    }?;
    let near = match unit.link {
        Link::Touching => true,
        Link::Space | Link::Dash => !matches!(text.as_str(), "in" | "a" | "t"),
        Link::Apart => false,
    };
    near.then(|| (measure::number(&number.text()) + sign, length))
}

/// Parts joined by dashes from this one on, as one word: `wi-fi` is `wifi`. With how many parts they are.
pub(in crate::adapter) fn joined(parts: &[Part], at: usize) -> Option<(String, usize)> {
    /// The most parts one word is made of.
    const MOST: usize = 4;
    let single = |part: &Part| matches!(part.kind, Kind::Word | Kind::Number);
    let begins = parts
        .get(at)
        .filter(|part| single(part) && part.link != Link::Dash)?;
    let rest = parts[at + 1..].iter();
    let dashed = rest
        .take_while(|part| single(part) && part.link == Link::Dash)
        .count();
    let word = |count: usize| {
        parts[at + 1..=at + count]
            .iter()
            .fold(begins.text(), |word, part| word + &part.text())
    };
    (1..=MOST).contains(&dashed).then(|| (word(dashed), dashed + 1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> String {
        let parts = parts(text);
        let shown = parts.iter().map(|part| {
            let link = match part.link {
                Link::Touching => "+",
                Link::Dash => "-",
                Link::Space => " ",
                Link::Apart => "|",
            };
            link.to_owned() + &part.text()
        });
        shown.collect()
    }

    #[test]
    fn a_text_falls_into_words_numbers_and_runs_of_han() {
        assert_eq!(shown("Nylon fishing-nets, YL0210"), "|nylon fishing-nets|yl0210");
        assert_eq!(shown("0.20mm ×２１０"), "|0.20+mm|210");
        assert_eq!(shown("<b>网</b>=net|10,000件"), "|b|网|b|net|10,000+件");
        assert_eq!(shown("3D 802.11n 15.6\""), "|3d 802.11n 15.6+\"");
        assert_eq!(shown("USB充电器20W"), "|usb+充电器+20+w");
        assert_eq!(shown("Привет мир"), "|привет мир");
    }

    #[test]
    fn a_number_and_its_unit_are_one_measure() {
        let measure = |text: &str| measured(&parts(text), 0).map(|(measure, _)| measure);
        for text in ["20w", "20 W", "20瓦", "20-watt", "20.0 瓦特"] {
            assert_eq!(measure(text).as_deref(), Some("20w"), "{text}");
        }
        assert_eq!(measure("15\"").as_deref(), Some("15inch"));
        assert_eq!(
            (measure("3 in 1"), measure("20 充"), measure("20, w")),
            (None, None, None)
        );
    }

    #[test]
    fn dashes_join_words() {
        let joined = |text: &str| joined(&parts(text), 0);
        assert_eq!(joined("wi-fi router"), Some(("wifi".into(), 2)));
        assert_eq!(joined("6P1Z-4300"), Some(("6p1z4300".into(), 2)));
        assert_eq!((joined("usb 3"), joined("a-b-c-d-e-f")), (None, None));
    }

    proptest! {
        #[test]
        fn any_text_is_cut_at_its_characters(text in "\\PC{0,60}|.{0,60}|[渔网ａ𠮷ｶﾞ0-9.a-z\" -]{0,40}") {
            for (at, part) in parts(&text).iter().enumerate() {
                prop_assert!(!part.letters.is_empty() && text.get(part.at()).is_some());
                measured(&parts(&text), at);
                joined(&parts(&text), at);
            }
        }
    }
}

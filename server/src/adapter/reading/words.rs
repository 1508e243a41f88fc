//! What a text is found by: its words and numbers, the pairs and single characters of its Han text, its measures.
//!
//! The index holds every character and pair of a run of Han characters, so that a word is found inside a longer one
//! wherever a dictionary would have cut it: 渔网 in 三层尼龙单丝渔网, 背包 in 双肩背包. What a question looks for is
//! `wanted`'s.

use std::ops::Range;

use domain::fold::Letter;

use super::{
    measure,
    parts::{Kind, Link, Part, joined, measured, parts},
};

/// How far apart words stand for phrases when something other than space is between them.
pub(in crate::adapter) const APART: usize = 4;

/// A term of a text: what it is compared as, where it stands in the text, and as which word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::adapter) struct Piece {
    pub term: String,
    pub at: Range<usize>,
    pub position: usize,
}

/// Everything a text is found by, in its order.
pub(in crate::adapter) fn indexed(text: &str) -> Vec<Piece> {
    let parts = parts(text);
    let mut pieces = Vec::with_capacity(parts.len() * 2);
    let mut position = 0;
    for (at, part) in parts.iter().enumerate() {
        if part.link == Link::Apart {
            position += APART;
        }
        let mut push = |term: String, last: usize| {
            let at = part.at().start..parts[last].at().end;
            pieces.push(Piece { term, at, position });
        };
        if let Some((word, count)) = joined(&parts, at) {
            push(singular(&word), at + count - 1);
        }
        if let Some((measure, _)) = measured(&parts, at) {
            push(measure, at);
        }
        match part.kind {
            Kind::Sign => {}
            Kind::Han => {
                grams(&part.letters, position, &mut pieces);
                position += part.letters.len();
            }
            Kind::Word | Kind::Number => {
                push(plain(part), at);
                position += 1;
            }
        }
    }
    pieces
}

/// A word or a number by itself, as a term.
pub(in crate::adapter) fn plain(part: &Part) -> String {
    match part.kind {
        Kind::Number => measure::number(&part.text()),
        _ => singular(&part.text()),
    }
}

/// Every character and every pair of neighbours.
fn grams(letters: &[Letter], position: usize, pieces: &mut Vec<Piece>) {
    for (index, letter) in letters.iter().enumerate() {
        let position = position + index;
        let mut push = |term: String, end: usize| {
            let at = letter.at.start..end;
            pieces.push(Piece { term, at, position });
        };
        push(letter.c.to_string(), letter.at.end);
        if let Some(next) = letters.get(index + 1) {
            push([letter.c, next.c].iter().collect(), next.at.end);
        }
    }
}

/// An English word without the ending of its plural: `batteries` is `battery`, `boxes` is `box`, `lens` is `lens`.
/// More is taken off only where a question finds nothing better (`expand`): `gaming` and `games` are not the same goods.
pub(in crate::adapter) fn singular(word: &str) -> String {
    let letters = word.bytes().all(|b| b.is_ascii_lowercase());
    if word.len() < 4 || !letters {
        return word.to_owned();
    }
    let cut = |end: &str, with: &str| word.strip_suffix(end).map(|stem| format!("{stem}{with}"));
    let es = ["sses", "shes", "ches", "xes", "zes"]
        .iter()
        .any(|end| word.ends_with(end));
    let kept = word == "lens" || ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let singular = if word.ends_with("ies") && !["aies", "eies"].iter().any(|end| word.ends_with(end)) {
        cut("ies", "y")
    } else if es {
        cut("es", "")
    } else if kept {
        None
    } else {
        cut("s", "")
    };
    singular.unwrap_or_else(|| word.to_owned())
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
    fn plurals_measures_and_joined_words_are_found() {
        assert_eq!(
            terms("Nylon fishing nets, YL-0210"),
            "nylon fishing net yl0210 yl 0210"
        );
        assert_eq!(terms("0.20mm ×２１０"), "0.2mm 0.2 mm 210");
        assert_eq!(terms("20 W充电"), "20w 20 w 充 充电 电");
        assert_eq!(terms("<b>Cast</b>=net|trap"), "b cast b net trap");
    }

    #[test]
    fn han_is_found_by_every_character_and_pair_of_neighbours() {
        assert_eq!(terms("双肩背包"), "双 双肩 肩 肩背 背 背包 包");
        assert_eq!(terms("雙肩背包"), terms("双肩背包"));
    }

    #[test]
    fn plurals_are_taken_off_and_nothing_else() {
        let pairs = [
            ("batteries", "battery"),
            ("boxes", "box"),
            ("switches", "switch"),
            ("nets", "net"),
            ("glasses", "glass"),
            ("lens", "lens"),
            ("bus", "bus"),
            ("gps", "gps"),
            ("gaming", "gaming"),
            ("cases", "case"),
            ("yl0210s", "yl0210s"),
        ];
        for (word, wanted) in pairs {
            assert_eq!(singular(word), wanted);
        }
    }

    proptest! {
        #[test]
        fn positions_rise_and_places_are_of_the_text(text in "\\PC{0,60}|.{0,60}|[渔网ａ𠮷ｶﾞ0-9.a-z -]{0,40}") {
            let pieces = indexed(&text);
            prop_assert!(pieces.is_sorted_by_key(|piece| piece.position));
            prop_assert!(pieces.iter().all(|piece| text.get(piece.at.clone()).is_some()));
        }
    }
}

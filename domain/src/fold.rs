//! How characters are compared: width, case, accents and the traditional forms of Han characters make no difference.

use std::{collections::HashMap, ops::Range, sync::LazyLock};

use unicode_normalization::UnicodeNormalization;

/// A character as it is compared, and where it stands in the text (several may stand in one place: `㎜` is two).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The character.
    pub c: char,
    /// Its place, in bytes.
    pub at: Range<usize>,
}

/// A text as it is compared.
pub fn letters(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        let at = start..start + c.len_utf8();
        if c.is_ascii() {
            let c = c.to_ascii_lowercase();
            letters.push(Letter { c, at });
        } else {
            letters.extend(fold(c).map(|c| Letter { c, at: at.clone() }));
        }
    }
    letters
}

/// What a character is compared as. `é` is `e`, `Ａ` is `a`, `權` is `权`; marks that say nothing are nothing.
fn fold(c: char) -> impl Iterator<Item = char> {
    let plain = match c {
        '\u{2122}' | '\u{AE}' | '\u{A9}' => String::new(),
        _ => {
            let apart: String = std::iter::once(c).nfkd().collect();
            if apart.starts_with(|base: char| base.is_ascii()) {
                apart.chars().filter(char::is_ascii).collect()
            } else {
                // Parted, Hangul and kana would lose what tells them apart.
                std::iter::once(c).nfkc().collect()
            }
        }
    };
    let simple = |c: char| SIMPLIFIED.get(&c).copied().unwrap_or(c);
    let folded: Vec<char> = plain.to_lowercase().chars().map(simple).collect();
    folded.into_iter()
}

/// Traditional characters and what they are in simplified writing, pair by pair: the one-to-one part of OpenCC's
/// `TSCharacters` (Apache-2.0). Where one traditional character has several simplified ones, the commonest.
static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut characters = include_str!("simplified.txt").chars().filter(|c| *c != '\n');
    std::iter::from_fn(|| characters.next().zip(characters.next())).collect()
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> String {
        letters(text).into_iter().map(|letter| letter.c).collect()
    }

    #[test]
    fn width_case_accents_and_traditional_forms_make_no_difference() {
        assert_eq!(folded("ＮＹＬＯＮ　Café ２０㎜"), "nylon cafe 20mm");
        assert_eq!(folded("權利 雙肩背包 漁網"), "权利 双肩背包 渔网");
        assert_eq!(folded("Core™2 Duo®"), "core2 duo");
        assert_eq!(folded("ｶﾞが한"), "カ\u{3099}が한");
    }

    #[test]
    fn the_table_is_of_pairs_and_leads_to_an_end() {
        assert_eq!(
            SIMPLIFIED.len() * 2,
            include_str!("simplified.txt")
                .chars()
                .filter(|c| *c != '\n')
                .count()
        );
        assert!(SIMPLIFIED.values().all(|simple| !SIMPLIFIED.contains_key(simple)));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_and_keeps_places(text in "\\PC{0,40}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
            prop_assert!(letters(&text).into_iter().all(|letter| text.get(letter.at).is_some()));
        }
    }
}

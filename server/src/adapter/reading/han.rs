//! Han text: its dictionary words, what they end with, and how they sound.
//!
//! A title is found by the pairs of its characters wherever a dictionary would have cut it; what stands here tells
//! the better matches from the worse. 背包 is the goods in 双肩背包 and in 背包 男士, and is not in 背包扣: a word of
//! one character after it makes a longer name of both.

use std::{collections::HashSet, sync::LazyLock};

use jieba_rs::Jieba;
use pinyin::ToPinyin;

use domain::fold::Letter;

use super::parts::{Kind, Part};

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Every dictionary word in a run of Han characters, also those within longer ones.
pub(in crate::adapter) fn all_words(run: &str) -> Vec<&str> {
    JIEBA.cut_all(run).into_iter().map(|token| token.word).collect()
}

/// A run of Han characters in dictionary words.
pub(in crate::adapter) fn words(run: &str) -> Vec<&str> {
    JIEBA
        .cut(run, false)
        .into_iter()
        .map(|token| token.word)
        .collect()
}

/// Whether it has more than one character.
pub(in crate::adapter) fn is_long(word: &str) -> bool {
    word.chars().nth(1).is_some()
}

/// What the words of a text are by themselves, as terms.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::adapter) struct Shapes {
    /// Words that stand by themselves, [`whole`], and words that nothing makes a longer name of, [`head`].
    pub shapes: Vec<String>,
    /// How pairs of characters sound, and the initials of words.
    pub sounds: Vec<String>,
}

/// The term of a word that the dictionary cuts just so.
pub(in crate::adapter) fn whole(word: &str) -> String {
    format!("={word}")
}

/// The term of a word, or of the end of one, that names the goods: no single character follows it.
pub(in crate::adapter) fn head(word: &str) -> String {
    format!("{word}$")
}

/// The term of the initials of a word.
pub(in crate::adapter) fn initials(letters: &str) -> String {
    format!("{letters}.")
}

/// What a title's Han words are by themselves.
pub(in crate::adapter) fn shapes(parts: &[Part]) -> Shapes {
    let mut shapes = Shapes::default();
    for part in parts.iter().filter(|part| part.kind == Kind::Han) {
        let run = part.text();
        let words = words(&run);
        for (index, word) in words.iter().enumerate().filter(|(_, word)| is_long(word)) {
            shapes.shapes.push(whole(word));
            let followed = words.get(index + 1).is_some_and(|next| !is_long(next));
            if !followed {
                shapes.shapes.extend(ends(word).map(head));
            }
            shapes.sounds.extend(initials_of(word).as_deref().map(initials));
        }
        shapes.sounds.extend(pairs(&part.letters).filter_map(sound));
    }
    shapes
}

/// A word and all that it ends with, down to two characters.
fn ends(word: &str) -> impl Iterator<Item = &str> {
    word.char_indices()
        .map(|(start, _)| &word[start..])
        .filter(|end| is_long(end))
}

fn pairs(letters: &[Letter]) -> impl Iterator<Item = [char; 2]> {
    letters.windows(2).map(|pair| [pair[0].c, pair[1].c])
}

/// `背包` → `beibao`.
fn sound(pair: [char; 2]) -> Option<String> {
    let sounds = pair.map(|c| Some(c.to_pinyin()?.plain()));
    Some([sounds[0]?, sounds[1]?].concat())
}

/// `双肩背包` → `sjbb`.
fn initials_of(word: &str) -> Option<String> {
    word.chars()
        .map(|c| c.to_pinyin()?.plain().chars().next())
        .collect()
}

/// All syllables of the language, without tones.
static SYLLABLES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let all = ('\u{4E00}'..='\u{9FFF}')
        .filter_map(|c| c.to_pinyin())
        .map(|pinyin| pinyin.plain());
    all.filter(|syllable| syllable.contains(['a', 'e', 'i', 'o', 'u', 'v']))
        .collect()
});

/// The ways Latin letters are read as two or more syllables, as the sounds of each pair of neighbours:
/// `shuangjianbeibao` → `shuangjian jianbei beibao`.
pub(in crate::adapter) fn sounds(letters: &str) -> Vec<Vec<String>> {
    /// The longest text that is read so, in letters.
    const LONGEST: usize = 32;
    if letters.len() > LONGEST || !letters.bytes().all(|b| b.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut ways = Vec::new();
    read(letters, &mut Vec::new(), &readable(letters), &mut ways);
    ways
}

/// From which places on letters can be read to the end.
fn readable(letters: &str) -> Vec<bool> {
    let mut readable = vec![false; letters.len() + 1];
    readable[letters.len()] = true;
    for start in (0..letters.len()).rev() {
        readable[start] = syllables(letters, start).any(|end| readable[end]);
    }
    readable
}

/// Where the syllables end that begin here, the longest first.
fn syllables(letters: &str, start: usize) -> impl Iterator<Item = usize> {
    /// As long as `zhuang`.
    const LONGEST: usize = 6;
    let ends = (start + 1..=letters.len().min(start + LONGEST)).rev();
    ends.filter(move |end| SYLLABLES.contains(&letters[start..*end]))
}

fn read(letters: &str, before: &mut Vec<usize>, readable: &[bool], ways: &mut Vec<Vec<String>>) {
    /// The most ways that are looked at.
    const MOST: usize = 4;
    let start = before.last().copied().unwrap_or_default();
    if start == letters.len() {
        let places: Vec<_> = std::iter::once(0).chain(before.iter().copied()).collect();
        if places.len() > 2 {
            ways.push(
                places
                    .windows(3)
                    .map(|pair| letters[pair[0]..pair[2]].to_owned())
                    .collect(),
            );
        }
        return;
    }
    for end in syllables(letters, start).filter(|end| readable[*end]) {
        if ways.len() < MOST {
            before.push(end);
            read(letters, before, readable, ways);
            before.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::parts::parts, *};

    fn told(text: &str) -> String {
        shapes(&parts(text)).shapes.join(" ")
    }

    #[test]
    fn a_word_is_the_goods_unless_one_character_makes_a_longer_name_of_it() {
        assert_eq!(told("背包 男士"), "=背包 背包$ =男士 男士$");
        assert_eq!(told("背包扣"), "=背包");
        assert!(told("白葡萄酒").contains(" 葡萄酒$"));
        assert_eq!(told("net"), "");
    }

    #[test]
    fn words_are_known_by_their_sound() {
        let sounds = shapes(&parts("雙肩背包")).sounds;
        for sound in ["beibao", "shuangjian", "bb."] {
            assert!(sounds.contains(&sound.to_owned()), "{sound}: {sounds:?}");
        }
    }

    #[test]
    fn letters_are_read_as_syllables() {
        assert_eq!(sounds("beibao")[0], ["beibao"]);
        assert_eq!(sounds("shuangjianbeibao")[0], ["shuangjian", "jianbei", "beibao"]);
        assert_eq!(sounds("xian"), [["xian"]]);
        assert!(sounds("nylon").is_empty() && sounds("bei").is_empty() && sounds("").is_empty());
    }

    proptest! {
        #[test]
        fn any_letters_are_read_in_little_time(letters in "(na|n|a|xi|an){0,20}v?") {
            prop_assert!(sounds(&letters).len() <= 4);
        }
    }
}

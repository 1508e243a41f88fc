//! Passwords that are long only to look at: the same over and over, or the fingers walking over the keys.

/// How many characters of its own a password must have, whatever it repeats.
const LEAST: usize = super::Password::MIN;
/// A walk of this many keys counts as one character.
const WALK: usize = 3;
/// Fewer pieces than this, and it is mostly walks.
const PIECES: usize = 5;
/// The letters' and digits' rows of a keyboard as they stand under each other.
const ROWS: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Whether it is a few characters over and over: `abcabcabcabc`, also cut off in the middle. What repeats counts once.
pub(super) fn repeats(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let period = period(&chars);
    period < LEAST && 2 * period <= chars.len()
}

/// After how many characters a text begins anew; its length where it never does. (The border array of Knuth, Morris and
/// Pratt.)
fn period(chars: &[char]) -> usize {
    let mut borders = vec![0; chars.len()];
    for at in 1..chars.len() {
        let mut border: usize = borders[at - 1];
        while border > 0 && chars[at] != chars[border] {
            border = borders[border - 1];
        }
        borders[at] = border + usize::from(chars[at] == chars[border]);
    }
    chars.len() - borders.last().copied().unwrap_or_default()
}

/// Whether it is little more than rows of the alphabet, of the digits or of the keyboard, forwards or backwards:
/// `qwertyuiop1`, `1qaz2wsx3edc`, `123abc456def`.
pub(super) fn is_walk(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let (mut pieces, mut at) = (0, 0);
    while at < chars.len() {
        let steps = chars[at..]
            .windows(2)
            .take_while(|pair| follows(pair[0], pair[1]));
        let length = steps.count() + 1;
        at += if length >= WALK { length } else { 1 };
        pieces += 1;
    }
    pieces < PIECES
}

/// Whether a finger that was at `one` is soon at `other`: the same key, one beside it, or its neighbour in the alphabet.
fn follows(one: char, other: char) -> bool {
    let neighbours = |a: char, b: char| {
        let counted = a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric();
        counted && (u32::from(a).abs_diff(u32::from(b)) == 1 || (a, b) == ('9', '0') || (a, b) == ('0', '9'))
    };
    one == other || neighbours(one, other) || beside(one, other)
}

fn beside(one: char, other: char) -> bool {
    let place = |key: char| {
        let row = ROWS.iter().position(|row| row.contains(key))?;
        Some((row, ROWS[row].find(key)?))
    };
    let (Some((row, column)), Some((other_row, other_column))) = (place(one), place(other)) else {
        return false;
    };
    // Each row stands half a key to the right of the one above: a key touches two above and two below.
    match other_row.cmp(&row) {
        std::cmp::Ordering::Equal => column.abs_diff(other_column) == 1,
        std::cmp::Ordering::Greater if other_row == row + 1 => {
            other_column == column || other_column + 1 == column
        }
        std::cmp::Ordering::Less if row == other_row + 1 => {
            other_column == column || other_column == column + 1
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_fingers_find_by_themselves() {
        for walk in [
            "qwertyuiop1",
            "1qaz2wsx3edc",
            "qazwsxedcrfv",
            "1q2w3e4r5t",
            "9876543210",
            "abcdefghijk",
            "123abc456def",
            "zxcvbnm12345",
            "poiuytrewq",
            "aaaaabbbbbccccc",
        ] {
            assert!(is_walk(walk), "{walk}");
        }
        for words in [
            "harbour office 7",
            "were trees there",
            "seedling42pot",
            "pool were pond as",
        ] {
            assert!(!is_walk(words), "{words}");
        }
    }

    #[test]
    fn keys_touch_two_above_and_two_below() {
        for (one, other) in [('g', 't'), ('g', 'y'), ('g', 'v'), ('g', 'b'), ('g', 'h')] {
            assert!(beside(one, other) && beside(other, one), "{one}{other}");
        }
        for (one, other) in [('g', 'r'), ('g', 'n'), ('g', 'j'), ('q', 'z'), ('1', 'a')] {
            assert!(!beside(one, other) && !beside(other, one), "{one}{other}");
        }
    }

    proptest! {
        #[test]
        fn what_repeats_is_seen_wherever_it_is_cut_off(unit in "[a-z]{1,9}", length in 20_usize..60) {
            let text: String = unit.chars().cycle().take(length).collect();
            prop_assert!(repeats(&text));
        }

        #[test]
        fn a_text_said_once_does_not_repeat(text in "[a-f]{5,9}[g-m]{5,9}") {
            prop_assert!(!repeats(&text));
        }
    }
}

//! Numbers with units: `20w`, `20 W` and `20瓦` are one and the same.

use std::{collections::HashMap, sync::LazyLock};

/// Units as goods are described with them, a line each: the sign they are compared by, then other ways of writing it.
const UNITS: &str = include_str!("units.txt");

/// Every way of writing a unit → its sign, and how many characters the longest Han one has.
static SIGNS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut signs = HashMap::new();
    for line in UNITS.lines() {
        let mut ways = line.split(' ').peekable();
        let sign = ways.peek().copied().unwrap_or_default();
        signs.extend(ways.map(|way| (way, sign)));
    }
    signs
});

/// The most characters a unit in Han characters has.
const LONGEST_HAN: usize = 3;

/// The sign of a unit written so.
pub(in crate::adapter) fn sign(way: &str) -> Option<&'static str> {
    SIGNS.get(way).copied()
}

/// The sign of the unit a run of Han characters begins with, the longest there is, and how many of them it is.
pub(in crate::adapter) fn sign_of_han(run: &[char]) -> Option<(&'static str, usize)> {
    let longest = run.len().min(LONGEST_HAN);
    let begins = |length: usize| Some((sign(&run[..length].iter().collect::<String>())?, length));
    (1..=longest).rev().find_map(begins)
}

/// A number as it is compared: without grouping commas and trailing zeros. A leading zero before another digit is
/// kept: `007` is no number but a name.
pub(in crate::adapter) fn number(written: &str) -> String {
    let plain = written.replace(',', "");
    match plain.split_once('.') {
        Some((whole, part)) => {
            let part = part.trim_end_matches('0');
            if part.is_empty() {
                whole.to_owned()
            } else {
                format!("{whole}.{part}")
            }
        }
        None => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_known_by_each_of_its_names() {
        let han = |text: &str| sign_of_han(&text.chars().collect::<Vec<_>>());
        assert_eq!(["w", "watts"].map(sign), [Some("w"), Some("w")]);
        assert_eq!(
            [han("瓦充电器"), han("毫安时"), han("毫米厚")],
            [Some(("w", 1)), Some(("mah", 3)), Some(("mm", 2))]
        );
        assert_eq!((han("充电"), sign("yl")), (None, None));
    }

    #[test]
    fn no_way_of_writing_means_two_units() {
        let ways = UNITS.lines().flat_map(|line| line.split(' ')).count();
        assert_eq!(SIGNS.len(), ways);
    }

    #[test]
    fn numbers_are_compared_by_their_worth() {
        assert_eq!(
            ["0.20", "10,000", "2.0", "007", "20"].map(number),
            ["0.2", "10000", "2", "007", "20"]
        );
    }
}

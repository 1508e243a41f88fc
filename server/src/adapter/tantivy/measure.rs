//! Numbers with units: `20w`, `20 W` and `20瓦` are one and the same.

use std::{collections::HashMap, sync::LazyLock};

/// Units as goods are described with them: the sign they are compared by, then other ways of writing it.
const UNITS: &[&[&str]] = &[
    &["mm", "毫米"],
    &["cm", "厘米", "公分"],
    &["m", "米"],
    &["km", "公里", "千米"],
    &["inch", "inches", "in", "\"", "″", "寸", "英寸", "吋"],
    &["ft", "feet", "foot", "英尺"],
    &["mg", "毫克"],
    &["g", "gram", "grams", "克"],
    &["kg", "公斤", "千克"],
    &["t", "吨"],
    &["lb", "lbs", "磅"],
    &["oz", "盎司"],
    &["ml", "毫升"],
    &["l", "liter", "liters", "litre", "litres", "升"],
    &["w", "watt", "watts", "瓦", "瓦特"],
    &["kw", "千瓦"],
    &["v", "volt", "volts", "伏", "伏特"],
    &["kv", "千伏"],
    &["a", "amp", "amps", "安", "安培"],
    &["ma", "毫安"],
    &["mah", "毫安时"],
    &["ah", "安时"],
    &["hz", "赫兹"],
    &["khz"],
    &["mhz"],
    &["ghz"],
    &["kb"],
    &["mb"],
    &["gb"],
    &["tb"],
    &["mp", "megapixel", "megapixels", "万像素"],
    &["rpm", "转"],
    &["dpi"],
    &["db", "分贝"],
    &["hp", "匹"],
    &["bar"],
    &["psi"],
    &["mpa"],
    &["pin", "针"],
    &["port", "ports", "口"],
    &["core", "cores", "核"],
    &["layer", "layers", "ply", "层"],
    &["pc", "pcs", "piece", "pieces", "件", "个", "只"],
];

/// Every way of writing a unit → its sign, and how many characters the longest Han one has.
static SIGNS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let signs = UNITS
        .iter()
        .flat_map(|ways| ways.iter().map(|way| (*way, ways[0])));
    signs.collect()
});

/// The most characters a unit in Han characters has.
const LONGEST_HAN: usize = 3;

/// The sign of a unit written so.
pub(super) fn sign(way: &str) -> Option<&'static str> {
    SIGNS.get(way).copied()
}

/// The sign of the unit a run of Han characters begins with, the longest there is, and how many of them it is.
pub(super) fn sign_of_han(run: &[char]) -> Option<(&'static str, usize)> {
    let longest = run.len().min(LONGEST_HAN);
    let begins = |length: usize| Some((sign(&run[..length].iter().collect::<String>())?, length));
    (1..=longest).rev().find_map(begins)
}

/// A number as it is compared: without grouping commas and trailing zeros. A leading zero before another digit is
/// kept: `007` is no number but a name.
pub(super) fn number(written: &str) -> String {
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
        let ways: usize = UNITS.iter().map(|ways| ways.len()).sum();
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

//! Units of measure: the codes of UNECE Recommendation 20 that goods are traded in, with the names people type.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{form, problem::Problem, text::Locale};

/// A unit of measure, by its UNECE Rec 20 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unit(&'static Row);

#[derive(Debug, PartialEq, Eq, Hash)]
struct Row {
    code: &'static str,
    zh: &'static str,
    en: &'static str,
    /// Other names and symbols it is known by, lower case.
    also: &'static [&'static str],
}

const fn row(code: &'static str, zh: &'static str, en: &'static str, also: &'static [&'static str]) -> Row {
    Row { code, zh, en, also }
}

/// Code, name in both languages, other names. Packages are Rec 21 codes prefixed with X,
/// as Rec 20 has it since its own `BX` and `CT` were deleted.
static ROWS: &[Row] = &[
    row(
        "H87",
        "件",
        "piece",
        &[
            "pieces", "pc", "pcs", "个", "只", "片", "台", "支", "把", "张", "条", "枚", "块", "根", "ea",
            "unit",
        ],
    ),
    row("C62", "个（计数）", "one", &["ones"]),
    row("EA", "每个", "each", &[]),
    row("SET", "套", "set", &["sets"]),
    row("PR", "双", "pair", &["pairs", "对"]),
    row("DZN", "打", "dozen", &["dozens"]),
    row("GRO", "罗", "gross", &[]),
    row("MIL", "千件", "thousand", &[]),
    row("KGM", "千克", "kilogram", &["kg", "kilograms", "公斤"]),
    row("GRM", "克", "gram", &["g", "grams"]),
    row("TNE", "吨", "tonne", &["t", "ton", "tons", "tonnes", "公吨"]),
    row("LBR", "磅", "pound", &["lb", "lbs"]),
    row("MTR", "米", "metre", &["m", "meter", "meters", "metres"]),
    row("CMT", "厘米", "centimetre", &["cm"]),
    row("KMT", "千米", "kilometre", &["km", "公里"]),
    row("FOT", "英尺", "foot", &["ft", "feet"]),
    row("YRD", "码", "yard", &["yd", "yards"]),
    row("MTK", "平方米", "square metre", &["m2", "m²", "sqm", "平米"]),
    row("MTQ", "立方米", "cubic metre", &["m3", "m³", "cbm", "方"]),
    row("LTR", "升", "litre", &["l", "liter", "liters", "litres"]),
    row("MLT", "毫升", "millilitre", &["ml"]),
    row("KWH", "千瓦时", "kilowatt hour", &["kwh", "度"]),
    row("HUR", "小时", "hour", &["h", "hours"]),
    row("DAY", "天", "day", &["days"]),
    row("XBX", "盒", "box", &["boxes", "bx"]),
    row("XCT", "箱", "carton", &["ctn", "ct", "cartons", "纸箱"]),
    row("XPK", "包", "package", &["pack", "packs", "packages", "pk"]),
    row("XBG", "袋", "bag", &["bags"]),
    row("XRO", "卷", "roll", &["rolls", "ro"]),
    row("XPX", "托盘", "pallet", &["pallets"]),
    row("XBO", "瓶", "bottle", &["bottles"]),
    row("XCA", "罐", "can", &["cans", "tin"]),
];

impl Unit {
    /// A piece, the unit of most goods.
    pub const PIECE: Self = Self(&ROWS[0]);

    /// The Rec 20 code: `H87`.
    pub fn code(self) -> &'static str {
        self.0.code
    }

    /// What people call it: 件, piece.
    pub fn name(self, locale: Locale) -> &'static str {
        match locale {
            Locale::ZhCn => self.0.zh,
            Locale::En => self.0.en,
        }
    }

    /// Every unit, commonest first.
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().map(Self)
    }
}

/// A code, a name in either language, or a symbol.
impl FromStr for Unit {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let name = form::half_width(text.trim());
        let lower = name.to_lowercase();
        let by_code = ROWS.iter().find(|row| row.code.eq_ignore_ascii_case(&name));
        let by_name = || {
            ROWS.iter()
                .find(|row| row.zh == name || row.en == lower || row.also.contains(&lower.as_str()))
        };
        by_code
            .or_else(by_name)
            .map(Self)
            .ok_or_else(|| Problem::new("unknown-unit"))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        code.parse()
            .map_err(|problem: Problem| D::Error::custom(problem.code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_names_and_symbols_are_read() {
        for (text, code) in [
            ("H87", "H87"),
            ("piece", "H87"),
            ("件", "H87"),
            ("KG", "KGM"),
            ("m²", "MTK"),
            ("ｋｇ", "KGM"),
        ] {
            assert_eq!(text.parse::<Unit>().unwrap().code(), code);
        }
        assert_eq!("furlongs".parse::<Unit>().unwrap_err().code, "unknown-unit");
    }

    #[test]
    fn no_name_means_two_units() {
        let mut names: Vec<_> = ROWS
            .iter()
            .flat_map(|row| row.also.iter().chain([&row.zh, &row.en]))
            .collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}

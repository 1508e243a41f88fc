//! Units of measure: the codes of UNECE Recommendation 20 that goods are traded in and those they are described by, with
//! the names people type.

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

/// What goods are described by and nobody trades them in.
static MEASURES: &[Row] = &[
    row("MMT", "毫米", "millimetre", &["mm", "millimeter"]),
    row("4H", "微米", "micrometre", &["µm", "μm", "um", "micron"]),
    row("INH", "英寸", "inch", &["in", "inches"]),
    row("MGM", "毫克", "milligram", &["mg"]),
    row(
        "GM",
        "克每平方米",
        "gram per square metre",
        &["g/m2", "g/m²", "gsm"],
    ),
    row("CMQ", "立方厘米", "cubic centimetre", &["cm3", "cm³", "cc"]),
    row("CEL", "摄氏度", "degree Celsius", &["°c", "℃"]),
    row("P1", "百分比", "per cent", &["%", "percent"]),
    row("VLT", "伏", "volt", &["v"]),
    row("AMP", "安", "ampere", &["a"]),
    row("WTT", "瓦", "watt", &["w"]),
    row("KWT", "千瓦", "kilowatt", &["kw"]),
    row("HTZ", "赫兹", "hertz", &["hz"]),
    row("OHM", "欧", "ohm", &["ω"]),
    row("BAR", "巴", "bar", &[]),
    row("MPA", "兆帕", "megapascal", &["mpa"]),
    row("NEW", "牛", "newton", &["n"]),
    row("DD", "度（角）", "degree", &["°"]),
    row("MIN", "分钟", "minute", &["min", "minutes"]),
    row("MON", "月", "month", &["months"]),
    row("ANN", "年", "year", &["years"]),
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

    /// Every unit goods are traded in, commonest first.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        ROWS.iter().map(Self)
    }

    /// Every unit goods are described by.
    pub fn measures() -> impl Iterator<Item = Self> + Clone {
        MEASURES.iter().chain(ROWS).map(Self)
    }

    /// A unit goods are described by: a code, a name in either language, or a symbol.
    pub fn measure(text: &str) -> Result<Self, Problem> {
        named(text, Self::measures())
    }

    /// What stands behind a figure: its symbol, or its name where it has none.
    pub fn symbol(self, locale: Locale) -> &'static str {
        match self.code() {
            "MMT" => "mm",
            "CMT" => "cm",
            "MTR" => "m",
            "KMT" => "km",
            "4H" => "µm",
            "MGM" => "mg",
            "GRM" => "g",
            "KGM" => "kg",
            "TNE" => "t",
            "GM" => "g/m²",
            "MTK" => "m²",
            "MTQ" => "m³",
            "CMQ" => "cm³",
            "LTR" => "L",
            "MLT" => "mL",
            "CEL" => "°C",
            "P1" => "%",
            "DD" => "°",
            "VLT" => "V",
            "AMP" => "A",
            "WTT" => "W",
            "KWT" => "kW",
            "KWH" => "kWh",
            "HTZ" => "Hz",
            "OHM" => "Ω",
            "BAR" => "bar",
            "MPA" => "MPa",
            "NEW" => "N",
            _ => self.name(locale),
        }
    }
}

/// A code, a name in either language, or a symbol.
impl FromStr for Unit {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        named(text, Self::all())
    }
}

/// The one of these that is meant.
fn named(text: &str, units: impl Iterator<Item = Unit> + Clone) -> Result<Unit, Problem> {
    let name = form::half_width(text.trim());
    let lower = name.to_lowercase();
    let by_code = units.clone().find(|unit| unit.0.code.eq_ignore_ascii_case(&name));
    let by_name = || {
        let mut units = units.clone();
        units.find(|Unit(row)| {
            row.zh == name || row.en.to_lowercase() == lower || row.also.contains(&lower.as_str())
        })
    };
    by_code
        .or_else(by_name)
        .ok_or_else(|| Problem::new("unknown-unit"))
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
        Self::measure(&code).map_err(|problem| D::Error::custom(problem.code))
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
            .chain(MEASURES)
            .flat_map(|row| row.also.iter().chain([&row.zh, &row.en]))
            .collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}

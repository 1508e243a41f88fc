//! Codes that the world gave to goods, countries and currencies, as catalogue files have them: GTIN and HS code, and
//! what spreadsheets write where a code is asked for.

use crate::{
    company::Country,
    form,
    money::{Currency, UnitPrice},
    problem::Problem,
};

/// GTIN-8, -12, -13 or -14 with a right check digit (GS1 General Specifications, section 7.9). A spreadsheet that took
/// it for a number dropped its leading zeros: they are put back when the check digit then fits. Any other length is
/// refused: a wrong identification number is worse than none.
pub fn gtin(text: &str) -> Result<Option<String>, Problem> {
    let mut digits = form::half_width(text.trim());
    if digits.is_empty() {
        return Ok(None);
    }
    if matches!(digits.len(), 9..=11) {
        let full = format!("{digits:0>12}");
        digits = if check_digit_fits(&full) { full } else { digits };
    }
    if !matches!(digits.len(), 8 | 12 | 13 | 14) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Problem::new("gtin-length").with("length", digits.chars().count()));
    }
    if check_digit_fits(&digits) {
        Ok(Some(digits))
    } else {
        Err(Problem::new("gtin-check-digit"))
    }
}

fn check_digit_fits(digits: &str) -> bool {
    let weighted = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| u32::from(digit.wrapping_sub(b'0')) * if place % 2 == 0 { 1 } else { 3 });
    digits.bytes().all(|b| b.is_ascii_digit()) && weighted.sum::<u32>() % 10 == 0
}

/// A country's two letters; its three, or the name Chinese files have for the commonest of all, are understood.
pub fn origin(text: &str) -> Result<Option<Country>, Problem> {
    let text = form::half_width(text.trim());
    let known = match text.as_str() {
        "" => return Ok(None),
        "中国" | "中国大陆" => "CN",
        letters if letters.len() == 3 => celes::Country::from_alpha3(letters.to_ascii_uppercase())
            .map_or(letters, |country| country.alpha2),
        letters => letters,
    };
    known.parse().map(Some)
}

/// A currency's three letters, or a name no other currency has. `¥` and `$` are those of several: they are refused.
pub fn currency(text: &str) -> Result<Currency, Problem> {
    const NAMES: [(&str, &[&str]); 6] = [
        ("CNY", &["RMB", "CNH", "人民币", "元", "人民币元"]),
        ("USD", &["US$", "美元", "美金"]),
        ("EUR", &["€", "欧元"]),
        ("HKD", &["HK$", "港币", "港元"]),
        ("JPY", &["日元", "日圆"]),
        ("GBP", &["£", "英镑"]),
    ];
    let text = form::half_width(text.trim()).to_uppercase();
    let named = NAMES.iter().find(|(_, names)| names.contains(&text.as_str()));
    form::required(named.map_or(text.as_str(), |(code, _)| code))
}

/// A unit price, with the sign of a currency before it or 元 behind it.
pub fn price(text: &str) -> Result<Option<UnitPrice>, Problem> {
    let text = text.trim();
    let bare = text.trim_start_matches(['¥', '￥', '$', '＄', '€', '£']);
    form::optional(bare.trim_end_matches('元').trim())
}

/// An HS code of 6 to 10 digits; dots and blanks between them are dropped.
pub fn hs_code(text: &str) -> Result<Option<String>, Problem> {
    let digits: String = form::half_width(text.trim())
        .chars()
        .filter(|c| !matches!(c, '.' | ' '))
        .collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let sound = (6..=10).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    sound
        .then_some(Some(digits))
        .ok_or_else(|| Problem::new("not-an-hs-code"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gtins_check_digit_is_verified() {
        assert_eq!(gtin("4006381333931"), Ok(Some("4006381333931".into())));
        assert_eq!(gtin("4006381333932").unwrap_err().code, "gtin-check-digit");
        assert_eq!(gtin("123").unwrap_err().code, "gtin-length");
        assert_eq!(gtin("85896333746"), Ok(Some("085896333746".into())));
        assert_eq!(gtin("85896333747").unwrap_err().code, "gtin-length");
    }

    #[test]
    fn what_spreadsheets_write_for_a_code_is_understood_where_it_is_unmistakable() {
        for (text, code) in [
            (" ＵＳＤ ", "USD"),
            ("rmb", "CNY"),
            ("人民币", "CNY"),
            ("HK＄", "HKD"),
        ] {
            assert_eq!(currency(text).map(Currency::code), Ok(code), "{text}");
        }
        assert!(currency("$").is_err() && currency("￥").is_err() && currency("").is_err());
        for (text, code) in [("ＣＮ", "CN"), ("中国", "CN"), ("chn", "CN"), ("vn", "VN")] {
            assert_eq!(origin(text).unwrap().unwrap().code(), code, "{text}");
        }
        assert!(origin("ZZZ").is_err() && origin("Ruritania").is_err());
    }
}

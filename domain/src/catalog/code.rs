//! Numbers that the world gave to goods: GTIN and HS code.

use crate::{form, problem::Problem};

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
}

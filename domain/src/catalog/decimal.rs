//! Numbers of other programs as decimal text. Spreadsheets and databases keep binary fractions: fifteen significant
//! digits are what all of them keep, so beyond these nothing is said and nothing compared.

/// What a binary fraction of 64 bits keeps of every decimal (IEEE 754, DBL_DIG).
const SIGNIFICANT: usize = 15;
/// The largest power of ten that is written out: no binary fraction of 64 bits has a larger one.
const MAX_POWER: i32 = 400;

/// A number as digits with at most one point: without exponent, rounded to fifteen significant digits, without zeros
/// nobody needs. `None` where the text is no number, or one without measure.
pub fn plain(text: &str) -> Option<String> {
    let (mantissa, power) = match text.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, power.parse().ok()?),
        None => (text, 0_i32),
    };
    let (sign, magnitude) = match mantissa.strip_prefix('-') {
        Some(magnitude) => ("-", magnitude),
        None => ("", mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = magnitude.split_once('.').unwrap_or((magnitude, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // 0.digits × 10^power
    let power = power.checked_add(i32::try_from(whole.len()).ok()?)?;
    let leading = digits.len() - digits.trim_start_matches('0').len();
    let power = power.checked_sub(i32::try_from(leading).ok()?)?;
    let (digits, power) = rounded(&digits[leading..], power);
    if digits.is_empty() {
        return Some("0".into());
    }
    if power.abs() > MAX_POWER {
        return None;
    }
    Some(format!("{sign}{}", point(&digits, power)))
}

/// At most fifteen digits, half up, and the power of ten they then have.
fn rounded(digits: &str, power: i32) -> (String, i32) {
    let kept = &digits[..digits.len().min(SIGNIFICANT)];
    let up = digits
        .as_bytes()
        .get(SIGNIFICANT)
        .is_some_and(|next| *next >= b'5');
    let Some(number) = up.then(|| kept.parse::<u64>().ok()).flatten() else {
        return (kept.trim_end_matches('0').to_owned(), power);
    };
    let next = (number + 1).to_string();
    let carried = i32::from(next.len() > kept.len());
    (next.trim_end_matches('0').to_owned(), power + carried)
}

/// `0.digits × 10^power` written out.
fn point(digits: &str, power: i32) -> String {
    let length = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
    match power {
        ..=0 => format!("0.{}{digits}", zeros(-power)),
        power if power >= length => format!("{digits}{}", zeros(power - length)),
        power => {
            let (whole, fraction) = digits.split_at(usize::try_from(power).unwrap_or_default());
            format!("{whole}.{fraction}")
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_binary_fraction_added_is_taken_away() {
        for (text, expected) in [
            ("0.30000000000000004", "0.3"),
            ("21.400000000000002", "21.4"),
            ("4006381333931", "4006381333931"),
            ("1.2E-3", "0.0012"),
            ("1e21", "1000000000000000000000"),
            ("99999999999999999", "100000000000000000"),
            ("9.9999999999999995", "10"),
            ("-0.50", "-0.5"),
            ("007", "7"),
            ("-0.0", "0"),
            ("5.", "5"),
        ] {
            assert_eq!(plain(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "-", "1,5", "1e", "0x1", "NaN", "1e9999999999", "1e500"] {
            assert_eq!(plain(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_short_decimal_is_itself(whole in 0_u64..1_000_000_000, fraction in 1_u32..999_999) {
            let text = format!("{whole}.{fraction:06}");
            let expected = text.trim_end_matches('0');
            prop_assert_eq!(plain(&text), Some(expected.to_owned()));
        }

        #[test]
        fn any_text_is_a_number_or_none(text in "[-+0-9.eE]{0,40}") {
            if let Some(once) = plain(&text) {
                prop_assert_eq!(plain(&once), Some(once.clone()));
            }
        }
    }
}

//! Demonstration enterprises (示范企业): suppliers that the operators of a market hold up as an example, and why.

use crate::{Instant, company::CompanyRef, form, market::MarketRef, problem::FieldErrors, text::Bilingual};

/// The most characters of a reason: a sentence.
pub const MAX_REASON: usize = 200;

/// The most a market has: an example that everyone is, is none.
pub const MOST: u64 = 50;

/// A supplier chosen by a market.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demonstration {
    /// Which supplier.
    pub company: CompanyRef,
    /// By which market.
    pub market: MarketRef,
    /// Why, as everyone reads it.
    pub reason: Bilingual,
    /// Since when.
    pub since: Instant,
}

/// The reason as it is typed: a sentence in each language.
pub fn reason(zh: &str, en: &str) -> Result<Bilingual, FieldErrors> {
    let mut errors = FieldErrors::default();
    let zh = errors.take("reason_zh", form::required_line(zh, MAX_REASON));
    let en = errors.take("reason_en", form::required_line(en, MAX_REASON));
    errors.into_result()?;
    Ok(Bilingual { zh, en })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_sentence_is_needed_in_both_languages() {
        let wrong = |zh: &str, en: &str| {
            let errors = reason(zh, en).unwrap_err().0;
            errors
                .into_iter()
                .map(|error| format!("{} {}", error.field, error.problem.code))
                .collect::<Vec<_>>()
        };
        assert_eq!(wrong(" ", ""), ["reason_zh required", "reason_en required"]);
        assert_eq!(wrong("交货准时", &"a".repeat(201)), ["reason_en too-long"]);
        assert_eq!(
            reason(" 交货\n准时 ", "On time").unwrap(),
            Bilingual::both("交货 准时", "On time")
        );
    }

    proptest! {
        #[test]
        fn what_is_taken_fits_and_is_taken_again(zh in "\\PC{0,230}", en in "\\PC{0,230}") {
            let Ok(Bilingual { zh: Some(zh), en: Some(en) }) = reason(&zh, &en) else { return Ok(()) };
            prop_assert!(zh.chars().count() <= MAX_REASON && en.chars().count() <= MAX_REASON);
            prop_assert!(!zh.is_empty() && !en.is_empty());
            prop_assert_eq!(reason(&zh, &en).unwrap(), Bilingual::both(zh, en));
        }
    }
}

//! The numbers registers know a company by.

use serde::{Deserialize, Serialize};

use super::Uscc;
use crate::{form, problem::Problem};

/// A register's number for a company, as far as it can be checked here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyNumber {
    /// Whose number it is.
    pub kind: NumberKind,
    /// The number, upper-case, without blanks.
    pub number: String,
}

/// A register of companies.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum NumberKind {
    /// 统一社会信用代码, for companies of mainland China; its check character is verified.
    Uscc,
    /// The number for value-added tax.
    Vat,
    /// The number customs of the European Union know it by.
    Eori,
    /// D-U-N-S, Dun & Bradstreet's number.
    Duns,
    /// The number of another register.
    Other,
}

impl NumberKind {
    /// Reads a number of this kind. All but the 统一社会信用代码 are checked for their length and characters only:
    /// whether they exist is found out when the company is verified.
    pub fn parse(self, text: &str) -> Result<CompanyNumber, Problem> {
        let folded = folded(text);
        let number = folded.as_deref().unwrap_or_default();
        let (sound, problem) = match self {
            Self::Uscc => {
                let number = text.parse::<Uscc>()?.to_string();
                return Ok(CompanyNumber { kind: self, number });
            }
            Self::Vat => (
                two_letters(number) && (4..=15).contains(&number.len()),
                Problem::new("not-a-vat-number"),
            ),
            Self::Eori => (
                two_letters(number) && (3..=17).contains(&number.len()),
                Problem::new("not-an-eori-number"),
            ),
            Self::Duns => (
                number.len() == 9 && number.bytes().all(|b| b.is_ascii_digit()),
                Problem::new("not-a-duns-number"),
            ),
            Self::Other => return self.parse_unchecked(text),
        };
        if !sound {
            return Err(problem);
        }
        let number = number.to_owned();
        Ok(CompanyNumber { kind: self, number })
    }

    /// Whatever was typed, for an operator who has seen the paper: only its length and characters are bounded.
    pub fn parse_unchecked(self, text: &str) -> Result<CompanyNumber, Problem> {
        let number = folded(text)
            .filter(|number| (2..=40).contains(&number.len()))
            .ok_or_else(|| Problem::new("not-a-company-number"))?;
        Ok(CompanyNumber { kind: self, number })
    }
}

/// Latin letters and digits, upper-case; blanks, dots and hyphens are passed over. `None` where there is anything else.
fn folded(text: &str) -> Option<String> {
    let number: String = form::half_width(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    number
        .chars()
        .all(|c| c.is_ascii_alphanumeric())
        .then_some(number)
}

fn two_letters(number: &str) -> bool {
    number.len() >= 2 && number.bytes().take(2).all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_folded_and_what_can_not_be_one_is_refused() {
        let read = |kind: NumberKind, text| kind.parse(text).map(|read| read.number);
        assert_eq!(read(NumberKind::Vat, "de 136.695-976").unwrap(), "DE136695976");
        assert_eq!(
            read(NumberKind::Eori, "GB123456789000").unwrap(),
            "GB123456789000"
        );
        assert_eq!(read(NumberKind::Duns, "15-048-3782").unwrap(), "150483782");
        assert_eq!(read(NumberKind::Other, "HRB 86891").unwrap(), "HRB86891");
        for (kind, odd) in [
            (NumberKind::Vat, "136695976"),
            (NumberKind::Eori, "G"),
            (NumberKind::Duns, "15048378"),
            (NumberKind::Other, "a\0b"),
            (NumberKind::Other, ""),
            (NumberKind::Uscc, "91350203M0001QAY9B"),
        ] {
            assert!(kind.parse(odd).is_err(), "{kind} {odd:?}");
        }
        assert!(NumberKind::Uscc.parse_unchecked("91350203M0001QAY9B").is_ok());
    }
}

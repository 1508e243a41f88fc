//! A company's bank details: an account, its bank, and what is shown of it to those who may not see all.

use std::{fmt, str::FromStr};

use iban::Iban;
use serde::{Deserialize, Serialize};

use crate::{form, problem::Problem};

/// Where a company is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankDetails {
    /// In whose name the account is.
    pub holder: String,
    /// The bank and its branch.
    pub bank: String,
    /// The account.
    pub account: Account,
    /// SWIFT code of the bank.
    pub bic: Option<Bic>,
}

impl BankDetails {
    /// The most characters of the holder's and the bank's names.
    pub const MAX_NAME: usize = 140;
}

/// An account number: an IBAN whose check digits fit (ISO 13616, modulo 97), or a number of a country without them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Account(String);

impl Account {
    /// The number, without blanks.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// All but the last four characters hidden.
    pub fn masked(&self) -> String {
        let shown = self.0.len().saturating_sub(4);
        format!("•••• {}", &self.0[shown..])
    }
}

/// Two letters and two digits begin an IBAN, which must then be one of its country; anything else is a number of 5 to
/// 34 digits and letters.
impl FromStr for Account {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let number: String = form::half_width(text)
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let plain = number.bytes().all(|b| b.is_ascii_alphanumeric());
        if !plain || !(5..=34).contains(&number.len()) {
            return Err(Problem::new("not-an-account-number"));
        }
        let head = number.as_bytes();
        let like_iban =
            head[..2].iter().all(u8::is_ascii_alphabetic) && head[2..4].iter().all(u8::is_ascii_digit);
        if like_iban && number.parse::<Iban>().is_err() {
            return Err(Problem::new("not-an-iban"));
        }
        Ok(Self(number))
    }
}

/// Never the whole number: logs and panics show what anyone may see.
impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

/// A bank's SWIFT code (ISO 9362): eight characters, or eleven with the branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bic(String);

impl Bic {
    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Bic {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let code = form::half_width(text.trim())
            .replace(' ', "")
            .to_ascii_uppercase();
        let letters = |part: &str| part.bytes().all(|b| b.is_ascii_uppercase());
        let plain = code.bytes().all(|b| b.is_ascii_alphanumeric());
        (plain && matches!(code.len(), 8 | 11) && letters(&code[..6]))
            .then_some(Self(code))
            .ok_or_else(|| Problem::new("not-a-bic"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_iban_must_fit_its_check_digits() {
        let read = |text: &str| text.parse::<Account>();
        assert_eq!(
            read("DE44 5001 0517 5407 3249 31").unwrap().reveal(),
            "DE44500105175407324931"
        );
        assert_eq!(
            read("DE44 5001 0517 5407 3249 32").unwrap_err().code,
            "not-an-iban"
        );
        assert_eq!(read("DE44 5001").unwrap_err().code, "not-an-iban");
        assert_eq!(
            read("6222 0800 1234 5678 901").unwrap().reveal(),
            "6222080012345678901"
        );
        assert_eq!(read("<b>12345").unwrap_err().code, "not-an-account-number");
    }

    #[test]
    fn a_masked_account_shows_its_end_only() {
        let account: Account = "6222080012345678901".parse().unwrap();
        assert_eq!(
            (account.masked(), format!("{account:?}")),
            ("•••• 8901".into(), "•••• 8901".into())
        );
    }

    #[test]
    fn swift_codes_have_eight_or_eleven_characters() {
        assert_eq!("bkchcnbj910".parse::<Bic>().unwrap().as_str(), "BKCHCNBJ910");
        for odd in ["BKCHCNBJ9", "BKCH1NBJ", "", "码码码码"] {
            assert!(odd.parse::<Bic>().is_err(), "{odd:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parsers_panic(text in "\\PC{0,40}") {
            let _ = (text.parse::<Account>(), text.parse::<Bic>());
        }
    }
}

//! Second factors: the codes of an authenticator app and those that recover from its loss, and what people are told
//! when any way in changes.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Instant, form, problem::Problem};

/// How many digits an app shows (RFC 6238 with the defaults every app has).
const APP: usize = 6;

/// A code as typed at the second step.
#[derive(Clone, PartialEq, Eq)]
pub enum Code {
    /// The six digits an authenticator app shows now.
    App(String),
    /// One of the codes that were noted down for the day the app is lost.
    Recovery(RecoveryCode),
}

/// Digits in groups however people or apps write them; how many there are says which code it is.
impl FromStr for Code {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let typed = form::half_width(text);
        let digits: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !"-‐‑–—".contains(*c))
            .collect();
        match digits.len() {
            0 => Err(Problem::new("required")),
            _ if !digits.bytes().all(|byte| byte.is_ascii_digit()) => Err(Problem::new("not-a-code")),
            APP => Ok(Self::App(digits)),
            RecoveryCode::DIGITS => Ok(Self::Recovery(RecoveryCode(digits))),
            _ => Err(Problem::new("not-a-code")),
        }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::App(_) => "App(…)",
            Self::Recovery(_) => "Recovery(…)",
        })
    }
}

/// A code that stands in for the app, once: 16 digits (53 bits) in groups of four, to be read, typed on any keyboard
/// and spoken in any language.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// How many a person is given at once.
    pub const COUNT: usize = 10;
    /// How many digits each has.
    pub const DIGITS: usize = 16;

    /// A code of random bits. Of 64 bits the remainder by 10^16 favours some codes by less than one in a thousand.
    pub fn of(bits: u64) -> Self {
        Self(format!(
            "{:0width$}",
            bits % 10_u64.pow(Self::DIGITS as u32),
            width = Self::DIGITS
        ))
    }

    /// The digits alone, for hashing.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// In groups of four.
impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, digit) in self.0.chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// What changed in how a person gets in: the name of the event, and what they are told by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::Display, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FactorChange {
    /// An authenticator app is asked for from now on.
    AuthenticatorAdded,
    /// No app is asked for any more.
    AuthenticatorRemoved,
    /// New recovery codes were made; the old ones are worth nothing.
    RecoveryCodesMade,
    /// One of the recovery codes let somebody in.
    RecoveryCodeUsed,
    /// A passkey lets one in from now on.
    PasskeyAdded,
    /// A passkey opens nothing any more.
    PasskeyRemoved,
}

/// A person's ways in besides the password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factors {
    /// Since when an authenticator app is asked for.
    pub authenticator: Option<Instant>,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
}

impl Factors {
    /// So few are left that new ones should be made.
    pub fn few_codes_left(&self) -> bool {
        self.authenticator.is_some() && self.recovery_codes < 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_number_of_digits_says_which_code_it_is() {
        for typed in ["123456", " 123 456 ", "１２３４５６", "123-456"] {
            assert_eq!(typed.parse(), Ok(Code::App("123456".into())), "{typed:?}");
        }
        for odd in [
            "",
            "   ",
            "12345",
            "1234567",
            "12345a",
            "١٢٣٤٥٦",
            "123456789012345",
            "12345678901234567",
        ] {
            assert!(odd.parse::<Code>().is_err(), "{odd:?}");
        }
    }

    proptest! {
        #[test]
        fn a_recovery_code_is_read_back_as_it_was_shown(bits in any::<u64>(), groups in prop::sample::select(vec!["-", " ", "", " – "])) {
            let code = RecoveryCode::of(bits);
            prop_assert_eq!(code.digits().len(), RecoveryCode::DIGITS);
            let typed = code.to_string().replace('-', groups);
            prop_assert_eq!(typed.parse(), Ok(Code::Recovery(code)));
        }

        #[test]
        fn nothing_typed_breaks_it_and_no_code_is_printed(text in "\\PC{0,40}") {
            if let Ok(code) = text.parse::<Code>() {
                let printed = format!("{code:?}");
                prop_assert!(!printed.chars().any(|c| c.is_ascii_digit()));
            }
        }
    }
}

//! People: what an e-mail address and a password must be, what others read of them, and the links mailed to them.

pub mod factor;
mod link;
pub mod mailing;
mod name;
mod password;
mod pattern;
mod settings;
pub mod throttle;
mod user_agent;
mod view;

use std::{fmt, str::FromStr};

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::{form, problem::Problem};

pub use link::LinkPurpose;
pub use name::PersonName;
pub use password::Password;
pub use settings::Settings;
pub use user_agent::{Browser, System, UserAgent};
pub use view::{AdministratorRow, EmailChange, Hindering, Hindrance, PasskeyRow, SessionRow};

/// For how long a person who showed that they are who they are may bind their company; then they show it once more.
pub const PROOF_LASTS: TimeDelta = TimeDelta::hours(12);

/// By what a person was let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// They registered, or came by an invitation.
    Registration,
    /// The password.
    Password,
    /// The password, and a code of their second factor.
    PasswordAndCode,
    /// A passkey.
    Passkey,
}

/// An e-mail address, lower-cased: one address, one person.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// RFC 5321's outer form: something, one `@`, a domain with a dot; no blanks, no line breaks (no header injection).
impl FromStr for Email {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let address = form::half_width(text.trim()).to_lowercase();
        let bad = || Problem::new("not-an-email");
        let (local, domain) = address.split_once('@').ok_or_else(bad)?;
        let odd = |c: char| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"@".contains(c);
        let labels = domain.split('.').all(|label| !label.is_empty());
        let fits = address.len() <= 254 && local.len() <= 64;
        let sound = fits && !local.is_empty() && !address.replacen('@', "", 1).contains(odd);
        (sound && labels && domain.contains('.'))
            .then(|| Self(address.clone()))
            .ok_or_else(bad)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_folded_and_odd_ones_refused() {
        assert_eq!(
            " Li@Demo.Example ".parse::<Email>().unwrap().as_str(),
            "li@demo.example"
        );
        for odd in [
            "",
            "li",
            "@x.cn",
            "li@",
            "li@localhost",
            "a b@x.cn",
            "a@x.cn\nBcc: b@x.cn",
            "a@b@x.cn",
            "a@x..cn",
        ] {
            assert!(odd.parse::<Email>().is_err(), "{odd:?}");
        }
    }
}

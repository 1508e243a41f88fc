//! What a password must be: long enough, and none that is guessed first (NIST SP 800-63B, section 5.1.1.2). No rules of
//! composition: they make passwords worse.

use std::fmt;

use super::pattern;
use crate::problem::Problem;

/// The commonest passwords that are long enough to be tried here, in small letters, one a line: the union of the lists
/// that Django 5.2 (BSD) and zxcvbn (MIT) carry, and what is common in China. Their licences stand in
/// `common_passwords.LICENSES`.
const COMMON: &str = include_str!("common_passwords.txt");
/// What anyone guesses of a password for this site.
const PRODUCT: &str = "entrepot";
/// Fewer characters than this beside a person's own words are no secret.
const OWN: usize = 6;

/// A password as typed. Never printed, never stored.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// The least length, in characters (NIST SP 800-63B section 5.1.1.2 asks for at least 8).
    pub const MIN: usize = 10;
    /// The greatest length, in characters: room for any passphrase, a bound for the hash's work.
    pub const MAX: usize = 200;

    /// A new password: of a good length, and none that everyone tries.
    pub fn new(raw: &str) -> Result<Self, Problem> {
        match raw.chars().count() {
            0 => return Err(Problem::new("required")),
            length if length < Self::MIN => return Err(Problem::new("too-short").with("min", Self::MIN)),
            length if length > Self::MAX => {
                return Err(Problem::new("too-long")
                    .with("max", Self::MAX)
                    .with("length", length));
            }
            _ => {}
        }
        let folded = raw.to_lowercase();
        if pattern::repeats(&folded) {
            return Err(Problem::new("password-repeats"));
        }
        if pattern::is_walk(&folded) {
            return Err(Problem::new("password-walk"));
        }
        if COMMON.lines().any(|common| common == folded) {
            return Err(Problem::new("password-common"));
        }
        Ok(Self(raw.to_owned()))
    }

    /// The same, unless it is little more than these words about the person (address, name, company's code) or the name
    /// of this site.
    pub fn apart_from(self, words: &[&str]) -> Result<Self, Problem> {
        let mut rest = plain(&self.0);
        let mut words: Vec<String> = words.iter().flat_map(|word| parts(word)).collect();
        words.push(PRODUCT.to_owned());
        // The longest first: what is left of a name must not hide behind a part of it.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        for word in &words {
            rest = rest.replace(word.as_str(), "");
        }
        let own = rest.chars().count();
        if own < OWN && own < plain(&self.0).chars().count() {
            return Err(Problem::new("password-personal"));
        }
        Ok(self)
    }

    /// The characters, for hashing.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Small letters and digits only: `Li.Wei` and `liwei` are one.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A text as a whole, and what stands between its signs; nothing shorter than three characters, which stand in any word.
fn parts(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| !c.is_alphanumeric()).map(plain);
    std::iter::once(plain(text))
        .chain(pieces)
        .filter(|word| word.chars().count() >= 3)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wrong(raw: &str) -> Option<String> {
        Password::new(raw).err().map(|problem| problem.code.into_owned())
    }

    #[test]
    fn what_everyone_tries_is_refused_and_said_to_be_so() {
        for (raw, code) in [
            ("", "required"),
            ("harbour 7", "too-short"),
            ("aaaaaaaaaaaa", "password-repeats"),
            ("dragondragon", "password-repeats"),
            ("港口港口港口港口港口", "password-repeats"),
            ("0123456789", "password-walk"),
            ("1Q2W3E4R5T6Y", "password-walk"),
            ("Liverpool1", "password-common"),
            ("woaini5201314", "password-common"),
        ] {
            assert_eq!(wrong(raw).as_deref(), Some(code), "{raw}");
        }
    }

    #[test]
    fn any_signs_will_do_and_none_are_asked_for() {
        for raw in [
            "harbour office 7",
            "correct horse battery staple",
            "潮水退去之后才见船底",
            "mzkqxvbwtd",
            "trees were free at the pool",
        ] {
            assert_eq!(wrong(raw), None, "{raw}");
        }
        assert_eq!(wrong(&"long ".repeat(41)).as_deref(), Some("too-long"));
    }

    #[test]
    fn ones_own_words_are_no_secret() {
        let words = ["li.wei@tide-trading.example", "Li Wei", "tide-trading"];
        let refused = |raw: &str| Password::new(raw).unwrap().apart_from(&words).is_err();
        for raw in [
            "LiWei@2026!",
            "tide-trading-1",
            "Tide.Trading.LiWei",
            "Entrepot2026",
            "trading tide 88",
            "li.wei@tide-trading.example",
        ] {
            assert!(refused(raw), "{raw}");
        }
        for raw in ["tide of November rain", "harbour office 7", "!!!! ???? $$$$"] {
            assert!(!refused(raw), "{raw}");
        }
    }

    #[test]
    fn the_list_holds_only_what_could_be_typed_here() {
        let mut last = "";
        for line in COMMON.lines() {
            assert!(
                line.len() >= Password::MIN && line == line.to_lowercase(),
                "{line}"
            );
            assert!(last < line, "{line} is out of order");
            last = line;
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_rules_panic(raw in "\\PC{0,60}", word in "\\PC{0,20}") {
            let _ = Password::new(&raw).map(|password| password.apart_from(&[&word]));
        }

        #[test]
        fn other_peoples_words_refuse_nothing(raw in "[b-df-hj-np-tv-z]{24}") {
            let password = Password::new(&raw);
            prop_assume!(password.is_ok());
            prop_assert!(password.unwrap().apart_from(&["aeiou", "oeuai@aaa.ee"]).is_ok());
        }
    }
}

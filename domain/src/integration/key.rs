//! The text of a key: how it is made up, and how a typo is told from a key nobody knows.

use std::fmt;

use sha2::{Digest, Sha256};

/// A key as programs send it: `ent_`, 32 random letters and digits, and six more that check them. Whoever finds one
/// where it should not be, or mistypes it, can tell that without asking anyone. Never printed, never stored.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

/// The digits of a checksum.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

impl ApiKey {
    /// What every key begins with.
    pub const PREFIX: &str = "ent_";
    /// How many random characters it has: 32 of 62 different ones hold 190 bits.
    pub const RANDOM: usize = 32;
    /// How many characters check them.
    const CHECK: usize = 6;
    /// How many characters people recognise a key by: 23 bits of its 190.
    const HINT: usize = 8;

    /// The key of these [`ApiKey::RANDOM`] random letters and digits.
    pub fn seal(random: &str) -> Self {
        let body = format!("{}{random}", Self::PREFIX);
        let check = check(&body);
        Self(body + &check)
    }

    /// A key as somebody sent it; `None` where it can't be one, because it was cut off or mistyped.
    pub fn read(text: &str) -> Option<Self> {
        let random = text.strip_prefix(Self::PREFIX)?;
        let whole = random.len() == Self::RANDOM + Self::CHECK && random.is_ascii();
        let (random, _) = whole.then(|| random.split_at(Self::RANDOM))?;
        let key = Self::seal(random);
        (key.0 == text).then_some(key)
    }

    /// The key, for the one time it is shown.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored of it: SHA-256, in hexadecimal digits. Passwords need a slow hash because people choose them and
    /// they can be guessed; 190 random bits can't, so a slow one would only cost every request its time, and a salted
    /// one could not be looked up.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(&self.0))
    }

    /// Its beginning, by which people recognise it.
    pub fn hint(&self) -> &str {
        &self.0[..Self::HINT]
    }
}

/// The first 64 bits of SHA-256, as six digits to the base of 62.
fn check(body: &str) -> String {
    let digest = Sha256::digest(body);
    let mut rest = digest
        .iter()
        .take(8)
        .fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    let mut check = String::new();
    for _ in 0..ApiKey::CHECK {
        check.push(char::from(DIGITS[(rest % 62) as usize]));
        rest /= 62;
    }
    check
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_key_is_forty_two_characters_that_never_change_their_meaning() {
        let key = ApiKey::seal("0123456789abcdefghijABCDEFGHIJxy");
        assert_eq!(key.reveal(), "ent_0123456789abcdefghijABCDEFGHIJxy1cg7GI");
        assert_eq!((key.hint(), key.hash().len()), ("ent_0123", 64));
        assert_eq!(format!("{key:?}"), "ApiKey(…)");
        for odd in [
            "",
            "ent_",
            "ent_é",
            "Bearer x",
            &key.reveal()[1..],
            &key.reveal()[..41],
        ] {
            assert_eq!(ApiKey::read(odd), None, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn whole_keys_are_read_and_any_one_slip_is_told(random in "[0-9A-Za-z]{32}", at in 4_usize..42, slip in "[0-9A-Za-z]") {
            let key = ApiKey::seal(&random);
            prop_assert_eq!(ApiKey::read(key.reveal()), Some(key.clone()));
            let mut typed = key.reveal().to_owned();
            typed.replace_range(at..=at, &slip);
            prop_assume!(typed != key.reveal());
            prop_assert_eq!(ApiKey::read(&typed), None);
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "(ent_)?\\PC{0,50}") {
            let _ = ApiKey::read(&text);
        }
    }
}

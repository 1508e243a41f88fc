//! The name of whoever did something, or the words for someone who is gone: the one place that knows either.

use super::locale;
use crate::t;
use domain::{identity::PersonName, text::Locale};

/// Who it was, in the language of the page.
pub fn named(name: &PersonName) -> String {
    named_in(locale(), name)
}

/// Who it was, in a language that is named: for letters.
pub fn named_in(locale: Locale, name: &PersonName) -> String {
    name.known()
        .map_or_else(|| t!(in locale, "identity-former-member"), str::to_owned)
}

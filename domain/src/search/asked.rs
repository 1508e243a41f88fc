//! What is kept of searches, so that operators see what buyers look for: words, counted by day. Nobody's name, no
//! address, no time of day; and no words that may be somebody's own.

use std::time::Duration;

use chrono::TimeDelta;

use crate::text::Locale;

/// For how long counts are kept.
pub const KEPT: TimeDelta = TimeDelta::days(90);

/// The longest question that is counted, in characters.
const LONGEST: usize = 80;
/// A number with as many digits may be a telephone's or a person's.
const DIGITS: usize = 7;

/// A question as it is counted: in lower case, with single blanks. `None` where nothing was asked, and where it may tell
/// of a person: a mail address, a number as long as a telephone's, a text that is no question any more.
pub fn counted(text: &str) -> Option<String> {
    let words: Vec<_> = text.split_whitespace().collect();
    let text = words.join(" ").to_lowercase();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let kept = !text.is_empty()
        && text.chars().count() <= LONGEST
        && digits < DIGITS
        && !text.contains(['@', '\u{FF20}'])
        && !text.contains(char::is_control);
    kept.then_some(text)
}

/// In what order counted questions are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::Display, strum::EnumString, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum Order {
    /// What is asked most.
    #[default]
    Often,
    /// What finds nothing, most often first.
    Nothing,
    /// What took longest.
    Slow,
}

/// A question with what was counted of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What was looked for ([`counted`]).
    pub text: String,
    /// In which language of the page.
    pub locale: Locale,
    /// How often.
    pub times: u64,
    /// How many of those times nothing was found.
    pub nothing: u64,
    /// How long the engine took, in the mean.
    pub mean: Duration,
    /// How long at most.
    pub slowest: Duration,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_counted_alike_and_what_may_be_somebodys_is_not() {
        assert_eq!(counted("  Fishing  NET "), Some("fishing net".into()));
        assert_eq!(counted("三层 渔网 20w"), Some("三层 渔网 20w".into()));
        for text in [
            "",
            "  ",
            "wang@example.com",
            "139 1234 5678",
            "a\u{0}b",
            &"渔".repeat(81),
        ] {
            assert_eq!(counted(text), None, "{text}");
        }
    }
}

//! Messages (洽谈留言): what both sides write to each other beside their offers, and what a side notes for itself.

use std::str::FromStr;

use chrono::TimeDelta;

use crate::{Instant, form, problem::Problem};

/// What somebody writes: plain text of 1 to [`Text::MAX`] characters, its line breaks kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    /// The most characters.
    pub const MAX: usize = 4000;

    /// The words.
    pub fn into_inner(self) -> String {
        self.0
    }
}

impl FromStr for Text {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        form::required_text(text, Self::MAX).map(Self)
    }
}

/// The most files of one message.
pub const MAX_FILES: usize = 5;
/// The most bytes of the files of one message.
pub const MAX_FILES_SIZE: usize = 25 << 20;
/// The most bytes that one side hands in with its messages of one negotiation.
pub const MAX_SIDE_SIZE: u64 = 250 << 20;

/// Who reads a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Both sides.
    #[default]
    Both,
    /// The author's own side: a note the other side is never shown.
    Own,
}

impl Audience {
    /// As REST names it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Own => "own",
        }
    }
}

impl FromStr for Audience {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        match text.trim() {
            "both" => Ok(Self::Both),
            "own" => Ok(Self::Own),
            _ => Err(Problem::new("unknown-audience")),
        }
    }
}

/// How long a side is left in peace between two mails about messages in one negotiation.
pub const QUIET: TimeDelta = TimeDelta::minutes(15);

/// When a side is to be mailed about a message written now. `last` is when it was mailed last, or will be: whatever
/// comes before that mail goes is told by it, and `None` says so.
pub fn mail_at(now: Instant, last: Option<Instant>) -> Option<Instant> {
    match last {
        Some(last) if last > now => None,
        Some(last) => Some(now.max(last + QUIET)),
        None => Some(now),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// However fast people write: a side gets no two mails within the quiet time, and no message waits longer for
        /// one.
        #[test]
        fn mails_keep_their_distance_and_every_message_is_told(pauses in prop::collection::vec(0..2_000_i64, 1..200)) {
            let mut now = Instant::UNIX_EPOCH;
            let mut mails: Vec<Instant> = Vec::new();
            for seconds in pauses {
                now += TimeDelta::seconds(seconds);
                if let Some(at) = mail_at(now, mails.last().copied()) {
                    prop_assert!(mails.last().is_none_or(|last| at - *last >= QUIET));
                    mails.push(at);
                }
                let told = mails.iter().any(|at| *at >= now && *at - now <= QUIET);
                prop_assert!(told, "a message of {now} is told by {mails:?}");
            }
        }
    }

    #[test]
    fn a_message_has_words_and_not_too_many() {
        assert!(" \n ".parse::<Text>().is_err());
        assert_eq!("one\ntwo".parse::<Text>().unwrap().into_inner(), "one\ntwo");
        assert!("网".repeat(Text::MAX).parse::<Text>().is_ok());
        assert!("网".repeat(Text::MAX + 1).parse::<Text>().is_err());
    }
}

//! Booths: a supplier's place in a market, given by its operators.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{MarketRef, hall};
use crate::{
    Instant,
    company::CompanyRef,
    form,
    problem::{FieldErrors, Problem},
    state::{InvalidTransition, State, Step, Transition},
};

/// The most lines that are read at once.
pub const MAX_LINES: usize = 500;
/// The most characters of what a supplier writes when it asks for a booth.
pub const MAX_WORDS: usize = 1000;

/// Where in a market: by hall and number, as far as it is known; a market without halls has neither.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The hall's sign.
    pub hall: Option<String>,
    /// The booth's number.
    pub number: Option<String>,
}

impl Place {
    /// Reads what was typed.
    pub fn parse(hall: &str, number: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let hall = errors.take("hall", optional_sign(hall));
        let number = errors.take("number", optional_sign(number));
        match (hall, number) {
            (Some(hall), Some(number)) => Ok(Self { hall, number }),
            _ => Err(errors),
        }
    }

    /// Whether two suppliers can't both have it: it names a booth, not only a hall.
    pub fn is_exact(&self) -> bool {
        self.number.is_some()
    }
}

fn optional_sign(raw: &str) -> Result<Option<String>, Problem> {
    match raw.trim() {
        "" => Ok(None),
        text => hall::sign(text).map(Some),
    }
}

/// A booth to be given, as a line names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The supplier's code.
    pub code: String,
    /// Where.
    pub place: Place,
}

/// Reads `supplier-code`, `supplier-code HALL` or `supplier-code HALL NUMBER`, one a line, with blanks, commas or tabs
/// between as spreadsheets copy them. Each supplier once, each booth once.
pub fn lines(raw: &str) -> Result<Vec<Line>, Problem> {
    let texts = raw.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines = texts.map(line).collect::<Result<Vec<_>, _>>()?;
    let (mut codes, mut places) = (HashSet::new(), HashSet::new());
    let twice = lines.iter().find(|line| {
        let place = (
            line.place.hall.as_deref().map(hall::fold),
            line.place.number.as_deref().map(hall::fold),
        );
        !codes.insert(&line.code) || (line.place.is_exact() && !places.insert(place))
    });
    match (lines.len(), twice) {
        (0, _) => Err(Problem::new("required")),
        (count, _) if count > MAX_LINES => Err(Problem::new("booth-too-many-lines").with("max", MAX_LINES)),
        (_, Some(line)) => Err(Problem::new("booth-twice").with("code", form::excerpt(&line.code))),
        (_, None) => Ok(lines),
    }
}

fn line(text: &str) -> Result<Line, Problem> {
    let wrong = || Problem::new("booth-not-a-line").with("line", form::excerpt(text));
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | '，');
    let mut words = text.split(apart).filter(|word| !word.is_empty());
    let code = form::half_width(words.next().ok_or_else(wrong)?).to_lowercase();
    let (hall, number) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let place = Place::parse(hall, number).map_err(|_| wrong())?;
    match words.next() {
        None => Ok(Line { code, place }),
        Some(_) => Err(wrong()),
    }
}

/// What stands between a supplier and a market it has no booth in; it is over when a booth is given, or when the
/// supplier takes its wish back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum WishState {
    /// The market's operators have not answered.
    Asked,
    /// They do not give one.
    Declined {
        /// Why.
        reason: String,
    },
    /// They gave one and ended it.
    Ended {
        /// Why.
        reason: String,
    },
}

impl State for WishState {
    const MACHINE: &'static str = "booth_wish";

    fn name(&self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Declined { .. } => "declined",
            Self::Ended { .. } => "ended",
        }
    }
}

impl WishState {
    /// The operator declines.
    pub fn decline(&self, reason: String) -> Transition<Self> {
        match self {
            Self::Asked => Ok(Step::to(Self::Declined { reason }, "declined")),
            Self::Declined { .. } | Self::Ended { .. } => Err(InvalidTransition::of(self, "declined")),
        }
    }

    /// The supplier asks once more.
    pub fn ask_again(&self) -> Transition<Self> {
        match self {
            Self::Asked => Err(InvalidTransition::of(self, "asked")),
            Self::Declined { .. } | Self::Ended { .. } => Ok(Step::to(Self::Asked, "asked")),
        }
    }
}

/// A supplier in a market, as its operators keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoothRow {
    /// Whose.
    pub company: CompanyRef,
    /// Where.
    pub place: Place,
    /// Since when; nothing is known of the oldest.
    pub since: Option<Instant>,
}

/// A supplier's wish for a booth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// In which market.
    pub market: MarketRef,
    /// Whose.
    pub company: CompanyRef,
    /// What it says of itself and what it needs.
    pub words: String,
    /// Since when it waits, or was answered.
    pub at: Instant,
    /// Where it stands.
    pub state: WishState,
}

/// A supplier's booths and wishes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnBooths {
    /// Where it has its place: market, where in it, since when.
    pub booths: Vec<(MarketRef, Place, Option<Instant>)>,
    /// What it asked for and has not.
    pub wishes: Vec<Wish>,
    /// The markets it can still ask.
    pub others: Vec<MarketRef>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_are_read_as_spreadsheets_copy_them() {
        let read = lines("nets-co\tA\tA-101\n ropes-co，A，A-102 \n\nHooks-co B\nfloats-co").unwrap();
        let told = read.iter().map(|line| {
            let place = [&line.place.hall, &line.place.number].map(|part| part.clone().unwrap_or("?".into()));
            format!("{} {}", line.code, place.join(" "))
        });
        let told: Vec<_> = told.collect();
        assert_eq!(
            told,
            [
                "nets-co A A-101",
                "ropes-co A A-102",
                "hooks-co B ?",
                "floats-co ? ?"
            ]
        );
    }

    #[test]
    fn what_are_no_lines_is_told() {
        let code = |raw: &str| lines(raw).unwrap_err().code.into_owned();
        assert_eq!(code(" \n"), "required");
        assert_eq!(code("nets-co A A-1 yes"), "booth-not-a-line");
        assert_eq!(code("nets-co A A-12345678901234567890"), "booth-not-a-line");
        assert_eq!(code("nets-co A A-1\nnets-co A A-2"), "booth-twice");
        assert_eq!(code("nets-co A A-1\nropes-co a a-1"), "booth-twice");
        assert_eq!(
            code(&(0..501).map(|n| format!("c{n}\n")).collect::<String>()),
            "booth-too-many-lines"
        );
        assert!(lines("nets-co A\nropes-co A").is_ok());
    }

    #[test]
    fn a_wish_is_declined_once_and_asked_again_after_it() {
        let declined = WishState::Asked.decline("full".into()).unwrap().next().clone();
        assert!(declined.decline("full".into()).is_err());
        assert_eq!(*declined.ask_again().unwrap().next(), WishState::Asked);
        assert!(WishState::Asked.ask_again().is_err());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[\\PC\n]{0,120}") {
            let _ = lines(&text);
        }
    }
}

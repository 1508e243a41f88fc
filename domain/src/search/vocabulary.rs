//! The trade vocabulary: groups of terms that mean the same to a buyer, in Chinese and in English, kept by operators.
//! How a search uses it is the engine's; what an entry may hold is decided here.

use serde::{Deserialize, Serialize};

use crate::{
    Instant, form,
    id::{EntryId, ListingId},
    problem::{FieldErrors, Problem},
    text::Bilingual,
};

/// The fewest and the most terms of an entry.
pub const MIN_TERMS: usize = 2;
/// See [`MIN_TERMS`].
pub const MAX_TERMS: usize = 12;
/// The most characters of a term.
pub const MAX_TERM: usize = 40;
/// The most characters of an entry's terms altogether: one question can name them all.
pub const MAX_ALTOGETHER: usize = 150;
/// The most entries there are.
pub const MAX_ENTRIES: usize = 2_000;

/// Which terms of an entry find the others.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Direction {
    /// Each finds all others.
    #[default]
    Both,
    /// The first finds the others, and they do not find it.
    OneWay,
}

/// Terms that mean the same to a buyer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    terms: Vec<String>,
    direction: Direction,
}

impl Entry {
    /// As it is typed: a term a line.
    pub fn parse(terms: &str, direction: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let lines = terms.lines().map(|line| form::optional_line(line, usize::MAX));
        let typed: Vec<_> = lines
            .filter_map(|line| errors.take("terms", line).flatten())
            .collect();
        for problem in problems(&typed) {
            errors.add("terms", problem);
        }
        let unknown = || Problem::new("vocabulary-unknown-direction");
        let direction = errors.take("direction", direction.trim().parse().map_err(|_| unknown()));
        errors.into_result()?;
        Ok(Self {
            terms: typed,
            direction: direction.unwrap_or_default(),
        })
    }

    /// As it was written down, a term a line.
    pub fn kept(terms: &str, direction: Direction) -> Self {
        Self {
            terms: terms.lines().map(str::to_owned).collect(),
            direction,
        }
    }

    /// Its terms, in the order they were typed.
    pub fn terms(&self) -> &[String] {
        &self.terms
    }

    /// Which of them find the others.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// A term a line.
    pub fn lines(&self) -> String {
        self.terms.join("\n")
    }

    /// Each term that finds others, with those.
    pub fn ways(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let finding = match self.direction {
            Direction::Both => self.terms.len(),
            Direction::OneWay => 1,
        };
        self.terms.iter().enumerate().take(finding).map(|(at, term)| {
            let others = self
                .terms
                .iter()
                .enumerate()
                .filter(move |(other, _)| *other != at);
            (term.as_str(), others.map(|(_, term)| term.as_str()).collect())
        })
    }

    /// Whether it has this term, however it is written.
    pub fn has(&self, term: &str) -> bool {
        let term = folded(term);
        self.terms.iter().any(|own| folded(own) == term)
    }
}

fn problems(terms: &[String]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let about = |problem: Problem, term: &str| problem.with("term", form::excerpt(term));
    for (at, term) in terms.iter().enumerate() {
        if !term.chars().any(char::is_alphabetic) {
            problems.push(about(Problem::new("vocabulary-term-without-letter"), term));
        }
        if term.contains(['"', '\u{201C}', '\u{201D}', '\u{FF02}']) {
            problems.push(about(Problem::new("vocabulary-term-quoted"), term));
        }
        if term.chars().count() > MAX_TERM {
            problems.push(about(Problem::new("vocabulary-term-too-long"), term).with("max", MAX_TERM));
        }
        if terms[..at].iter().any(|before| folded(before) == folded(term)) {
            problems.push(about(Problem::new("vocabulary-term-twice"), term));
        }
    }
    let length: usize = terms.iter().map(|term| term.chars().count()).sum();
    if terms.len() < MIN_TERMS {
        problems.push(Problem::new("vocabulary-too-few-terms"));
    } else if terms.len() > MAX_TERMS {
        problems.push(Problem::new("vocabulary-too-many-terms").with("max", MAX_TERMS));
    } else if problems.is_empty() && length > MAX_ALTOGETHER {
        problems.push(Problem::new("vocabulary-terms-too-long").with("max", MAX_ALTOGETHER));
    }
    problems
}

/// A term as terms are compared: width, case and the number of blanks make no difference.
pub fn folded(term: &str) -> String {
    let words: Vec<_> = term.split_whitespace().collect();
    form::half_width(&words.join(" ")).to_lowercase()
}

/// All entries there are: what an engine is taught.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary(pub Vec<Entry>);

/// An entry in the operators' list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Which one.
    pub id: EntryId,
    /// Its terms.
    pub entry: Entry,
    /// When it was last changed.
    pub changed_at: Instant,
}

/// What an entry will do to the search for one of its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermEffect {
    /// The term.
    pub term: String,
    /// How many listings have it, word for word.
    pub alone: u64,
    /// How many a search for it will find word for word by this entry.
    pub then: u64,
    /// The first of those that have it.
    pub examples: Vec<(ListingId, Bilingual)>,
    /// Other entries that have it too.
    pub also_in: Vec<EntryRow>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn codes(terms: &str) -> Vec<String> {
        let errors = Entry::parse(terms, "both").unwrap_err().0;
        errors
            .iter()
            .map(|error| error.problem.code.to_string())
            .collect()
    }

    #[test]
    fn a_term_a_line_with_blanks_as_one() {
        let entry = Entry::parse("充电宝\r\n\n  Power   bank \n移动电源\n", "both").unwrap();
        assert_eq!(entry.terms(), ["充电宝", "Power bank", "移动电源"]);
        assert_eq!(Entry::kept(&entry.lines(), entry.direction()), entry);
        assert!(entry.has("ｐｏｗｅｒ  BANK") && !entry.has("power"));
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        assert_eq!(codes("充电宝"), ["vocabulary-too-few-terms"]);
        assert_eq!(codes(""), ["vocabulary-too-few-terms"]);
        assert_eq!(
            codes("Net\n20\nｎｅｔ"),
            ["vocabulary-term-without-letter", "vocabulary-term-twice"]
        );
        assert_eq!(codes("15\" screen\nmonitor"), ["vocabulary-term-quoted"]);
        assert_eq!(
            codes(&format!("{}\nnet", "a".repeat(41))),
            ["vocabulary-term-too-long"]
        );
        let many: Vec<_> = (0..13).map(|at| format!("a{at}")).collect();
        assert_eq!(codes(&many.join("\n")), ["vocabulary-too-many-terms"]);
        let long: Vec<_> = (0..5).map(|at| format!("{at}{}", "a".repeat(35))).collect();
        assert_eq!(codes(&long.join("\n")), ["vocabulary-terms-too-long"]);
        assert!(Entry::parse("net\n网", "sideways").is_err());
    }

    #[test]
    fn one_way_is_from_the_first() {
        let ways = |direction| {
            let entry = Entry::parse("数据线\ncable\ncord", direction).unwrap();
            let ways = entry
                .ways()
                .map(|(term, others)| format!("{term}: {}", others.join(" ")));
            ways.collect::<Vec<_>>()
        };
        assert_eq!(ways("one_way"), ["数据线: cable cord"]);
        assert_eq!(
            ways("both"),
            ["数据线: cable cord", "cable: 数据线 cord", "cord: 数据线 cable"]
        );
    }

    proptest! {
        #[test]
        fn what_is_taken_is_kept_whole_and_within_bounds(text in "([a-cＡ网\"1 ]{0,50}\n){0,15}") {
            let Ok(entry) = Entry::parse(&text, "both") else { return Ok(()) };
            prop_assert!((MIN_TERMS..=MAX_TERMS).contains(&entry.terms().len()));
            prop_assert_eq!(&Entry::kept(&entry.lines(), Direction::Both), &entry);
            prop_assert_eq!(&Entry::parse(&entry.lines(), "both").unwrap(), &entry);
            let mut compared: Vec<_> = entry.terms().iter().map(|term| folded(term)).collect();
            compared.sort_unstable();
            compared.dedup();
            prop_assert_eq!(compared.len(), entry.terms().len());
            prop_assert_eq!(entry.ways().count(), entry.terms().len());
            prop_assert!(entry.ways().all(|(term, others)| !others.contains(&term)));
        }

        #[test]
        fn any_text_is_read_or_refused(terms in "\\PC{0,60}|.{0,60}", direction in ".{0,8}") {
            let _ = Entry::parse(&terms, &direction);
        }
    }
}

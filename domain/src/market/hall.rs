//! Halls of a market and where their booths stand, written as lines of text.
//!
//! A line is a row of booths side by side, from left to right: numbers with spaces between, `A-101..A-112` for all of
//! them in order, `.` for an empty place as wide as a booth. An empty line is an aisle.

use std::{collections::HashSet, fmt};

use crate::{
    company::CompanyRef,
    form,
    id::HallId,
    market::MarketRef,
    problem::{FieldErrors, Problem},
    text::Bilingual,
};

/// The most characters of a hall's sign, and of a booth's number.
pub const MAX_SIGN: usize = 20;
/// The most characters of a hall's name.
pub const MAX_NAME: usize = 60;
/// The most lines of a plan.
pub const MAX_ROWS: usize = 80;
/// The most places in a row.
pub const MAX_ACROSS: usize = 60;
/// The most halls of a market.
pub const MAX_HALLS: u64 = 40;
/// The last place in lists.
pub const LAST: u32 = 999;

/// Where the booths of a hall stand, row by row from the entrance; no number stands twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan(Vec<Vec<Option<String>>>);

impl Plan {
    /// Reads a plan, or says which line is none.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
        if lines.len() > MAX_ROWS {
            return Err(Problem::new("hall-too-many-rows").with("max", MAX_ROWS));
        }
        let rows = lines.into_iter().map(row).collect::<Result<Vec<_>, _>>()?;
        let mut seen = HashSet::new();
        let twice = rows
            .iter()
            .flatten()
            .flatten()
            .find(|number| !seen.insert(fold(number)));
        match twice {
            Some(number) => Err(Problem::new("hall-number-twice").with("number", number)),
            None => Ok(Self(rows)),
        }
    }

    /// Its rows from the entrance; an empty one is an aisle, an empty place nobody's.
    pub fn rows(&self) -> &[Vec<Option<String>>] {
        &self.0
    }

    /// How many places its widest row has.
    pub fn across(&self) -> usize {
        self.0.iter().map(Vec::len).max().unwrap_or_default()
    }

    /// How many booths it has.
    pub fn booths(&self) -> usize {
        self.0.iter().flatten().flatten().count()
    }

    /// The number as the plan writes it, if there is such a booth.
    pub fn number(&self, number: &str) -> Option<&str> {
        let wanted = fold(number);
        let mut numbers = self.0.iter().flatten().flatten();
        numbers.find(|known| fold(known) == wanted).map(String::as_str)
    }
}

/// As it is read: ranges are written out.
impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = |place: &Option<String>| place.clone().unwrap_or_else(|| ".".to_owned());
        let line = |row: &Vec<Option<String>>| row.iter().map(place).collect::<Vec<_>>().join(" ");
        f.write_str(&self.0.iter().map(line).collect::<Vec<_>>().join("\n"))
    }
}

/// Whether two signs or numbers are the same: width, case and spaces around make no difference.
pub fn fold(text: &str) -> String {
    form::half_width(text.trim()).to_lowercase()
}

/// A hall's sign or a booth's number: 1 to 20 characters without spaces.
pub fn sign(raw: &str) -> Result<String, Problem> {
    let sign = form::required_line(&form::half_width(raw), MAX_SIGN)?;
    match sign.chars().any(char::is_whitespace) {
        true => Err(Problem::new("not-a-sign")),
        false => Ok(sign),
    }
}

fn row(line: &str) -> Result<Vec<Option<String>>, Problem> {
    let mut places = Vec::new();
    for word in line.split_whitespace() {
        match (word, word.split_once("..")) {
            ("." | "．", _) => places.push(None),
            (_, Some((from, to))) => places.extend(range(from, to, word)?.into_iter().map(Some)),
            (number, None) => places.push(Some(numbered(number)?)),
        }
        if places.len() > MAX_ACROSS {
            let long = Problem::new("hall-row-too-long").with("max", MAX_ACROSS);
            return Err(long.with("line", form::excerpt(line)));
        }
    }
    Ok(places)
}

fn numbered(word: &str) -> Result<String, Problem> {
    sign(word).map_err(|_| Problem::new("hall-not-a-number").with("word", form::excerpt(word)))
}

/// `A-101..A-112`: the same letters before, digits that rise or fall by one, as many of them.
fn range(from: &str, to: &str, word: &str) -> Result<Vec<String>, Problem> {
    let wrong = || Problem::new("hall-not-a-range").with("word", form::excerpt(word));
    let (from, to) = (numbered(from)?, numbered(to)?);
    let ((before, first), (after, last)) = (split(&from), split(&to));
    let count = |digits: &str| digits.parse::<u32>().map_err(|_| wrong());
    let (low, high) = (count(first)?, count(last)?);
    if before != after || low.abs_diff(high) as usize >= MAX_ACROSS {
        return Err(wrong());
    }
    let width = first.len();
    let number = |count: u32| format!("{before}{count:0width$}");
    Ok(match low <= high {
        true => (low..=high).map(number).collect(),
        false => (high..=low).rev().map(number).collect(),
    })
}

/// The letters, and the digits at the end.
fn split(number: &str) -> (&str, &str) {
    number.split_at(number.trim_end_matches(|c: char| c.is_ascii_digit()).len())
}

/// What an operator says of a hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hall {
    /// What the sign above its door says, once in the market: `A`, `一馆`.
    pub sign: String,
    /// What is traded there, if it has a name.
    pub name: Bilingual,
    /// Where its booths stand.
    pub plan: Plan,
    /// Its place in lists.
    pub position: u32,
}

/// The strings of a hall as typed.
#[derive(Clone, Debug, Default)]
pub struct HallDraft {
    /// What the sign above its door says.
    pub sign: String,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// Where its booths stand.
    pub plan: String,
    /// Its place in lists.
    pub position: String,
}

impl HallDraft {
    /// The hall, or all that is wrong with it.
    pub fn parse(&self) -> Result<Hall, FieldErrors> {
        let mut errors = FieldErrors::default();
        let sign = errors.take("sign", sign(&self.sign));
        let zh = errors.take("name_zh", form::optional_text(&self.name_zh, MAX_NAME));
        let en = errors.take("name_en", form::optional_text(&self.name_en, MAX_NAME));
        let plan = errors.take("plan", Plan::parse(&self.plan));
        let position = errors.take("position", form::whole_number(&self.position, 0, LAST));
        let hall = (|| {
            Some(Hall {
                sign: sign?,
                name: Bilingual { zh: zh?, en: en? },
                plan: plan?,
                position: position?,
            })
        })();
        hall.ok_or(errors)
    }
}

/// A hall in lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallRow {
    /// Which.
    pub id: HallId,
    /// What is said of it.
    pub hall: Hall,
    /// How many suppliers have their booth in it.
    pub suppliers: u64,
}

/// A hall's own page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallView {
    /// Its market.
    pub market: MarketRef,
    /// What is said of it.
    pub hall: Hall,
    /// Who stands where; those whose booth the plan does not show too.
    pub stands: Vec<Stand>,
}

/// A supplier in a hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Whose booth.
    pub company: CompanyRef,
    /// Its number, as the plan writes it if it does.
    pub number: Option<String>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(plan: &str) -> String {
        Plan::parse(plan).unwrap_err().code.into_owned()
    }

    #[test]
    fn ranges_are_written_out_and_aisles_kept() {
        let plan = Plan::parse("A-098..A-101 . a-1\n\n 3..1 \n").unwrap();
        assert_eq!(plan.to_string(), "A-098 A-099 A-100 A-101 . a-1\n\n3 2 1");
        assert_eq!((plan.across(), plan.booths(), plan.rows().len()), (6, 8, 3));
        assert_eq!(plan.number(" Ａ-１ "), Some("a-1"));
        assert_eq!(plan.number("A-2"), None);
        assert_eq!(Plan::parse(" \n").unwrap(), Plan::default());
    }

    #[test]
    fn what_is_no_plan_is_told() {
        assert_eq!(code("A-1 A-2\na-1"), "hall-number-twice");
        assert_eq!(code("A-1..B-4"), "hall-not-a-range");
        assert_eq!(code("A..C"), "hall-not-a-range");
        assert_eq!(code("A-1..A-900"), "hall-not-a-range");
        assert_eq!(code("A-4294967296..A-4294967297"), "hall-not-a-range");
        assert_eq!(code("123456789012345678901"), "hall-not-a-number");
        assert_eq!(code(&"A ".repeat(61)), "hall-row-too-long");
        assert_eq!(code(&"x\n".repeat(81)), "hall-too-many-rows");
    }

    #[test]
    fn all_that_is_wrong_with_a_hall_is_said_at_once() {
        let errors = HallDraft {
            sign: "A B".into(),
            plan: "A A".into(),
            position: "x".into(),
            ..HallDraft::default()
        };
        let errors = errors.parse().unwrap_err();
        let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["sign", "plan", "position"]);
    }

    proptest! {
        #[test]
        fn a_plan_reads_back_as_it_is_written(rows in prop::collection::vec("([A-C]-?[0-9]{1,3}( \\.)? ?){0,6}", 0..8)) {
            let Ok(plan) = Plan::parse(&rows.join("\n")) else { return Ok(()) };
            prop_assert_eq!(Plan::parse(&plan.to_string()).unwrap(), plan);
        }

        #[test]
        fn no_text_makes_it_panic(text in "[\\PC\n]{0,120}") {
            let _ = Plan::parse(&text);
        }
    }
}

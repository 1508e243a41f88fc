//! Values of attributes that have a type: the same rule for forms, files and programs.

use super::{Choice, Kind, alike};
use crate::{
    catalog::{content::AttributeValue, decimal},
    form,
    problem::Problem,
    unit::Unit,
};

/// What stands between several chosen values.
pub const SEPARATORS: [char; 7] = [';', '；', '、', ',', '，', '\n', '\r'];

/// What a fitting value says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<'a> {
    /// A text.
    Text(String),
    /// A number, as plain digits.
    Number(String),
    /// Yes or no.
    YesNo(bool),
    /// What is chosen, in the order it is offered.
    Chosen(Vec<&'a Choice>),
}

impl Reading<'_> {
    /// The values as programs have them: numbers plain, choices by their codes.
    pub fn values(&self) -> Vec<AttributeValue> {
        match self {
            Self::Text(text) => vec![AttributeValue::Text(text.clone())],
            Self::Number(digits) => vec![number(digits)],
            Self::YesNo(yes) => vec![AttributeValue::Bool(*yes)],
            Self::Chosen(choices) => {
                let codes = choices.iter().map(|choice| choice.code.clone());
                codes.map(AttributeValue::Text).collect()
            }
        }
    }

    /// As a listing keeps it: one value, several choices with `;` between them.
    pub fn value(&self) -> AttributeValue {
        let mut values = self.values();
        match (values.pop(), values.is_empty()) {
            (Some(one), true) => one,
            _ => AttributeValue::Text(self.written()),
        }
    }

    /// As a form's field holds it, and as it is kept: choices by their codes, with `;` between them.
    pub fn written(&self) -> String {
        let values = self.values();
        let texts: Vec<_> = values.iter().map(AttributeValue::to_string).collect();
        texts.join(";")
    }
}

/// Digits as a number, if JSON can write them.
fn number(digits: &str) -> AttributeValue {
    serde_json::from_str(digits).map_or_else(
        |_| AttributeValue::Text(digits.to_owned()),
        AttributeValue::Number,
    )
}

/// What a value of this kind says.
pub(super) fn read<'a>(kind: &'a Kind, value: &AttributeValue) -> Result<Reading<'a>, Problem> {
    let text = value.to_string();
    match kind {
        Kind::Text => Ok(Reading::Text(text)),
        Kind::Number { unit } => plain(&text, *unit).map(Reading::Number),
        Kind::YesNo => yes_or_no(&text).map(Reading::YesNo),
        Kind::One { choices } => {
            let choice = chosen(choices, &text)?;
            Ok(Reading::Chosen(vec![choice]))
        }
        Kind::Several { choices } => several(choices, &text).map(Reading::Chosen),
    }
}

/// Digits, with the unit behind them or without.
fn plain(text: &str, unit: Option<Unit>) -> Result<String, Problem> {
    let text = form::half_width(text.trim());
    if let Some(digits) = decimal::plain(&text.replace(',', "")).filter(|_| grouped(&text)) {
        return Ok(digits);
    }
    let measured = unit.and_then(|unit| {
        let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
        let (digits, suffix) = text.split_at(end);
        let same = Unit::measure(suffix).is_ok_and(|said| said == unit);
        decimal::plain(digits).filter(|_| same)
    });
    measured.ok_or_else(|| Problem::new("not-a-number"))
}

/// Whether commas stand before groups of three, if at all.
fn grouped(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or_default();
    whole.split(',').skip(1).all(|group| group.len() == 3) && !text.starts_with(',')
}

/// Reads yes or no, in either language.
pub(in crate::catalog) fn yes_or_no(text: &str) -> Result<bool, Problem> {
    match alike(text).as_str() {
        "true" | "yes" | "y" | "是" | "有" => Ok(true),
        "false" | "no" | "n" | "否" | "无" => Ok(false),
        _ => Err(Problem::new("attribute-not-yes-or-no")),
    }
}

fn chosen<'a>(choices: &'a [Choice], text: &str) -> Result<&'a Choice, Problem> {
    let none = || Problem::new("attribute-no-such-choice").with("choice", form::excerpt(text.trim()));
    choices.iter().find(|choice| choice.is(text)).ok_or_else(none)
}

/// Every part must be a choice; one that is said twice counts once.
fn several<'a>(choices: &'a [Choice], text: &str) -> Result<Vec<&'a Choice>, Problem> {
    let parts = text.split(SEPARATORS).filter(|part| !part.trim().is_empty());
    let said = parts
        .map(|part| chosen(choices, part))
        .collect::<Result<Vec<_>, _>>()?;
    if said.is_empty() {
        return Err(Problem::new("nothing-chosen"));
    }
    let kept = choices
        .iter()
        .filter(|choice| said.iter().any(|said| said.code == choice.code));
    Ok(kept.collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::schema::tests::{definition, one_of};

    fn text(text: &str) -> AttributeValue {
        AttributeValue::Text(text.to_owned())
    }

    fn length() -> Kind {
        Kind::Number {
            unit: Some(Unit::measure("mm").unwrap()),
        }
    }

    #[test]
    fn a_number_may_have_its_unit_behind_it_and_no_other() {
        for (said, digits) in [
            ("12.50", "12.5"),
            ("12,000", "12000"),
            ("３ mm", "3"),
            ("1e3", "1000"),
            ("-4毫米", "-4"),
        ] {
            assert_eq!(
                read(&length(), &text(said)),
                Ok(Reading::Number(digits.into())),
                "{said}"
            );
        }
        for odd in ["wide", "12 cm", "1,2", "", "12-14", "mm"] {
            assert_eq!(
                read(&length(), &text(odd)).unwrap_err().code,
                "not-a-number",
                "{odd}"
            );
        }
    }

    #[test]
    fn several_are_read_whatever_stands_between_them() {
        let Kind::One { choices } = one_of(&["red", "blue", "green"]) else {
            unreachable!()
        };
        let kind = Kind::Several { choices };
        let reading = read(&kind, &text("blue色、Colour RED；blue")).unwrap();
        assert_eq!(reading.written(), "red;blue");
        assert_eq!(read(&kind, &text(" ; ")).unwrap_err().code, "nothing-chosen");
        assert_eq!(
            read(&kind, &text("red;pink")).unwrap_err().facts["choice"],
            "pink"
        );
    }

    #[test]
    fn yes_and_no_are_read_in_both_languages() {
        for yes in [AttributeValue::Bool(true), text("Yes"), text("是")] {
            assert_eq!(read(&Kind::YesNo, &yes), Ok(Reading::YesNo(true)));
        }
        assert_eq!(
            read(&Kind::YesNo, &text("maybe")).unwrap_err().code,
            "attribute-not-yes-or-no"
        );
    }

    proptest! {
        /// What was read and written again says the same: a form that is opened and saved changes nothing.
        #[test]
        fn what_is_written_is_read_as_the_same(said in "\\PC{0,30}", digits in -1_000_000_000_i64..1_000_000_000) {
            for kind in [Kind::Text, length(), Kind::YesNo, one_of(&["red", "blue"])] {
                let attribute = definition("a", kind);
                for value in [text(&said), AttributeValue::Number(digits.into())] {
                    let Ok(reading) = attribute.read(&value) else { continue };
                    let again = text(&reading.written());
                    prop_assert_eq!(attribute.read(&again), Ok(reading));
                }
            }
        }
    }
}

//! What the columns of a file are to be read as, column by column, as a person is shown it and mends it.

use super::{
    code,
    guess::{By, Sampled, guess, mapping},
    mapping::{Mapping, Source, field_named, target_named},
};
use crate::{
    form,
    problem::{FieldErrors, Problem},
};

/// What says that a column is left out.
pub const LEFT_OUT: &str = "-";
/// What says that a column is an attribute.
pub const ATTRIBUTE: &str = "";

/// What one column is read as, and why that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// A field's name, [`LEFT_OUT`] or [`ATTRIBUTE`].
    pub target: String,
    /// What the proposal rests on.
    pub by: By,
}

/// A choice for every column, and the currency of rows that say none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// One a column, in the file's order.
    pub columns: Vec<Choice>,
    /// ISO 4217; empty where every priced row says its own.
    pub currency: String,
}

/// What a file's columns are proposed to be read as: as they were before, otherwise by the best guess.
pub fn proposed(columns: &[Sampled], before: Option<&Mapping>) -> Choices {
    let guesses = guess(columns);
    let guessed = mapping(columns, &guesses);
    let known = before.unwrap_or(&guessed);
    let choices = columns.iter().zip(&guesses).map(|(column, guess)| {
        let target = match known.of_column(&column.name) {
            Some(fields) => fields.first().map_or(LEFT_OUT, |field| *field),
            None => field_named(&column.name).unwrap_or(ATTRIBUTE),
        };
        let by = match before {
            Some(_) => By::Before,
            None => guess.by,
        };
        Choice {
            target: target.to_owned(),
            by,
        }
    });
    Choices {
        columns: choices.collect(),
        currency: known.value_of("currency").unwrap_or_default().to_owned(),
    }
}

/// Whether nothing had to be guessed: every column is ours by its name, or an attribute.
pub fn is_plain(columns: &[Sampled]) -> bool {
    let plain = |by: By| matches!(by, By::OurName | By::Nothing);
    guess(columns).iter().all(|guess| plain(guess.by))
}

/// The mapping these choices make. Every column but attributes is named, so that one's own choice always counts.
pub fn chosen(columns: &[Sampled], targets: &[String], currency: &str) -> Result<Mapping, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut rules = Vec::new();
    for (index, (column, target)) in columns.iter().zip(targets).enumerate() {
        let field = match target.as_str() {
            ATTRIBUTE => continue,
            LEFT_OUT => None,
            name => match target_named(name) {
                Some(field) => Some(field),
                None => {
                    let unknown = Problem::new("unknown-choice").with("choice", form::excerpt(name));
                    errors.add(format!("column.{}", index + 1), unknown);
                    continue;
                }
            },
        };
        rules.push((Source::Column(column.name.clone()), field));
    }
    let currency = match currency.trim() {
        "" => None,
        said => errors.take("currency", code::currency(said)),
    };
    if let Some(currency) = currency {
        let value = Source::Value(currency.code().to_owned());
        rules.push((value, Some("currency")));
    }
    errors.into_result().map(|()| Mapping::of(rules))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::header::Header;

    fn columns() -> Vec<Sampled> {
        let column = |name: &str, cells: [&str; 2]| Sampled {
            name: name.to_owned(),
            cells: cells.map(str::to_owned).to_vec(),
        };
        vec![
            column("货号", ["A-1", "A-2"]),
            column("品名", ["渔网", "绳子"]),
            column("单价（元）", ["2.5", "3"]),
            column("颜色", ["红", "蓝"]),
        ]
    }

    fn targets(choices: &Choices) -> Vec<String> {
        choices
            .columns
            .iter()
            .map(|choice| choice.target.clone())
            .collect()
    }

    #[test]
    fn what_is_proposed_and_taken_reads_the_file() {
        let columns = columns();
        assert!(!is_plain(&columns));
        let choices = proposed(&columns, None);
        assert_eq!(targets(&choices), ["sku", "title_zh", "price", ATTRIBUTE]);
        assert_eq!(choices.currency, "CNY");
        let mapping = chosen(&columns, &targets(&choices), &choices.currency).unwrap();
        let names = columns.iter().map(|column| column.name.clone()).collect();
        assert!(Header::new(names, &mapping).is_ok());
        let again = proposed(&columns, Some(&mapping));
        assert_eq!(
            (targets(&again), again.currency),
            (targets(&choices), choices.currency)
        );
        assert!(again.columns.iter().all(|choice| choice.by == By::Before));
    }

    #[test]
    fn all_wrong_choices_are_told_at_once() {
        let errors = chosen(&columns(), &["sku".into(), "colour".into(), "-".into()], "shells").unwrap_err();
        let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["column.2", "currency"]);
    }

    #[test]
    fn a_file_with_our_own_names_is_plain() {
        let own = [("sku", "A"), ("Title EN", "Net"), ("colour", "red")].map(|(name, cell)| Sampled {
            name: name.to_owned(),
            cells: vec![cell.to_owned()],
        });
        assert!(is_plain(&own));
    }
}

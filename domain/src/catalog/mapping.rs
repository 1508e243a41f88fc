//! The mapping that adapts another system's export to ours (CONTRACTS.md): which column is read as which field.
//!
//! A file of `their column = our field` lines, with blank lines and `#` comments between them. Beyond what the contract
//! asks for, a column can be left out (`their column = -`), a single price can stand in for tiers
//! (`their column = price`), and a quoted text is the value of all rows that say nothing (`"CNY" = currency`). A column
//! whose name begins like a comment or a quoted text is written with a backslash before it.

use std::{fmt, str::FromStr};

use super::{
    header,
    row::{COLUMNS, PRICE},
};
use crate::{
    form,
    problem::{FieldErrors, Problem},
};

/// What says that a column is left out.
const LEFT_OUT: &str = "-";

/// The lines of a mapping file. One column may feed several fields; a field has one column, and one value for the rows
/// that say nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(pub(super) Vec<Rule>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// The line it stands in; 0 where it was made and not read.
    pub line: usize,
    pub source: Source,
    /// `None`: left out.
    pub field: Option<&'static str>,
}

/// Where a field's text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The cells of a column, by the file's own name of it.
    Column(String),
    /// The same text for every row whose column says nothing.
    Value(String),
}

impl Mapping {
    /// A mapping of these pairs; `None` leaves a column out.
    pub fn of(pairs: impl IntoIterator<Item = (Source, Option<&'static str>)>) -> Self {
        let rule = |(source, field)| Rule {
            line: 0,
            source,
            field,
        };
        Self(pairs.into_iter().map(rule).collect())
    }

    /// The fields a column is read as; `None` where the mapping does not say.
    pub fn of_column(&self, column: &str) -> Option<Vec<&'static str>> {
        let of = |rule: &&Rule| matches!(&rule.source, Source::Column(name) if name == column);
        let rules: Vec<_> = self.0.iter().filter(of).collect();
        (!rules.is_empty()).then(|| rules.iter().filter_map(|rule| rule.field).collect())
    }

    /// The text of all rows that say nothing for this field.
    pub fn value_of(&self, field: &str) -> Option<&str> {
        self.0.iter().find_map(|rule| match &rule.source {
            Source::Value(value) if rule.field == Some(field) => Some(value.as_str()),
            _ => None,
        })
    }
}

/// All wrong lines are told at once, each with its number.
impl FromStr for Mapping {
    type Err = FieldErrors;
    fn from_str(text: &str) -> Result<Self, FieldErrors> {
        let (mut rules, mut errors) = (Vec::new(), FieldErrors::default());
        for (index, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if let Some(rule) = errors.take("mapping", rule(index + 1, content, &rules)) {
                rules.push(rule);
            }
        }
        errors.into_result().map(|()| Self(rules))
    }
}

/// The lines as they are read.
impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for rule in &self.0 {
            match &rule.source {
                Source::Column(name) if name.starts_with(['#', '"', '\\']) => write!(f, "\\{name}")?,
                Source::Column(name) => f.write_str(name)?,
                Source::Value(value) => write!(f, "\"{value}\"")?,
            }
            writeln!(f, " = {}", rule.field.unwrap_or(LEFT_OUT))?;
        }
        Ok(())
    }
}

fn rule(line: usize, text: &str, earlier: &[Rule]) -> Result<Rule, Problem> {
    let (source, target) = text
        .rsplit_once('=')
        .and_then(|(source, target)| Some((source_of(source.trim())?, target.trim())))
        .filter(|(_, target)| !target.is_empty())
        .ok_or_else(|| Problem::new("mapping-not-a-line").with("line", line))?;
    let field = match target {
        LEFT_OUT => None,
        name => Some(target_named(name).ok_or_else(|| {
            Problem::new("mapping-unknown-field")
                .with("line", line)
                .with("field", form::excerpt(name))
        })?),
    };
    let same = |rule: &&Rule| {
        let kind = matches!(rule.source, Source::Value(_)) == matches!(source, Source::Value(_));
        kind && field.is_some() && rule.field == field
    };
    match (earlier.iter().find(same), field) {
        (Some(first), Some(field)) => Err(Problem::new("mapping-twice")
            .with("line", line)
            .with("field", field)
            .with("first", first.line)),
        _ => Ok(Rule { line, source, field }),
    }
}

fn source_of(text: &str) -> Option<Source> {
    if let Some(quoted) = text.strip_prefix('"') {
        let value = quoted.strip_suffix('"')?;
        return Some(Source::Value(value.to_owned()));
    }
    let name = header::tidy(text.strip_prefix('\\').unwrap_or(text));
    (!name.is_empty()).then_some(Source::Column(name))
}

/// The field of ours a name means: `SKU`, `Title EN` and `title-en` are understood.
pub(super) fn field_named(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase().replace([' ', '-'], "_");
    COLUMNS.iter().find(|field| **field == name).copied()
}

/// What a mapping may name: a field, or a single price.
pub fn target_named(name: &str) -> Option<&'static str> {
    field_named(name).or_else(|| name.eq_ignore_ascii_case(PRICE).then_some(PRICE))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_wrong_line_of_a_mapping_is_named() {
        let errors = "code\na = colour\nb = sku\nc = sku\n\"x\" = unit\n\"y\" = unit\n\"z = place"
            .parse::<Mapping>()
            .unwrap_err();
        let lines: Vec<_> = errors
            .0
            .iter()
            .map(|error| error.problem.facts["line"].clone())
            .collect();
        assert_eq!(lines, ["1", "2", "4", "6", "7"]);
    }

    #[test]
    fn what_a_column_is_read_as_is_known() {
        let mapping: Mapping = "name = title_en\nname = model\nnote = -\n\\#1 = sku\n\"CNY\" = currency"
            .parse()
            .unwrap();
        assert_eq!(mapping.of_column("name"), Some(vec!["title_en", "model"]));
        assert_eq!(mapping.of_column("note"), Some(Vec::new()));
        assert_eq!(mapping.of_column("#1"), Some(vec!["sku"]));
        assert_eq!(mapping.of_column("colour"), None);
        assert_eq!(mapping.value_of("currency"), Some("CNY"));
    }

    proptest! {
        #[test]
        fn a_mapping_is_read_as_it_was_written(names in prop::collection::hash_set("[#\"\\\\=a-c 单价]{1,6}", 0..6)) {
            let names = names.into_iter().map(|name| header::tidy(&name)).filter(|name| !name.is_empty());
            let names: std::collections::BTreeSet<_> = names.collect();
            let targets = COLUMNS.iter().map(|field| Some(*field)).chain([None]);
            let pairs = names.into_iter().map(Source::Column).zip(targets);
            let mapping = Mapping::of(pairs.chain([(Source::Value("CNY".into()), Some("currency"))]));
            let read: Mapping = mapping.to_string().parse().unwrap();
            let plain = |mapping: &Mapping| mapping.0.iter().map(|rule| (rule.source.clone(), rule.field)).collect::<Vec<_>>();
            prop_assert_eq!(plain(&read), plain(&mapping));
        }
    }
}

//! The header of a catalogue file: what each of its columns is read as.

use std::collections::{BTreeSet, HashMap};

use sha2::{Digest, Sha256};

use super::{
    mapping::{Mapping, Source, field_named},
    report,
    row::Cells,
};
use crate::{
    form,
    problem::{FieldErrors, Problem},
};

/// The longest name a column may have.
const MAX_NAME: usize = 100;
/// The most columns a file may have.
pub const MAX_COLUMNS: usize = 2_000;

/// A column's name as it is compared and kept: on one line, without blanks around it.
pub fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a file looks like whatever the order of its columns: the same for the next export of the same system.
pub fn shape(columns: &[String]) -> String {
    let names: BTreeSet<_> = without_report(columns).iter().map(|name| tidy(name)).collect();
    let names: Vec<_> = names.into_iter().collect();
    hex::encode(Sha256::digest(names.join("\n")))
}

/// The columns without those a report of failed rows puts before them.
pub fn without_report(columns: &[String]) -> &[String] {
    let mended = columns
        .iter()
        .map(|name| tidy(name))
        .take(report::COLUMNS.len())
        .eq(report::COLUMNS);
    &columns[if mended { report::COLUMNS.len() } else { 0 }..]
}

/// What a column's cells are read as.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Reading {
    Field(&'static str),
    Attribute(String),
}

impl Reading {
    /// The name problems of it are told under.
    fn name(&self) -> &str {
        match self {
            Self::Field(name) => name,
            Self::Attribute(name) => name,
        }
    }
}

/// A header that was understood: what every column of the file is read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The file's own names, in its order.
    pub columns: Vec<String>,
    /// What each column is read as. One that only a mapped one replaces is read as nothing.
    reads: Vec<Vec<Reading>>,
    /// The text of all rows that say nothing.
    values: Vec<(&'static str, String)>,
}

impl Header {
    /// Checks the header: every mapped column is there, nothing is named twice, a SKU and a title can be read.
    pub fn new(columns: Vec<String>, mapping: &Mapping) -> Result<Self, FieldErrors> {
        let columns: Vec<_> = columns.iter().map(|name| tidy(name)).collect();
        let mut errors = FieldErrors::default();
        if columns.len() > MAX_COLUMNS {
            let many = Problem::new("too-many-columns").with("max", MAX_COLUMNS);
            return Err(FieldErrors::one("file", many.with("found", columns.len())));
        }
        for rule in &mapping.0 {
            if let Source::Column(column) = &rule.source
                && !columns.contains(column)
            {
                let missing = Problem::new("mapping-missing-column")
                    .with("line", rule.line)
                    .with("column", form::excerpt(column));
                errors.add("mapping", missing.with("found", found(&columns)));
            }
        }
        let told = columns.len() - without_report(&columns).len();
        let read = |(index, column): (usize, &String)| match index < told {
            true => Vec::new(),
            false => readings(column, mapping),
        };
        let reads: Vec<_> = columns.iter().enumerate().map(read).collect();
        for column in &columns {
            errors.take("file", name(column));
        }
        errors.take("file", once(&columns, &reads));
        errors.take("file", complete(&columns, &reads));
        let values = mapping.0.iter().filter_map(|rule| match &rule.source {
            Source::Value(value) => Some((rule.field?, value.clone())),
            Source::Column(_) => None,
        });
        let values = values.collect();
        errors.into_result().map(|()| Self {
            columns,
            reads,
            values,
        })
    }

    /// A record's cells by what they are read as; `record` has as many cells as the header has columns.
    pub fn cells<'a>(&self, record: impl IntoIterator<Item = &'a str>) -> Cells {
        let mut cells = Cells::default();
        for (reads, cell) in self.reads.iter().zip(record) {
            for reading in reads {
                match reading {
                    Reading::Field(name) => cells.put_field(name, cell),
                    Reading::Attribute(name) => cells.put_attribute(name, cell),
                }
            }
        }
        for (field, value) in &self.values {
            if cells.field(field).trim().is_empty() {
                cells.put_field(field, value);
            }
        }
        cells
    }

    /// Whether a column, or a text for all rows, is read as this field.
    pub fn has_field(&self, field: &str) -> bool {
        let mut reads = self.reads.iter().flatten();
        reads.any(|reading| matches!(reading, Reading::Field(name) if *name == field))
            || self.values.iter().any(|(name, _)| *name == field)
    }

    /// Whether a cell of this column means something to us beyond being an attribute.
    pub fn is_field(&self, index: usize) -> bool {
        let reads = self.reads.get(index);
        reads.is_some_and(|reads| reads.iter().any(|reading| matches!(reading, Reading::Field(_))))
    }

    /// Whether anything is read from this column.
    pub fn is_read(&self, index: usize) -> bool {
        self.reads.get(index).is_some_and(|reads| !reads.is_empty())
    }

    /// The file's own name of what is read as `field`; the field itself when the file has no such column.
    pub fn column_of<'a>(&'a self, field: &'a str) -> &'a str {
        let named = |reads: &Vec<Reading>| reads.iter().any(|reading| reading.name() == field);
        self.reads
            .iter()
            .position(named)
            .map_or(field, |index| &self.columns[index])
    }
}

fn readings(column: &str, mapping: &Mapping) -> Vec<Reading> {
    if let Some(fields) = mapping.of_column(column) {
        return fields.into_iter().map(Reading::Field).collect();
    }
    let replaced = |field| {
        let by = |rule: &super::mapping::Rule| {
            matches!(rule.source, Source::Column(_)) && rule.field == Some(field)
        };
        mapping.0.iter().any(by)
    };
    match field_named(column) {
        Some(field) if replaced(field) => Vec::new(),
        Some(field) => vec![Reading::Field(field)],
        None => vec![Reading::Attribute(column.to_owned())],
    }
}

/// Names are shown to buyers and kept in reports: they are bounded, and no control character gets in with them.
fn name(column: &str) -> Result<(), Problem> {
    form::optional_text(column, MAX_NAME).map(drop)
}

/// Nothing may be read from two columns; columns without a name may be many (spreadsheets leave them behind).
fn once(columns: &[String], reads: &[Vec<Reading>]) -> Result<(), Problem> {
    let mut seen = HashMap::new();
    for (column, reads) in columns.iter().zip(reads) {
        for reading in reads.iter().filter(|reading| !reading.name().is_empty()) {
            if let Some(first) = seen.insert(reading, column) {
                return Err(Problem::new("header-twice")
                    .with("column", form::excerpt(column))
                    .with("first", form::excerpt(first)));
            }
        }
    }
    Ok(())
}

fn complete(columns: &[String], reads: &[Vec<Reading>]) -> Result<(), Problem> {
    let has = |wanted| {
        reads
            .iter()
            .flatten()
            .any(|reading| *reading == Reading::Field(wanted))
    };
    let sku = (!has("sku")).then_some("sku");
    let title = (!has("title_zh") && !has("title_en")).then_some("title_zh / title_en");
    let missing: Vec<_> = sku.into_iter().chain(title).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Problem::new("header-lacks")
        .with("missing", missing.join(", "))
        .with("found", found(columns)))
}

/// The names that are there, as many as a sentence can hold.
fn found(columns: &[String]) -> String {
    const SHOWN: usize = 12;
    let mut names: Vec<_> = columns
        .iter()
        .take(SHOWN)
        .map(|name| form::excerpt(name))
        .collect();
    if columns.len() > SHOWN {
        names.push("…".to_owned());
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &str) -> Vec<String> {
        names.split(',').map(str::to_owned).collect()
    }

    fn codes(errors: FieldErrors) -> Vec<String> {
        let code = |error: crate::problem::FieldError| format!("{} {}", error.field, error.problem.code);
        errors.0.into_iter().map(code).collect()
    }

    #[test]
    fn a_mapping_adapts_an_export() {
        let mapping: Mapping = "# their = ours\ncode = sku\nname = title_en\nname = model\n\nBreaks = TIERS"
            .parse()
            .unwrap();
        let header = Header::new(columns("code, name ,Breaks,package"), &mapping).unwrap();
        let cells = header.cells(["C1", "Bead", "1@2", "0603"]);
        let read = |field: &str| cells.field(field);
        assert_eq!(
            ["sku", "title_en", "model", "tiers"].map(read),
            ["C1", "Bead", "Bead", "1@2"]
        );
        assert_eq!(cells.attributes["package"], "0603");
        assert_eq!(
            (header.column_of("model"), header.column_of("moq")),
            ("name", "moq")
        );
    }

    #[test]
    fn a_mapping_that_does_not_fit_the_file_is_told() {
        let mapping = "gone = sku".parse().unwrap();
        let missing = Header::new(columns("sku,title_en"), &mapping).unwrap_err();
        assert_eq!(
            codes(missing),
            ["mapping mapping-missing-column", "file header-lacks"]
        );
    }

    #[test]
    fn a_column_can_be_left_out_and_a_value_stand_in() {
        let mapping = "note = -\n\"CNY\" = currency\n\"KGM\" = unit".parse().unwrap();
        let header = Header::new(columns("sku,title_en,note,currency"), &mapping).unwrap();
        let says = header.cells(["1", "Net", "secret", "USD"]);
        assert_eq!((says.field("currency"), says.field("unit")), ("USD", "KGM"));
        assert!(says.attributes.is_empty());
        let says_nothing = header.cells(["1", "Net", "", " "]);
        assert_eq!(says_nothing.field("currency"), "CNY");
        assert!(!header.is_read(2) && header.is_field(3));
    }

    #[test]
    fn a_shape_is_that_of_the_same_columns_in_any_order_with_or_without_reasons() {
        let shape = |names| shape(&columns(names));
        assert_eq!(shape("a,b c"), shape(" b  c,a"));
        assert_eq!(shape("line,column,reason,a,b"), shape("a,b"));
        assert_ne!(shape("a,b"), shape("a,c"));
    }

    #[test]
    fn a_header_says_what_it_lacks_and_what_stands_twice() {
        let lacking = Header::new(columns("code,name"), &Mapping::default()).unwrap_err();
        assert_eq!(lacking.0[0].problem.facts["missing"], "sku, title_zh / title_en");
        assert_eq!(lacking.0[0].problem.facts["found"], "code, name");
        let twice = Header::new(columns("sku,title_en,SKU"), &Mapping::default()).unwrap_err();
        assert_eq!(codes(twice), ["file header-twice"]);
        let unnamed = columns("sku,title_en,,");
        assert!(Header::new(unnamed, &Mapping::default()).is_ok());
    }

    #[test]
    fn a_mended_report_is_read_as_the_file_it_came_from() {
        let header = Header::new(columns("line,column,reason,sku,title_en"), &Mapping::default()).unwrap();
        let cells = header.cells(["7", "moq", "?", "A", "Net"]);
        assert_eq!((cells.field("sku"), cells.field("title_en")), ("A", "Net"));
        assert!(cells.attributes.is_empty());
    }

    #[test]
    fn a_mapped_column_replaces_one_of_the_same_name() {
        let header = Header::new(columns("sku,title_en,ref"), &"ref = sku".parse().unwrap()).unwrap();
        assert_eq!(header.cells(["1", "Net", "R"]).field("sku"), "R");
    }
}

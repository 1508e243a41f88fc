//! The header of a catalogue file, and the mapping that adapts another system's export to ours (CONTRACTS.md):
//! which column is read as which field.

use std::{collections::HashMap, str::FromStr};

use super::{
    report,
    row::{COLUMNS, Cells},
};
use crate::{
    form,
    problem::{FieldErrors, Problem},
};

/// The longest name a column may have.
const MAX_NAME: usize = 100;

/// A mapping file: `their column = our field` lines, with blank lines and `#` comments between them.
/// One column may feed several fields; a field has one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(Vec<Rule>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    line: usize,
    column: String,
    field: &'static str,
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

fn rule(line: usize, text: &str, earlier: &[Rule]) -> Result<Rule, Problem> {
    let (column, target) = text
        .rsplit_once('=')
        .map(|(column, target)| (column.trim(), target.trim()))
        .filter(|(column, target)| !column.is_empty() && !target.is_empty())
        .ok_or_else(|| Problem::new("mapping-not-a-line").with("line", line))?;
    let field = field_named(target).ok_or_else(|| {
        Problem::new("mapping-unknown-field")
            .with("line", line)
            .with("field", form::excerpt(target))
    })?;
    match earlier.iter().find(|rule| rule.field == field) {
        Some(first) => Err(Problem::new("mapping-twice")
            .with("line", line)
            .with("field", field)
            .with("first", first.line)),
        None => Ok(Rule {
            line,
            column: column.to_owned(),
            field,
        }),
    }
}

/// The field of ours a name means: `SKU`, `Title EN` and `title-en` are understood.
fn field_named(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase().replace([' ', '-'], "_");
    COLUMNS.iter().find(|field| **field == name).copied()
}

/// A header that was understood: what every column of the file is read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The file's own names, in its order.
    pub columns: Vec<String>,
    /// The fields or attributes each column is read as. A column that only a mapped one replaces is read as none.
    reads: Vec<Vec<String>>,
    /// Whether the file is a mended report of failed rows.
    mended: bool,
}

impl Header {
    /// Checks the header: every mapped column is there, nothing is named twice, a SKU and a title can be read.
    pub fn new(columns: Vec<String>, mapping: &Mapping) -> Result<Self, FieldErrors> {
        let columns: Vec<_> = columns.iter().map(|name| name.trim().to_owned()).collect();
        let mut errors = FieldErrors::default();
        for rule in &mapping.0 {
            if !columns.contains(&rule.column) {
                let missing = Problem::new("mapping-missing-column")
                    .with("line", rule.line)
                    .with("column", form::excerpt(&rule.column));
                errors.add("mapping", missing.with("found", found(&columns)));
            }
        }
        let mended = columns
            .iter()
            .take(report::COLUMNS.len())
            .eq(report::COLUMNS.iter());
        let mut reads: Vec<_> = columns.iter().map(|column| fields_of(column, mapping)).collect();
        if mended {
            reads[..report::COLUMNS.len()].fill(Vec::new());
        }
        for column in &columns {
            errors.take("file", name(column));
        }
        errors.take("file", once(&columns, &reads));
        errors.take("file", complete(&columns, &reads));
        errors.into_result().map(|()| Self {
            columns,
            reads,
            mended,
        })
    }

    /// A record's cells by field; `record` has as many cells as the header has columns.
    pub fn cells<'a>(&self, record: impl IntoIterator<Item = &'a str>) -> Cells {
        let mut cells = Cells::new();
        for (fields, cell) in self.reads.iter().zip(record) {
            let cell = if self.mended {
                report::unguarded(cell)
            } else {
                cell
            };
            for field in fields {
                cells.insert(field.clone(), cell.to_owned());
            }
        }
        cells
    }

    /// The file's own name of what is read as `field`; the field itself when the file has no such column.
    pub fn column_of<'a>(&'a self, field: &'a str) -> &'a str {
        let named = |fields: &Vec<String>| fields.iter().any(|read| read == field);
        self.reads
            .iter()
            .position(named)
            .map_or(field, |index| &self.columns[index])
    }
}

fn fields_of(column: &str, mapping: &Mapping) -> Vec<String> {
    let mapped: Vec<_> = mapping
        .0
        .iter()
        .filter(|rule| rule.column == column)
        .map(|rule| rule.field.to_owned())
        .collect();
    if !mapped.is_empty() {
        return mapped;
    }
    match field_named(column) {
        Some(field) if mapping.0.iter().any(|rule| rule.field == field) => Vec::new(),
        Some(field) => vec![field.to_owned()],
        None => vec![column.to_owned()],
    }
}

/// Names are shown to buyers and kept in reports: they are bounded, and no control character gets in with them.
fn name(column: &str) -> Result<(), Problem> {
    form::optional_text(column, MAX_NAME).map(drop)
}

/// Nothing may be read from two columns; columns without a name may be many (spreadsheets leave them behind).
fn once(columns: &[String], reads: &[Vec<String>]) -> Result<(), Problem> {
    let mut seen = HashMap::new();
    for (column, fields) in columns.iter().zip(reads) {
        for field in fields.iter().filter(|field| !field.is_empty()) {
            if let Some(first) = seen.insert(field, column) {
                return Err(Problem::new("header-twice")
                    .with("column", form::excerpt(column))
                    .with("first", form::excerpt(first)));
            }
        }
    }
    Ok(())
}

fn complete(columns: &[String], reads: &[Vec<String>]) -> Result<(), Problem> {
    let has = |wanted: &str| reads.iter().flatten().any(|field| field == wanted);
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
        let read = |field: &str| cells[field].as_str();
        assert_eq!(["sku", "title_en", "model"].map(read), ["C1", "Bead", "Bead"]);
        assert_eq!(["tiers", "package"].map(read), ["1@2", "0603"]);
        assert_eq!(
            (header.column_of("model"), header.column_of("moq")),
            ("name", "moq")
        );
    }

    #[test]
    fn every_wrong_line_of_a_mapping_is_named() {
        let errors = "code\na = colour\nb = sku\nc = sku"
            .parse::<Mapping>()
            .unwrap_err();
        let lines: Vec<_> = errors
            .0
            .iter()
            .map(|error| error.problem.facts["line"].clone())
            .collect();
        assert_eq!(lines, ["1", "2", "4"]);
        let mapping = "gone = sku".parse().unwrap();
        let missing = Header::new(columns("sku,title_en"), &mapping).unwrap_err();
        assert_eq!(
            codes(missing),
            ["mapping mapping-missing-column", "file header-lacks"]
        );
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
        let cells = header.cells(["7", "moq", "?", "A", "'=Net"]);
        assert_eq!(cells.into_values().collect::<Vec<_>>(), ["A", "=Net"]);
    }

    #[test]
    fn a_mapped_column_replaces_one_of_the_same_name() {
        let header = Header::new(columns("sku,title_en,ref"), &"ref = sku".parse().unwrap()).unwrap();
        assert_eq!(header.cells(["1", "Net", "R"])["sku"], "R");
    }
}

//! A catalogue file row by row: parsed, with where each begins. Nothing is written here.

use std::collections::HashMap;

use domain::{
    catalog::{content::ListingContent, header::Header, mapping::Mapping, row, view::FailedRow},
    problem::{FieldError, FieldErrors, Problem},
};

use crate::catalog::table::{CatalogueFile, Row, Table};

/// Rows written in one transaction.
const BATCH_ROWS: usize = 500;
/// Cells held in memory for one batch, in bytes, before it is cut short.
const BATCH_BYTES: usize = 8 << 20;
/// The most characters of a failed cell that are kept: what a spreadsheet can hold.
const MAX_KEPT: usize = 32_767;

/// A row that was understood.
pub(super) struct Parsed {
    pub line: u64,
    pub cells: Vec<String>,
    pub content: ListingContent,
}

/// A row of the file, understood or not.
pub(super) struct Numbered {
    /// Which row, counted from 1.
    pub number: u64,
    pub row: Result<Parsed, FailedRow>,
}

/// Which rows of a file are wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    /// So many are done already.
    pub after: u64,
    /// A file with more than this is refused.
    pub most: u64,
}

impl Span {
    /// All of them, however many.
    pub const ALL: Self = Self {
        after: 0,
        most: u64::MAX,
    };
}

/// An open file, read up to some row.
pub(super) struct Rows {
    pub header: Header,
    pub encoding: Option<String>,
    pub sheet: Option<String>,
    table: Table,
    span: Span,
    /// Rows read so far.
    read: u64,
    /// SKU → the line that has it.
    seen: HashMap<String, u64>,
}

impl Rows {
    /// Opens the file and understands its header.
    pub fn open(file: &CatalogueFile, mapping: &Mapping, span: Span) -> Result<Self, FieldErrors> {
        let table = Table::open(file).map_err(|problem| FieldErrors::one("file", problem))?;
        Ok(Self {
            header: Header::new(table.header.clone(), mapping)?,
            encoding: table.encoding.clone(),
            sheet: table.sheet.clone(),
            table,
            span,
            read: 0,
            seen: HashMap::new(),
        })
    }

    /// The next rows, in the file's order; none at its end. Those that are done already are read for their SKUs.
    pub fn next_batch(&mut self) -> Result<Vec<Numbered>, Problem> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < BATCH_ROWS && bytes < BATCH_BYTES {
            let Some(row) = self.table.next_row()? else { break };
            self.read += 1;
            if self.read > self.span.most {
                return Err(Problem::new("file-too-many-rows").with("max", self.span.most));
            }
            bytes += row.cells.iter().map(String::len).sum::<usize>();
            let (number, row) = (self.read, self.take_row(row));
            if number > self.span.after {
                batch.push(Numbered { number, row });
            } else {
                bytes = 0;
            }
        }
        Ok(batch)
    }

    fn take_row(&mut self, row: Row) -> Result<Parsed, FailedRow> {
        let Row { line, cells, flaws } = row;
        let mut errors = FieldErrors::default();
        let unreadable = flaws.iter().any(|flaw| flaw.column.is_none());
        for flaw in flaws {
            let matters = flaw.column.is_none_or(|column| match flaw.in_fields_only {
                true => self.header.is_field(column),
                false => self.header.is_read(column),
            });
            if matters {
                let column = flaw.column.and_then(|column| self.header.columns.get(column));
                errors.add(column.cloned().unwrap_or_default(), flaw.problem);
            }
        }
        if unreadable {
            return Err(failed(&self.header, line, errors, cells));
        }
        match self.parse(&cells, line) {
            Ok(content) if errors.is_empty() => Ok(Parsed { line, cells, content }),
            Ok(_) => Err(failed(&self.header, line, errors, cells)),
            Err(more) => {
                // A cell with a flaw is told once, not again for what it can't be read as; nor is a title missed that
                // is there and can't be read.
                let flawed = |field: &str| errors.of(self.header.column_of(field)).next().is_some();
                let told = |error: &FieldError| match error.problem.code.as_ref() {
                    "title-required" => flawed("title_zh") || flawed("title_en"),
                    _ => flawed(&error.field),
                };
                let more: Vec<_> = more.0.into_iter().filter(|error| !told(error)).collect();
                errors.0.extend(more);
                Err(failed(&self.header, line, errors, cells))
            }
        }
    }

    fn parse(&mut self, cells: &[String], line: u64) -> Result<ListingContent, FieldErrors> {
        if cells.len() != self.header.columns.len() {
            let ragged = Problem::new("row-ragged")
                .with("expected", self.header.columns.len())
                .with("found", cells.len());
            return Err(FieldErrors::one("", ragged));
        }
        let named = self.header.cells(cells.iter().map(String::as_str));
        if !named.attribute("").trim().is_empty() {
            return Err(FieldErrors::one("", Problem::new("row-cell-without-name")));
        }
        let content = row::parse(&named)?;
        match self.seen.get(&content.sku) {
            Some(first) => Err(FieldErrors::one(
                "sku",
                Problem::new("row-sku-twice").with("first", first),
            )),
            None => {
                self.seen.insert(content.sku.clone(), line);
                Ok(content)
            }
        }
    }
}

/// A failed row, its problems under the file's own names of the columns.
pub(super) fn failed(header: &Header, line: u64, errors: FieldErrors, cells: Vec<String>) -> FailedRow {
    let mut errors = errors.0;
    for error in &mut errors {
        error.field = header.column_of(&error.field).to_owned();
    }
    failed_row(line, errors, cells)
}

/// A failed row whose problems stand under the file's own names already.
pub(super) fn failed_row(line: u64, errors: Vec<FieldError>, cells: Vec<String>) -> FailedRow {
    FailedRow {
        line,
        errors,
        cells: cells.into_iter().map(kept).collect(),
    }
}

/// What no database keeps in a text (NUL) is shown as the character for what was lost.
fn kept(cell: String) -> String {
    let cell = cell.replace('\0', "\u{FFFD}");
    match cell.char_indices().nth(MAX_KEPT) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell,
    }
}

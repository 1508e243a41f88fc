//! A catalogue file row by row: cut into cells, parsed, with the line each begins at. Nothing is written here.

use std::{
    collections::HashMap,
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use csv::{ByteRecord, Reader, ReaderBuilder, Terminator};
use domain::{
    catalog::{
        content::ListingContent,
        header::{Header, Mapping},
        row,
        view::FailedRow,
    },
    problem::{FieldErrors, Problem},
};

use super::source::CatalogueFile;

/// Rows written in one transaction.
const BATCH_ROWS: usize = 500;
/// Cells held in memory for one batch, in bytes, before it is cut short.
const BATCH_BYTES: usize = 8 << 20;
/// The longest row. A quote that is never closed makes the rest of the file one row; it ends here.
const MAX_ROW: usize = 16 << 20;
/// The most characters of a failed cell that are kept: what a spreadsheet can hold.
const MAX_KEPT: usize = 32_767;

/// A row that was understood.
pub(super) struct Parsed {
    pub line: u64,
    pub cells: Vec<String>,
    pub content: ListingContent,
}

/// Some rows of the file, in its order.
#[derive(Default)]
pub(super) struct Batch {
    pub parsed: Vec<Parsed>,
    pub failed: Vec<FailedRow>,
    bytes: usize,
}

/// The file's text, with a line feed at its end whatever it ends with.
type EndedText = io::Chain<Box<dyn Read + Send>, &'static [u8]>;

/// An open file, read up to some row.
pub(super) struct Rows {
    pub header: Header,
    pub encoding: Option<String>,
    csv: Reader<Bounded<EndedText>>,
    /// Bytes that may still be read for the current row.
    budget: Arc<AtomicUsize>,
    record: ByteRecord,
    /// SKU → the line that has it.
    seen: HashMap<String, u64>,
}

impl Rows {
    /// Opens the file and understands its header.
    pub fn open(file: &CatalogueFile, mapping: &Mapping) -> Result<Self, FieldErrors> {
        let of_file = |problem| FieldErrors::one("file", problem);
        let opened = file.open().map_err(of_file)?;
        let budget = Arc::new(AtomicUsize::new(MAX_ROW));
        // Every row ends with a line feed, the last one too, and only with it, so that lines are counted right:
        // a carriage return before it is trimmed from the last cell.
        let mut csv = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(opened.delimiter)
            .terminator(Terminator::Any(b'\n'))
            .from_reader(Bounded {
                inner: opened.text.chain(b"\n".as_slice()),
                budget: budget.clone(),
            });
        let mut record = ByteRecord::new();
        csv.read_byte_record(&mut record)
            .map_err(|error| of_file(broken(&error, 1)))?;
        Ok(Self {
            header: Header::new(texts(&record), mapping)?,
            encoding: opened.encoding,
            csv,
            budget,
            record,
            seen: HashMap::new(),
        })
    }

    /// The next rows; `None` at the end of the file.
    pub fn next_batch(&mut self) -> Result<Option<Batch>, Problem> {
        let mut batch = Batch::default();
        while batch.parsed.len() + batch.failed.len() < BATCH_ROWS && batch.bytes < BATCH_BYTES {
            self.budget.store(MAX_ROW, Ordering::Relaxed);
            let line = self.csv.position().line();
            let more = self.csv.read_byte_record(&mut self.record);
            if !more.map_err(|error| broken(&error, line))? {
                break;
            }
            self.take_record(&mut batch);
        }
        let ended = batch.parsed.is_empty() && batch.failed.is_empty();
        Ok((!ended).then_some(batch))
    }

    fn take_record(&mut self, batch: &mut Batch) {
        let cells = texts(&self.record);
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let line = self.line();
        batch.bytes += self.record.as_slice().len();
        match self.parse(&cells, line) {
            Ok(content) => batch.parsed.push(Parsed { line, cells, content }),
            Err(errors) => batch.failed.push(failed(&self.header, line, errors, cells)),
        }
    }

    /// The line the current row begins at: the reader stands after it, and empty lines before it were skipped.
    fn line(&self) -> u64 {
        let breaks = self
            .record
            .as_slice()
            .iter()
            .filter(|byte| **byte == b'\n')
            .count() as u64;
        self.csv.position().line().saturating_sub(1 + breaks)
    }

    fn parse(&mut self, cells: &[String], line: u64) -> Result<ListingContent, FieldErrors> {
        if cells.len() != self.header.columns.len() {
            let ragged = Problem::new("row-ragged")
                .with("expected", self.header.columns.len())
                .with("found", cells.len());
            return Err(FieldErrors::one("", ragged));
        }
        let named = self.header.cells(cells.iter().map(String::as_str));
        if named.get("").is_some_and(|cell| !cell.trim().is_empty()) {
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

/// The cells of a record; the source is UTF-8 already.
fn texts(record: &ByteRecord) -> Vec<String> {
    let last = record.len().saturating_sub(1);
    let text = |(index, cell): (usize, &[u8])| {
        let cell = if index == last {
            cell.strip_suffix(b"\r").unwrap_or(cell)
        } else {
            cell
        };
        String::from_utf8_lossy(cell).into_owned()
    };
    record.iter().enumerate().map(text).collect()
}

/// Why the file can't be read on from this line.
fn broken(error: &csv::Error, line: u64) -> Problem {
    match error.kind() {
        csv::ErrorKind::Io(io) if io.kind() == io::ErrorKind::FileTooLarge => Problem::new("row-endless")
            .with("line", line)
            .with("max", format!("{} MB", MAX_ROW >> 20)),
        _ => Problem::new("file-breaks-off").with("line", line),
    }
}

/// Reads no more than the budget of a row.
struct Bounded<R> {
    inner: R,
    budget: Arc<AtomicUsize>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let budget = self.budget.load(Ordering::Relaxed);
        if budget == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let length = self.inner.read(out)?;
        self.budget
            .store(budget.saturating_sub(length), Ordering::Relaxed);
        Ok(length)
    }
}

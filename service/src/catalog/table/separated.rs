//! Text with a character between its cells: CSV and TSV.

use std::io::{self, BufRead, BufReader, Chain, Read};

use csv::{ByteRecord, Reader, ReaderBuilder, Terminator};
use domain::{catalog::report::unguarded, problem::Problem};

use super::{CatalogueFile, MAX_ROW, Row, bounded::Bounded};

/// What may stand between the cells of a .csv file, the likeliest first: European spreadsheets write semicolons.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// The file's text, with a line feed at its end whatever it ends with.
type EndedText = Chain<BufReader<Box<dyn Read + Send>>, &'static [u8]>;

/// An open file.
pub(super) struct Separated {
    csv: Reader<Bounded<EndedText>>,
    record: ByteRecord,
}

impl Separated {
    /// Opens a file and reads its header; answers the encoding too, when it was not UTF-8.
    pub fn open(file: &CatalogueFile, tabs: bool) -> Result<(Self, Vec<String>, Option<String>), Problem> {
        let (text, encoding) = file.text()?;
        let mut text = BufReader::with_capacity(64 << 10, text);
        let separator = if tabs { b'\t' } else { separator(&mut text)? };
        // Every row ends with a line feed, the last one too, and only with it, so that lines are counted right:
        // a carriage return before it is trimmed from the last cell.
        let csv = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .terminator(Terminator::Any(b'\n'))
            .from_reader(Bounded::new(text.chain(b"\n".as_slice()), u64::MAX, MAX_ROW));
        let mut rows = Self {
            csv,
            record: ByteRecord::new(),
        };
        let header = rows.next_row()?.map(|row| row.cells).unwrap_or_default();
        Ok((rows, header, encoding))
    }

    /// The next row.
    pub fn next_row(&mut self) -> Result<Option<Row>, Problem> {
        self.csv.get_mut().renew(MAX_ROW);
        let line = self.csv.position().line();
        let more = self.csv.read_byte_record(&mut self.record);
        if !more.map_err(|error| broken(&error, line))? {
            return Ok(None);
        }
        Ok(Some(Row {
            line: self.line(),
            cells: cells(&self.record),
            flaws: Vec::new(),
        }))
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
}

/// The character that stands most often in the first line, outside quotes; the comma where none does.
fn separator(text: &mut impl BufRead) -> Result<u8, Problem> {
    let beginning = text.fill_buf().map_err(|_| Problem::new("file-damaged"))?;
    let mut counts = [0_usize; SEPARATORS.len()];
    let (mut quoted, mut begun) = (false, false);
    for byte in beginning {
        match byte {
            // Empty lines before the header are passed over.
            b'\n' if !quoted && begun => break,
            b'"' => quoted = !quoted,
            _ if !quoted => {
                if let Some(which) = SEPARATORS.iter().position(|separator| separator == byte) {
                    counts[which] += 1;
                }
            }
            _ => {}
        }
        begun |= !matches!(byte, b'\r' | b'\n');
    }
    let most = (0..SEPARATORS.len()).rev().max_by_key(|which| counts[*which]);
    Ok(SEPARATORS[most.unwrap_or_default()])
}

/// The cells of a record; the source is UTF-8 already.
fn cells(record: &ByteRecord) -> Vec<String> {
    let last = record.len().saturating_sub(1);
    let text = |(index, cell): (usize, &[u8])| {
        let cell = if index == last {
            cell.strip_suffix(b"\r").unwrap_or(cell)
        } else {
            cell
        };
        unguarded(&String::from_utf8_lossy(cell)).to_owned()
    };
    record.iter().enumerate().map(text).collect()
}

/// Why the file can't be read on from this line.
fn broken(error: &csv::Error, line: u64) -> Problem {
    match error.kind() {
        csv::ErrorKind::Io(io) if io.kind() == io::ErrorKind::FileTooLarge => endless(line),
        _ => Problem::new("file-breaks-off").with("line", line),
    }
}

/// A row without an end.
pub(super) fn endless(line: u64) -> Problem {
    Problem::new("row-endless")
        .with("line", line)
        .with("max", format!("{} MB", MAX_ROW >> 20))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(name: &str, text: &str) -> Vec<(u64, Vec<String>)> {
        let file = CatalogueFile::uploaded(name, text.as_bytes().to_vec());
        let (mut rows, header, _) = Separated::open(&file, name.ends_with(".tsv")).unwrap();
        let mut all = vec![(1, header)];
        while let Some(row) = rows.next_row().unwrap() {
            all.push((row.line, row.cells));
        }
        all
    }

    #[test]
    fn the_separator_is_seen_in_the_header() {
        for (name, text) in [
            ("a.csv", "sku,title_en\n1,a;b"),
            ("a.csv", "sku;\"title,_en\"\n1;a,b"),
            ("a.csv", "sku\ttitle_en\r\n1\ta,b"),
            ("a.tsv", "sku\ttitle,a,b,c\n1\ta,b"),
        ] {
            let rows = rows(name, text);
            assert_eq!(rows[0].1.len(), 2, "{text}");
            assert_eq!(rows[1].1[0], "1", "{text}");
        }
        assert_eq!(rows("a.csv", "sku\n1;2")[1].1, ["1;2"]);
    }

    #[test]
    fn lines_are_counted_over_breaks_in_cells() {
        let rows = rows("a.csv", "sku,title_en\nA,\"Two\r\nlines\"\n\nB,x\r\n");
        assert_eq!(rows[1], (2, vec!["A".into(), "Two\r\nlines".into()]));
        assert_eq!(rows[2], (5, vec!["B".into(), "x".into()]));
    }

    #[test]
    fn a_cell_that_was_guarded_from_being_a_formula_is_read_as_it_was() {
        assert_eq!(rows("a.csv", "sku,t\n'=1+1,'a'\n")[1].1, ["=1+1", "'a'"]);
    }
}

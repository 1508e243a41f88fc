//! Writing a table in any of the formats it is read in.

use std::io::{self, BufWriter, Write};

use csv::{QuoteStyle, WriterBuilder};
use domain::catalog::report::guarded;
use flate2::{Compression, write::GzEncoder};
use serde_json::{Map, Value};

use super::{
    format::{Format, Kind},
    workbook::{MAX_CELL, WorkbookWriter},
};

/// A table being written; buffered, flushed by [`TableWriter::finish`].
pub(crate) struct TableWriter<W: Write> {
    table: Table<Packing<W>>,
}

enum Table<W: Write> {
    Separated(Box<csv::Writer<W>>),
    Workbook(Box<WorkbookWriter<W>>),
    Lines(W, Vec<String>),
}

enum Packing<W: Write> {
    Plain(BufWriter<W>),
    Gzip(Box<GzEncoder<BufWriter<W>>>),
}

impl<W: Write> Write for Packing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(out) => out.write(bytes),
            Self::Gzip(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(out) => out.flush(),
            Self::Gzip(out) => out.flush(),
        }
    }
}

impl<W: Write> TableWriter<W> {
    /// Begins a table with this header.
    pub fn new(format: Format, out: W, header: &[String]) -> io::Result<Self> {
        let out = BufWriter::new(out);
        let mut out = match format.packed {
            true => Packing::Gzip(Box::new(GzEncoder::new(out, Compression::default()))),
            false => Packing::Plain(out),
        };
        if format.marked {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        let table = match format.kind {
            Kind::Separated { tabs } => {
                let separator = if tabs { b'\t' } else { b',' };
                out.write_all(&first_line(separator, header)?)?;
                let csv = WriterBuilder::new()
                    .delimiter(separator)
                    .flexible(true)
                    .from_writer(out);
                Table::Separated(Box::new(csv))
            }
            Kind::Workbook => Table::Workbook(Box::new(WorkbookWriter::new(out, header)?)),
            Kind::Lines => Table::Lines(out, header.to_vec()),
        };
        Ok(Self { table })
    }

    /// Adds a row.
    pub fn row(&mut self, cells: &[String]) -> io::Result<()> {
        match &mut self.table {
            Table::Separated(csv) => {
                let cells = cells.iter().map(|cell| guarded(cell).into_owned());
                Ok(csv.write_record(cells)?)
            }
            Table::Workbook(workbook) => workbook.row(cells),
            Table::Lines(out, header) => {
                serde_json::to_writer(&mut *out, &object(header, cells))?;
                out.write_all(b"\n")
            }
        }
    }

    /// Writes what is still held back.
    pub fn finish(self) -> io::Result<()> {
        let packing = match self.table {
            Table::Separated(csv) => csv.into_inner().map_err(|error| error.into_error())?,
            Table::Workbook(workbook) => workbook.finish()?,
            Table::Lines(out, _) => out,
        };
        let mut out = match packing {
            Packing::Plain(out) => out,
            Packing::Gzip(out) => out.finish()?,
        };
        out.flush()
    }

    /// The first cell a format can't hold: a spreadsheet's cells end at 32,767 characters.
    pub fn too_long(format: Format, cells: &[String]) -> Option<usize> {
        let long = |cell: &String| cell.len() > MAX_CELL && cell.encode_utf16().count() > MAX_CELL;
        (format.kind == Kind::Workbook)
            .then(|| cells.iter().position(long))
            .flatten()
    }
}

/// The header of separated values: quoted where a name holds what might be taken for the separator.
fn first_line(separator: u8, header: &[String]) -> io::Result<Vec<u8>> {
    let misleading = header.iter().any(|name| name.contains([';', '\t']));
    let quotes = if misleading {
        QuoteStyle::Always
    } else {
        QuoteStyle::Necessary
    };
    let mut csv = WriterBuilder::new()
        .delimiter(separator)
        .quote_style(quotes)
        .from_writer(Vec::new());
    csv.write_record(header.iter().map(|name| guarded(name).into_owned()))?;
    csv.into_inner().map_err(|error| error.into_error())
}

/// A row as an object: what is JSON in its cell is JSON here.
fn object(header: &[String], cells: &[String]) -> Map<String, Value> {
    let value = |name: &str, cell: &str| {
        let nested = (name == "attributes")
            .then(|| serde_json::from_str(cell).ok())
            .flatten();
        nested.filter(Value::is_object).unwrap_or_else(|| cell.into())
    };
    let pairs = header.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
    pairs
        .map(|(name, cell)| (name.clone(), value(name, cell)))
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::catalog::header::tidy;
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::table::CatalogueFile;

    fn there_and_back(format: Format, header: &[String], rows: &[Vec<String>]) -> Vec<Vec<String>> {
        let mut out = Vec::new();
        let mut writer = TableWriter::new(format, &mut out, header).unwrap();
        for row in rows {
            writer.row(row).unwrap();
        }
        writer.finish().unwrap();
        let name = format!("a.{}{}", format.ending(), if format.packed { ".gz" } else { "" });
        let mut table = super::super::Table::open(&CatalogueFile::uploaded(name, out)).unwrap();
        let place: Vec<_> = header
            .iter()
            .map(|name| table.header.iter().position(|column| column == name))
            .collect();
        let mut read = Vec::new();
        while let Some(row) = table.next_row().unwrap() {
            assert_eq!(row.flaws, []);
            read.push(
                place
                    .iter()
                    .map(|place| place.map_or(String::new(), |place| row.cells[place].clone()))
                    .collect(),
            );
        }
        read
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_in_every_format(
            names in prop::collection::btree_set("[a-z=@,;\"渔]{1,6}", 2..5),
            cells in prop::collection::vec("['=+@-]{0,2}[!-~渔\u{FFFE}\u{1F41F}]([ -~渔\r\n\t;,\"]{0,20}[!-~网])?|", 2..40),
            (packed, marked) in any::<(bool, bool)>(),
        ) {
            let header: Vec<_> = names.into_iter().map(|name| tidy(&name)).collect();
            let rows: Vec<Vec<String>> = cells
                .chunks_exact(header.len())
                .map(<[String]>::to_vec)
                .filter(|row| row.iter().any(|cell| !cell.is_empty()))
                .collect();
            // Lines of JSON have no header: without rows there is nothing to read.
            prop_assume!(!rows.is_empty());
            for format in Format::ALL {
                let format = Format { packed, ..format };
                let format = if marked { format.for_spreadsheets() } else { format };
                prop_assert_eq!(&there_and_back(format, &header, &rows), &rows, "{:?}", format);
            }
        }
    }

    #[test]
    fn attributes_are_an_object_in_lines_of_json() {
        let header = ["sku", "attributes"].map(str::to_owned);
        let row = ["A".to_owned(), r#"{"mesh":35}"#.to_owned()];
        assert_eq!(
            serde_json::to_string(&object(&header, &row)).unwrap(),
            r#"{"attributes":{"mesh":35},"sku":"A"}"#
        );
        let rows = [row.to_vec()];
        assert_eq!(
            there_and_back(Format::of("a.ndjson.gz").unwrap(), &header, &rows),
            rows
        );
    }
}

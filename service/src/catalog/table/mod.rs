//! Catalogue files as tables: rows of cells under a header, whatever the format. How a format is read and written is
//! known here and nowhere else; what the cells mean is not known here.

mod bounded;
mod encoding;
mod format;
mod lines;
mod separated;
mod source;
mod workbook;
mod write;

use domain::problem::Problem;

pub(crate) use self::write::TableWriter;
pub use self::{format::Format, source::CatalogueFile};
use self::{format::Kind, lines::Lines, separated::Separated, workbook::Workbook};

/// The longest row, in bytes. A quote that is never closed makes the rest of a file one row; it ends here.
const MAX_ROW: usize = 16 << 20;

/// A file opened for reading, up to some row.
pub(crate) struct Table {
    /// The file's columns, as it names them.
    pub header: Vec<String>,
    /// The encoding, when it was not UTF-8.
    pub encoding: Option<String>,
    /// The sheet, when the workbook has others.
    pub sheet: Option<String>,
    rows: Rows,
}

enum Rows {
    Separated(Separated),
    Workbook(Box<Workbook>),
    Lines(Lines),
}

/// A row as the file has it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// Where it begins: the line of a text, the row of a sheet.
    pub line: u64,
    /// Its cells; a sound row has as many as the header.
    pub cells: Vec<String>,
    /// What is wrong with it before anything is understood.
    pub flaws: Vec<Flaw>,
}

/// What a format can't say as text.
#[derive(Debug, PartialEq)]
pub(crate) struct Flaw {
    /// The column, counted from 0; `None`: the row as a whole.
    pub column: Option<usize>,
    /// What is wrong.
    pub problem: Problem,
    /// Whether it matters only where the column is one of our fields: a date is a sound attribute and no SKU.
    pub in_fields_only: bool,
}

impl Table {
    /// Opens a file and reads its header.
    pub fn open(file: &CatalogueFile) -> Result<Self, Problem> {
        Ok(match file.format()?.kind {
            Kind::Separated { tabs } => {
                let (rows, header, encoding) = Separated::open(file, tabs)?;
                Self {
                    header,
                    encoding,
                    sheet: None,
                    rows: Rows::Separated(rows),
                }
            }
            Kind::Lines => {
                let (rows, encoding) = Lines::open(file)?;
                Self {
                    header: rows.header().to_vec(),
                    encoding,
                    sheet: None,
                    rows: Rows::Lines(rows),
                }
            }
            Kind::Workbook => {
                let (rows, sheet) = Workbook::open(file)?;
                Self {
                    header: rows.header().to_vec(),
                    encoding: None,
                    sheet,
                    rows: Rows::Workbook(Box::new(rows)),
                }
            }
        })
    }

    /// The next row that is not empty; `None` at the end. An error ends the file.
    pub fn next_row(&mut self) -> Result<Option<Row>, Problem> {
        loop {
            let row = match &mut self.rows {
                Rows::Separated(rows) => rows.next_row()?,
                Rows::Workbook(rows) => rows.next_row()?,
                Rows::Lines(rows) => rows.next_row()?,
            };
            let empty =
                |row: &Row| row.flaws.is_empty() && row.cells.iter().all(|cell| cell.trim().is_empty());
            match row {
                Some(row) if empty(&row) => {}
                row => return Ok(row),
            }
        }
    }
}

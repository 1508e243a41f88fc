//! The rows of a sheet, one at a time.

use std::collections::BTreeMap;

use domain::problem::Problem;
use quick_xml::events::Event;

use super::{
    parts::damaged,
    reference::{LAST_ROW, cell},
    strings::Strings,
    style::Format,
    value::{Era, Raw, Value},
    xml::{Xml, attribute},
};
use crate::catalog::table::{MAX_ROW, separated::endless};

/// A row: its number, and its cells by their columns from 0.
type Cells = (u32, BTreeMap<u32, Value>);

/// A sheet, read up to some row.
pub(super) struct Sheet {
    xml: Xml,
    strings: Strings,
    formats: Vec<Format>,
    era: Era,
    /// The number of the last row.
    row: u32,
    /// A row that was read ahead.
    ahead: Option<Cells>,
    /// There are no more.
    ended: bool,
}

impl Sheet {
    pub fn new(xml: Xml, strings: Strings, formats: Vec<Format>, era: Era) -> Self {
        Self {
            xml,
            strings,
            formats,
            era,
            row: 0,
            ahead: None,
            ended: false,
        }
    }

    /// The number of the next row.
    pub fn peek(&mut self) -> Result<Option<u32>, Problem> {
        if self.ahead.is_none() {
            self.ahead = self.read_row()?;
        }
        Ok(self.ahead.as_ref().map(|(number, _)| *number))
    }

    /// The next row that has a cell.
    pub fn next_row(&mut self) -> Result<Option<Cells>, Problem> {
        match self.ahead.take() {
            Some(row) => Ok(Some(row)),
            None => self.read_row(),
        }
    }

    fn read_row(&mut self) -> Result<Option<Cells>, Problem> {
        let (mut cells, mut column, mut size) = (BTreeMap::new(), 0, 0);
        while !self.ended {
            match self.xml.next_event()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "row" => {
                        let number = attribute(&start, "r")?;
                        self.begin(number.as_deref())?;
                        (column, size) = (0, 0);
                    }
                    "c" => {
                        let name = attribute(&start, "r")?;
                        let style = attribute(&start, "s")?;
                        let kind = attribute(&start, "t")?;
                        if let Some(name) = name {
                            (column, _) = cell(&name)
                                .filter(|(_, row)| *row == self.row)
                                .ok_or_else(damaged)?;
                        }
                        let value = self.value(kind, style.as_deref())?;
                        size += value.text.len() + size_of::<Value>();
                        if size > MAX_ROW {
                            return Err(endless(self.row.into()));
                        }
                        cells.insert(column, value);
                        column += 1;
                    }
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "row" if !cells.is_empty() => return Ok(Some((self.row, cells))),
                    "sheetData" => self.ended = true,
                    _ => {}
                },
                Event::Eof => return Err(Problem::new("file-breaks-off").with("line", self.row)),
                _ => {}
            }
        }
        Ok(None)
    }

    /// Rows come in their order; one without a number is the next.
    fn begin(&mut self, number: Option<&str>) -> Result<(), Problem> {
        let number = match number {
            Some(number) => number.parse().map_err(|_| damaged())?,
            None => self.row + 1,
        };
        if number <= self.row || number > LAST_ROW {
            return Err(damaged());
        }
        self.row = number;
        Ok(())
    }

    /// Reads a cell up to its end.
    fn value(&mut self, kind: Option<String>, style: Option<&str>) -> Result<Value, Problem> {
        let mut raw = Raw {
            kind,
            ..Raw::default()
        };
        loop {
            match self.xml.next_event()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "v" => raw.text = Some(self.xml.text_of("v")?),
                    "is" => raw.text = Some(self.xml.text_of("is")?),
                    "f" => raw.formula = true,
                    _ => {}
                },
                Event::End(end) if end.local_name().as_ref() == "c" => break,
                Event::Eof => return Err(damaged()),
                _ => {}
            }
        }
        if raw.kind.as_deref() == Some("s") {
            let index = raw.text.as_deref().and_then(|text| text.trim().parse().ok());
            let text = index.and_then(|index| self.strings.get(index));
            return text.map(Value::text).ok_or_else(damaged);
        }
        let style: usize = style.and_then(|style| style.parse().ok()).unwrap_or_default();
        let format = self.formats.get(style).copied().unwrap_or(Format::Number);
        Ok(Value::of(raw, format, self.era))
    }
}

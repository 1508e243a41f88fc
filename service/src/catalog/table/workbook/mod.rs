//! Office Open XML workbooks (ISO/IEC 29500), as spreadsheets save them: the first sheet that is shown, row by row.
//!
//! Read by us, over the `zip` and `quick-xml` crates: the readers there are take what a file says of itself at its word
//! (how many texts it has, how far a sheet reaches), and set memory aside for it. Here a part is read as a stream within
//! a bound, and memory is used for what was there: the shared texts once, and one row.

mod merged;
mod parts;
mod reference;
mod sheet;
mod strings;
mod style;
mod value;
mod write;
mod xml;

use std::collections::BTreeMap;

use domain::{catalog::header::tidy, problem::Problem};
use quick_xml::events::Event;

pub(super) use self::write::{MAX_CELL, WorkbookWriter};
use self::{
    merged::{Area, Merged},
    parts::{Parts, damaged},
    sheet::Sheet,
    strings::Strings,
    value::{Era, Value},
    xml::attribute,
};
use super::{CatalogueFile, Flaw, Row};

/// The most a part may unfold to that is neither a sheet nor the shared texts.
const MAX_SMALL: u64 = 16 << 20;
/// The most the shared texts may unfold to.
const MAX_STRINGS: u64 = 128 << 20;
/// How many rows are looked through for the header: titles and remarks stand above it.
const MAX_ABOVE: usize = 20;
/// How many rows a header may be high.
const MAX_HEADER: u32 = 3;

/// An open workbook, read up to some row.
pub(super) struct Workbook {
    header: Vec<String>,
    sheet: Sheet,
    merged: Merged,
}

impl Workbook {
    /// Opens a file and reads the header; answers the sheet's name too, when there are others.
    pub fn open(file: &CatalogueFile) -> Result<(Self, Option<String>), Problem> {
        let parts = Parts::of(file)?;
        let book = Book::read(&parts)?;
        let shown = book.sheets.iter().find(|sheet| !sheet.hidden);
        let chosen = shown.ok_or_else(|| Problem::new("workbook-no-sheet"))?;
        let merged = Merged::of(&parts, &chosen.part)?;
        let strings = Strings::read(parts.xml(&book.strings, MAX_STRINGS)?)?;
        let formats = style::formats(parts.xml(&book.styles, MAX_SMALL)?)?;
        let xml = parts.needed(&chosen.part, parts.max_bytes())?;
        let mut workbook = Self {
            header: Vec::new(),
            sheet: Sheet::new(xml, strings, formats, book.era),
            merged,
        };
        workbook.read_header()?;
        let name = (book.sheets.len() > 1).then(|| chosen.name.clone());
        Ok((workbook, name))
    }

    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The next row, its merged cells filled in.
    pub fn next_row(&mut self) -> Result<Option<Row>, Problem> {
        let Some((number, mut values)) = self.sheet.next_row()? else {
            return Ok(None);
        };
        let says_something = values
            .values()
            .any(|value| !value.text.trim().is_empty() || value.flaw.is_some());
        let wide = self.merged.enter(number, &mut values);
        let mut row = Row {
            line: u64::from(number),
            cells: vec![String::new(); self.header.len()],
            flaws: Vec::new(),
        };
        // What is merged into a row that says nothing itself makes no row of it.
        if !says_something {
            return Ok(Some(row));
        }
        row.flaws.extend(wide.iter().filter_map(|area| self.across(area)));
        for (column, value) in values {
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column < row.cells.len() {
                row.flaws.extend(flaws(column, &value));
                row.cells[column] = value.text;
            } else if !value.text.trim().is_empty() {
                row.flaws.push(Flaw {
                    column: None,
                    problem: Problem::new("row-cell-without-name"),
                    in_fields_only: false,
                });
                break;
            }
        }
        Ok(Some(row))
    }

    /// The header is the first row with more than one text; what stands above it is a title. Cells of it that are merged
    /// down make it as high as they are: then the names of each column are read together.
    fn read_header(&mut self) -> Result<(), Problem> {
        let mut first = None;
        for _ in 0..MAX_ABOVE {
            let Some((number, values)) = self.sheet.next_row()? else {
                break;
            };
            let texts = values
                .values()
                .filter(|value| !value.text.trim().is_empty())
                .count();
            if texts > 1 {
                first = Some((number, values));
                break;
            }
            // A sheet of one column has a header of one.
            if texts == 1 && first.is_none() {
                first = Some((number, values));
            }
        }
        let Some((top, values)) = first else {
            return Err(Problem::new("file-empty"));
        };
        let areas: Vec<_> = self.merged.beginning_in(top).cloned().collect();
        let bottom = areas.iter().map(|area| *area.rows.end()).max().unwrap_or(top);
        let bottom = bottom.min(top + MAX_HEADER - 1);
        let several = bottom > top;
        let mut names = BTreeMap::new();
        name_columns(&mut names, several, &areas, values);
        while self.sheet.peek()?.is_some_and(|number| number <= bottom) {
            let Some((number, values)) = self.sheet.next_row()? else {
                break;
            };
            let areas: Vec<_> = self.merged.beginning_in(number).cloned().collect();
            name_columns(&mut names, several, &areas, values);
        }
        let width = names.keys().next_back().map_or(0, |last| last + 1);
        let name = |column| names.remove(&column).unwrap_or_default();
        self.header = (0..width).map(name).collect();
        Ok(())
    }

    /// Why cells merged across columns can't be read: only where several of the columns have names.
    fn across(&self, area: &Area) -> Option<Flaw> {
        let index = |column: &u32| usize::try_from(*column).unwrap_or(usize::MAX);
        let (first, last) = (index(area.columns.start()), index(area.columns.end()));
        let named =
            (first..=last).filter(|column| self.header.get(*column).is_some_and(|name| !name.is_empty()));
        (named.count() > 1).then(|| Flaw {
            column: None,
            problem: Problem::new("row-merged")
                .with("from", reference::letters(first))
                .with("to", reference::letters(last)),
            in_fields_only: false,
        })
    }
}

/// Adds a row of the header to the names of the columns. In a header of several rows, a name merged across columns is
/// part of each one's.
fn name_columns(
    names: &mut BTreeMap<u32, String>,
    several: bool,
    areas: &[Area],
    values: BTreeMap<u32, Value>,
) {
    for (column, value) in values {
        let text = tidy(&value.text);
        if text.is_empty() {
            continue;
        }
        let area = areas
            .iter()
            .find(|area| several && *area.columns.start() == column);
        let last = area.map_or(column, |area| *area.columns.end());
        for column in column..=last {
            let name = names.entry(column).or_default();
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(&text);
        }
    }
}

/// What is wrong with a cell, and what no field can hold.
fn flaws(column: usize, value: &Value) -> Option<Flaw> {
    let problem = match (&value.flaw, value.dated) {
        (Some(problem), _) => problem.clone(),
        (None, true) => Problem::new("cell-is-date").with("date", &value.text),
        (None, false) => return None,
    };
    Some(Flaw {
        column: Some(column),
        problem,
        in_fields_only: value.flaw.is_none(),
    })
}

/// What the workbook says of itself.
struct Book {
    sheets: Vec<Listed>,
    strings: String,
    styles: String,
    era: Era,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    part: String,
    hidden: bool,
}

impl Book {
    fn read(parts: &Parts) -> Result<Self, Problem> {
        let root = relations(parts, "", "_rels/.rels")?;
        let main = root
            .into_iter()
            .find(|relation| relation.kind == "officeDocument");
        let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let of_main = relations(parts, folder, &format!("{folder}/_rels/{name}.rels"))?;
        let part = |kind: &str| {
            let found = of_main.iter().find(|relation| relation.kind == kind);
            found.map(|relation| relation.target.clone()).unwrap_or_default()
        };
        let mut book = Self {
            sheets: Vec::new(),
            strings: part("sharedStrings"),
            styles: part("styles"),
            era: Era::default(),
        };
        let mut xml = parts.needed(&main, MAX_SMALL)?;
        loop {
            match xml.next_event()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "workbookPr"
                        if matches!(attribute(&start, "date1904")?.as_deref(), Some("1" | "true")) =>
                    {
                        book.era = Era::Of1904;
                    }
                    "sheet" => {
                        let id = attribute(&start, "id")?.unwrap_or_default();
                        let sheet = of_main
                            .iter()
                            .find(|relation| relation.id == id && relation.kind == "worksheet");
                        if let Some(relation) = sheet {
                            book.sheets.push(Listed {
                                name: attribute(&start, "name")?.unwrap_or_default(),
                                part: relation.target.clone(),
                                hidden: attribute(&start, "state")?.is_some_and(|state| state != "visible"),
                            });
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Ok(book),
                _ => {}
            }
        }
    }
}

/// A part another one names.
struct Relation {
    id: String,
    /// The last word of its kind.
    kind: String,
    target: String,
}

/// The relations of the part whose folder this is (ISO/IEC 29500-2, 9).
fn relations(parts: &Parts, folder: &str, name: &str) -> Result<Vec<Relation>, Problem> {
    let Some(mut xml) = parts.xml(name.trim_start_matches('/'), MAX_SMALL)? else {
        return Ok(Vec::new());
    };
    let mut relations = Vec::new();
    loop {
        match xml.next_event()? {
            Event::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let kind = attribute(&start, "Type")?.unwrap_or_default();
                let target = attribute(&start, "Target")?.ok_or_else(damaged)?;
                relations.push(Relation {
                    id: attribute(&start, "Id")?.unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolved(folder, &target),
                });
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// A target beside a folder, or from the root.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<_> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." | "" => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

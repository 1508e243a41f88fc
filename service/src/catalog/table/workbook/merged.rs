//! Merged cells: only the first of an area says something. Down a column the others mean the same; across columns nobody
//! knows what they mean.

use std::{collections::BTreeMap, io::Read, ops::RangeInclusive};

use domain::problem::Problem;
use quick_xml::events::Event;

use super::{
    parts::{Parts, damaged},
    reference::range,
    value::Value,
    xml::attribute,
};
use crate::catalog::table::{
    bounded::Bounded,
    source::{too_large, unreadable},
};

/// The most merged areas a sheet may have.
const MAX_AREAS: usize = 200_000;

/// An area, by its rows (as the sheet counts them) and columns (from 0).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub rows: RangeInclusive<u32>,
    pub columns: RangeInclusive<u32>,
}

/// The merged areas of a sheet, met row by row.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// In the order of their first rows.
    areas: Vec<Area>,
    /// The first area that has not begun.
    next: usize,
    /// The areas the current row lies in, by their first column, and what each says.
    open: BTreeMap<u32, (Area, Option<Value>)>,
}

impl Merged {
    /// Finds the areas; they stand behind the cells, so the sheet is read once for them, and twice only if it has any.
    pub fn of(parts: &Parts, sheet: &str) -> Result<Self, Problem> {
        let mut areas = Vec::new();
        if mentions_merging(parts, sheet)? {
            let mut xml = parts.needed(sheet, parts.max_bytes())?;
            loop {
                match xml.next_event()? {
                    Event::Start(start) if start.local_name().as_ref() == "mergeCell" => {
                        let reference = attribute(&start, "ref")?.ok_or_else(damaged)?;
                        areas.push(range(&reference).ok_or_else(damaged)?);
                        if areas.len() > MAX_AREAS {
                            return Err(Problem::new("workbook-too-many-merged").with("max", MAX_AREAS));
                        }
                    }
                    Event::Eof => break,
                    _ => {}
                }
            }
        }
        Ok(Self::new(areas))
    }

    fn new(mut areas: Vec<Area>) -> Self {
        areas.sort_by_key(|area| (*area.rows.start(), *area.columns.start()));
        Self {
            areas,
            ..Self::default()
        }
    }

    /// The areas that begin in this row.
    pub fn beginning_in(&self, row: u32) -> impl Iterator<Item = &Area> {
        let from = self.areas.partition_point(|area| *area.rows.start() < row);
        self.areas[from..]
            .iter()
            .take_while(move |area| *area.rows.start() == row)
    }

    /// Fills in what the merged cells of a row say; rows come in their order. Answers the areas in it that span several
    /// columns.
    pub fn enter(&mut self, row: u32, cells: &mut BTreeMap<u32, Value>) -> Vec<Area> {
        self.open.retain(|_, (area, _)| *area.rows.end() >= row);
        while let Some(area) = self.areas.get(self.next).filter(|area| *area.rows.start() <= row) {
            self.next += 1;
            if *area.rows.end() >= row {
                let first = *area.columns.start();
                // An area whose first row has no cells at all says nothing.
                let says = (*area.rows.start() == row)
                    .then(|| cells.get(&first).cloned())
                    .flatten();
                self.open.entry(first).or_insert((area.clone(), says));
            }
        }
        let mut wide = Vec::new();
        for (first, (area, says)) in &self.open {
            match says {
                Some(value) if *area.rows.start() < row => {
                    cells.insert(*first, value.clone());
                }
                _ => {}
            }
            if area.columns.start() < area.columns.end() {
                wide.push(area.clone());
            }
        }
        wide
    }
}

/// Whether the sheet has merged cells at all: most have none, and need no second reading.
fn mentions_merging(parts: &Parts, sheet: &str) -> Result<bool, Problem> {
    const WORD: &[u8] = b"mergeCell";
    let bytes = parts.open(sheet)?.ok_or_else(damaged)?;
    let max = parts.max_bytes();
    let mut bytes = Bounded::new(bytes, max, usize::MAX);
    let mut buffer = vec![0; 64 << 10];
    let mut kept = 0;
    loop {
        let read = bytes
            .read(&mut buffer[kept..])
            .map_err(|error| match bytes.spent() {
                true => too_large(max),
                false => unreadable(&error),
            })?;
        if read == 0 {
            return Ok(false);
        }
        let filled = kept + read;
        if buffer[..filled].windows(WORD.len()).any(|window| window == WORD) {
            return Ok(true);
        }
        kept = filled.min(WORD.len() - 1);
        buffer.copy_within(filled - kept..filled, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(pairs: &[(u32, &str)]) -> BTreeMap<u32, Value> {
        pairs
            .iter()
            .map(|(column, text)| (*column, Value::text(text)))
            .collect()
    }

    #[test]
    fn what_is_merged_down_a_column_is_said_in_each_row() {
        let mut merged = Merged::new(vec![
            range("B2:B4").unwrap(),
            range("A3:C3").unwrap(),
            range("B3:B9").unwrap(),
        ]);
        let mut row = cells(&[(0, "1"), (1, "Nets")]);
        assert_eq!(merged.enter(2, &mut row), []);
        let mut row = cells(&[(0, "2")]);
        assert_eq!(merged.enter(3, &mut row), [range("A3:C3").unwrap()]);
        assert_eq!(row[&1].text, "Nets");
        let mut row = cells(&[(0, "4"), (1, "")]);
        assert_eq!(merged.enter(4, &mut row), []);
        assert_eq!(row[&1].text, "Nets");
        let mut row = cells(&[(0, "5")]);
        merged.enter(5, &mut row);
        assert_eq!(row.len(), 1);
    }
}

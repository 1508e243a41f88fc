//! A first look at a file: its columns, with some of what stands in them.

use domain::{
    catalog::{
        guess::Sampled,
        header::{tidy, without_report},
    },
    problem::{FieldErrors, Problem},
};
use tokio::task::spawn_blocking;

use crate::{
    Error, Result,
    catalog::table::{CatalogueFile, Table},
};

/// Rows that are looked at.
const ROWS: usize = 200;
/// Cells of a column that are kept.
const CELLS: usize = 20;
/// Characters of a cell that are kept.
const LENGTH: usize = 1_000;

/// What a file looks like.
pub(super) struct Sample {
    pub columns: Vec<Sampled>,
    pub encoding: Option<String>,
    pub sheet: Option<String>,
}

/// Looks at the beginning of a file; the columns of a report of failed rows are left out, as no import reads them.
pub(super) async fn sample(file: CatalogueFile) -> Result<Sample> {
    let looking = spawn_blocking(move || look(&file));
    let sample = looking.await.map_err(Error::internal)?;
    sample.map_err(|problem| FieldErrors::one("file", problem).into())
}

fn look(file: &CatalogueFile) -> Result<Sample, Problem> {
    let mut table = Table::open(file)?;
    let told = table.header.len() - without_report(&table.header).len();
    let mut columns: Vec<_> = table
        .header
        .iter()
        .skip(told)
        .map(|name| Sampled {
            name: tidy(name),
            cells: Vec::new(),
        })
        .collect();
    let mut rows = 0;
    while rows < ROWS
        && let Some(row) = table.next_row()?
    {
        rows += 1;
        for (column, cell) in columns.iter_mut().zip(row.cells.iter().skip(told)) {
            if column.cells.len() < CELLS && !cell.trim().is_empty() {
                let kept = cell.chars().filter(|c| *c != '\0').take(LENGTH);
                column.cells.push(kept.collect());
            }
        }
    }
    if rows == 0 {
        return Err(Problem::new("file-no-rows"));
    }
    Ok(Sample {
        columns,
        encoding: table.encoding,
        sheet: table.sheet,
    })
}

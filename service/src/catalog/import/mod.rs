//! Importing a catalogue file: read as a stream, written in batches of whole listings, the same however often it is
//! done (CONTRACTS.md, "Catalogue file").
//!
//! A row that is wrong never stops the others. A batch is one transaction, so a process that dies between two leaves
//! whole listings only, and importing the file again takes up where it stopped.

mod batch;
mod category;
mod existing;
mod failures;
mod plan;
mod record;
mod report;
mod rows;
mod target;
mod writes;

use domain::{
    actor::Actor,
    catalog::{mapping::Mapping, view::ImportReport},
    company::CompanyCode,
    problem::{FieldErrors, Problem},
};
pub use record::{upload, view};
pub use report::write_report;
use tokio::task::{JoinError, spawn_blocking};

use self::{
    batch::Importer,
    rows::{Batch, Rows},
};
pub use super::table::CatalogueFile;
use crate::{Ctx, Error, Result};

/// How a file is to be imported.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// Whose listings they are.
    pub company: CompanyCode,
    /// The market new listings are offered in, by its slug; by default the company's home.
    pub market: Option<String>,
    /// Adapts the columns of another system's export.
    pub mapping: Mapping,
    /// Show them at once instead of handing them to the operators; only operators may.
    pub publish: bool,
    /// Only say what would be done.
    pub dry_run: bool,
}

/// Imports a file. After each batch `progress` is told what was done so far. An error means that the file as a whole
/// can't be read (under `file` or `mapping`), or that this actor may not import it there (`company`, `market`).
pub async fn run(
    ctx: &Ctx,
    actor: &Actor,
    file: CatalogueFile,
    options: ImportOptions,
    mut progress: impl FnMut(&ImportReport) + Send,
) -> Result<ImportReport> {
    let mut importer = Importer::new(ctx, actor, &options).await?;
    let rows = spawn_blocking(move || Rows::open(&file, &options.mapping))
        .await
        .map_err(died)??;
    let mut report = ImportReport {
        header: rows.header.columns.clone(),
        encoding: rows.encoding.clone(),
        sheet: rows.sheet.clone(),
        dry_run: options.dry_run,
        ..ImportReport::default()
    };
    let header = rows.header.clone();
    let mut reading = spawn_blocking(move || next(rows));
    while let (rows, Some(batch)) = reading.await.map_err(died)?? {
        // The next rows are parsed while these are written.
        reading = spawn_blocking(move || next(rows));
        importer.take(&header, batch, &mut report).await?;
        progress(&report);
    }
    report.failed.sort_by_key(|row| row.line);
    Ok(report)
}

fn next(mut rows: Rows) -> Result<(Rows, Option<Batch>)> {
    let batch = rows.next_batch().map_err(in_file)?;
    Ok((rows, batch))
}

fn in_file(problem: Problem) -> Error {
    FieldErrors::one("file", problem).into()
}

fn died(error: JoinError) -> Error {
    Error::internal(error)
}

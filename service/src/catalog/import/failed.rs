//! The failed rows of an import that is kept, as they stand in its file.

use std::collections::BTreeMap;

use domain::{
    actor::Actor,
    catalog::{header::tidy, import::RowOutcome, view::ImportReport},
    id::ImportId,
    problem::{FieldError, Problem},
};
use tokio::task::spawn_blocking;

use super::{
    CatalogueFile,
    failures::Failures,
    query::{of_outcome, seen},
    rows::failed_row,
};
use crate::{Ctx, Error, Result, catalog::table::Table};

/// What is wrong with a row, by its number in the file.
type Wrong = BTreeMap<u64, Vec<FieldError>>;

/// The rows of an import that failed, to be written with [`super::write_report`]. They are read from the file again:
/// what is mended is what was sent.
pub async fn failed_rows(ctx: &Ctx, actor: &Actor, id: ImportId) -> Result<ImportReport> {
    let db = ctx.db.read();
    let import = seen(db, actor, id).await?;
    let wrong = of_outcome(actor, id, RowOutcome::Failed)
        .all(db)
        .await?
        .into_iter()
        .map(|row| {
            let number = u64::try_from(row.number).map_err(Error::internal)?;
            Ok((number, serde_json::from_value(row.errors)?))
        })
        .collect::<Result<Wrong>>()?;
    let file = CatalogueFile::kept(import.file_name, ctx.files.get(import.file.into()).await?);
    let reading = spawn_blocking(move || read(&file, wrong));
    let report = reading.await.map_err(Error::internal)?;
    report.map_err(|problem| Error::internal(problem.code))
}

/// A file that broke off has its failed rows up to there.
fn read(file: &CatalogueFile, mut wrong: Wrong) -> Result<ImportReport, Problem> {
    let mut table = Table::open(file)?;
    let mut failures = Failures::default();
    let mut report = ImportReport {
        header: table.header.iter().map(|name| tidy(name)).collect(),
        ..ImportReport::default()
    };
    let mut number = 0;
    while !wrong.is_empty()
        && let Some(row) = table.next_row()?
    {
        number += 1;
        if let Some(errors) = wrong.remove(&number) {
            failures.keep(&mut report, failed_row(row.line, errors, row.cells));
        }
    }
    Ok(report)
}

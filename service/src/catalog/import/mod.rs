//! Importing a catalogue file: read as a stream, written in batches of whole listings, the same however often it is
//! done (CONTRACTS.md, "Catalogue file").
//!
//! A row that is wrong never stops the others. A batch is one transaction, so a process that dies between two leaves
//! whole listings only. The command line runs a file through at once ([`run`]) and, when it was stopped, again. What
//! people and programs hand in is an import that is kept ([`upload`]): its columns are looked at ([`map`]), the worker
//! runs it dry, its supplier has it done ([`start`]); how far it got is written with each batch, so that it goes on from
//! there whatever happens to the machine.

mod archive;
mod batch;
mod failed;
mod failures;
mod forget;
mod map;
mod query;
mod reading;
mod report;
mod rows;
mod sample;
mod steps;
mod upload;
mod work;

use domain::{
    actor::Actor,
    catalog::{
        import::RowOutcome,
        mapping::Mapping,
        view::{FailedRow, ImportReport},
    },
    company::CompanyCode,
};

pub use self::{
    archive::{Archive, unnamed},
    failed::failed_rows,
    forget::forget_old,
    map::{Asked, map},
    query::{list, rows, view},
    report::write_report,
    steps::{cancel, start},
    upload::{Upload, upload},
    work::work,
};
use self::{
    batch::{Importer, Taken},
    failures::Failures,
    reading::Reading,
    rows::Span,
};
pub(crate) use self::{query::counts, upload::upload_for};
use super::change::{Goal, Target};
pub use super::table::CatalogueFile;
use crate::{Ctx, Result};

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
    let goal = if options.publish {
        Goal::Shown
    } else {
        Goal::Imported
    };
    let (db, market) = (ctx.db.read(), options.market.as_deref());
    let target = Target::of_company(db, actor, &options.company, market, goal).await?;
    let mut importer = Importer::new(ctx, actor, target, options.dry_run).await?;
    let mut reading = Reading::open(file, options.mapping, Span::ALL).await?;
    let mut failures = Failures::default();
    let mut report = ImportReport {
        header: reading.header.columns.clone(),
        encoding: reading.encoding.clone(),
        sheet: reading.sheet.clone(),
        dry_run: options.dry_run,
        ..ImportReport::default()
    };
    while let Some(batch) = reading.next().await? {
        let prepared = importer.prepare(&reading.header, batch).await?;
        let tx = ctx.db.begin().await?;
        let taken = importer.write(&tx, &reading.header, prepared).await?;
        if !options.dry_run {
            tx.commit().await?;
        }
        for row in taken {
            count(row, &mut report, &mut failures);
        }
        progress(&report);
    }
    Ok(report)
}

fn count(row: Taken, report: &mut ImportReport, failures: &mut Failures) {
    report.uncategorised += u64::from(row.uncategorised);
    report.incomplete += u64::from(row.incomplete);
    match row.outcome {
        RowOutcome::Created => report.imported += 1,
        RowOutcome::Changed => report.updated += 1,
        RowOutcome::Unchanged => report.unchanged += 1,
        RowOutcome::Failed => {
            let failed = FailedRow {
                line: row.line,
                errors: row.errors,
                cells: row.cells,
            };
            failures.keep(report, failed);
        }
    }
}

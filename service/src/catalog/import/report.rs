//! The failed rows of an import as a file: to be mended and imported again.

use std::io;

use domain::{
    catalog::{
        report::{header, record},
        view::ImportReport,
    },
    problem::Problem,
};

use crate::catalog::table::{Format, TableWriter};

/// Writes the failed rows, each with its line, columns and reasons in front; `say` puts a problem into words.
pub fn write_report(
    report: &ImportReport,
    format: Format,
    say: impl Fn(&Problem) -> String,
    into: impl io::Write,
) -> io::Result<()> {
    let mut table = TableWriter::new(format, into, &header(&report.header))?;
    for row in &report.failed {
        table.row(&record(&report.header, row, &say))?;
    }
    table.finish()
}

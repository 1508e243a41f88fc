//! The failed rows of an import as a CSV file: to be mended and imported again.

use std::io;

use csv::WriterBuilder;
use domain::{
    catalog::{
        report::{header, record},
        view::ImportReport,
    },
    problem::Problem,
};

/// Writes the failed rows, each with its line, columns and reasons in front; `say` puts a problem into words.
pub fn write_report(
    report: &ImportReport,
    say: impl Fn(&Problem) -> String,
    into: impl io::Write,
) -> io::Result<()> {
    let mut csv = WriterBuilder::new().flexible(true).from_writer(into);
    csv.write_record(header(&report.header))?;
    for row in &report.failed {
        csv.write_record(record(row, &say))?;
    }
    csv.flush()
}

//! Figures as a file.

use crate::{
    Error, Result,
    catalog::{Format, table::TableWriter},
};

/// A table in a format.
pub fn written(format: Format, header: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut file = Vec::new();
    let mut table = TableWriter::new(format, &mut file, header).map_err(Error::internal)?;
    for row in rows {
        table.row(row).map_err(Error::internal)?;
    }
    table.finish().map_err(Error::internal)?;
    Ok(file)
}

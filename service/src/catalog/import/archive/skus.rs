//! All SKUs of a catalogue file: to tell which of them a picture's name begins with, none may be missing.

use std::collections::HashSet;

use domain::{
    catalog::{archive::sku_key, header::Header, import::MAX_ROWS, mapping::Mapping},
    problem::{FieldErrors, Problem},
};
use tokio::task::spawn_blocking;

use crate::{
    Error, Result,
    catalog::table::{CatalogueFile, Table},
};

/// The SKUs of a file, as they are compared with names of files.
pub(super) async fn of(file: CatalogueFile, mapping: Mapping) -> Result<HashSet<String>> {
    let reading = spawn_blocking(move || read(&file, &mapping));
    Ok(reading.await.map_err(Error::internal)??)
}

fn read(file: &CatalogueFile, mapping: &Mapping) -> Result<HashSet<String>, FieldErrors> {
    let of_file = |problem: Problem| FieldErrors::one("file", problem);
    let mut table = Table::open(file).map_err(of_file)?;
    let header = Header::new(table.header.clone(), mapping)?;
    let mut skus = HashSet::new();
    let mut left = MAX_ROWS;
    while left > 0
        && let Some(row) = table.next_row().map_err(of_file)?
    {
        left -= 1;
        let cells = header.cells(row.cells.iter().map(String::as_str));
        let sku = sku_key(cells.field("sku"));
        if !sku.is_empty() {
            skus.insert(sku);
        }
    }
    Ok(skus)
}

//! A file being read: the next rows are parsed while those before are written.

use domain::{catalog::header::Header, catalog::mapping::Mapping, problem::FieldErrors};
use tokio::task::{JoinHandle, spawn_blocking};

use super::rows::{Numbered, Rows, Span};
use crate::{Error, Result, catalog::table::CatalogueFile};

/// The rows that are parsed next, and the file after them.
type Ahead = JoinHandle<Result<(Rows, Vec<Numbered>)>>;

/// An open file, and its next rows on their way.
pub(super) struct Reading {
    pub header: Header,
    pub encoding: Option<String>,
    pub sheet: Option<String>,
    next: Option<Ahead>,
}

impl Reading {
    /// Opens the file. An error means that it can't be read at all (`file`), or not so (`mapping`).
    pub async fn open(file: CatalogueFile, mapping: Mapping, span: Span) -> Result<Self> {
        let opening = spawn_blocking(move || Rows::open(&file, &mapping, span));
        let rows = opening.await.map_err(Error::internal)??;
        Ok(Self {
            header: rows.header.clone(),
            encoding: rows.encoding.clone(),
            sheet: rows.sheet.clone(),
            next: Some(ahead(rows)),
        })
    }

    /// The next rows; `None` at the end of the file.
    pub async fn next(&mut self) -> Result<Option<Vec<Numbered>>> {
        let Some(next) = self.next.take() else {
            return Ok(None);
        };
        let (rows, batch) = next.await.map_err(Error::internal)??;
        if batch.is_empty() {
            return Ok(None);
        }
        self.next = Some(ahead(rows));
        Ok(Some(batch))
    }
}

fn ahead(mut rows: Rows) -> Ahead {
    spawn_blocking(move || {
        let batch = rows.next_batch();
        let batch = batch.map_err(|problem| FieldErrors::one("file", problem))?;
        Ok((rows, batch))
    })
}

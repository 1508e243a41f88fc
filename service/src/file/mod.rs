//! Files that people hand in: licences, certificates, pictures. Kept under an id, outside the web root and the database;
//! the row that names a file says whose it is, and only who may see the row is given the file.
//!
//! A file is written before the transaction that names it commits, so that a row never points at nothing. What is
//! handed in goes through [`check`] or, where it is shown as a picture, through [`picture`] first.

pub mod check;
mod office;
pub mod picture;

use std::{ops::Range, path::Path, sync::Arc};

use bytes::Bytes;
use domain::id::FileId;
use object_store::{
    ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, memory::InMemory, path::Path as Place,
};

use crate::{Error, Result};

/// A file as a browser sent it.
#[derive(Clone, Debug)]
pub struct Handed {
    /// The name that came with it.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// Where files are kept; cheap to clone.
#[derive(Clone, Debug)]
pub struct Files(Arc<dyn ObjectStore>);

impl Files {
    /// In a folder, which must exist.
    pub fn in_folder(folder: &Path) -> Result<Self> {
        let folder = LocalFileSystem::new_with_prefix(folder).map_err(Error::internal)?;
        Ok(Self(Arc::new(folder.with_fsync(true))))
    }

    /// In memory, for tests.
    pub fn in_memory() -> Self {
        Self(Arc::new(InMemory::new()))
    }

    /// Keeps a file under an id that no other one has.
    pub async fn put(&self, id: FileId, bytes: Bytes) -> Result<()> {
        let kept = self.0.put(&place(id), PutPayload::from_bytes(bytes)).await;
        kept.map(drop).map_err(Error::internal)
    }

    /// The whole of a file. One that is missing is our fault: a row named it.
    pub async fn get(&self, id: FileId) -> Result<Bytes> {
        let found = self.0.get(&place(id)).await.map_err(Error::internal)?;
        found.bytes().await.map_err(Error::internal)
    }

    /// A part of a file, from one byte to before another.
    pub async fn get_part(&self, id: FileId, part: Range<u64>) -> Result<Bytes> {
        if part.is_empty() {
            return Ok(Bytes::new());
        }
        let read = self.0.get_range(&place(id), part).await;
        read.map_err(Error::internal)
    }

    /// Removes a file; one that is gone already is as good as removed.
    pub async fn remove(&self, id: FileId) -> Result<()> {
        match self.0.delete(&place(id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(Error::internal(error)),
        }
    }
}

/// Spread over folders by the id's random end, so that no folder grows without bound.
fn place(id: FileId) -> Place {
    let name = id.0.simple().to_string();
    Place::from_iter([&name[30..], name.as_str()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_kept_is_found_until_it_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        for files in [Files::in_folder(folder.path()).unwrap(), Files::in_memory()] {
            let id = FileId(uuid::Uuid::from_u128(7));
            files.put(id, Bytes::from_static(b"licence")).await.unwrap();
            assert_eq!(files.get(id).await.unwrap(), "licence");
            assert_eq!(files.get_part(id, 2..4).await.unwrap(), "ce");
            assert_eq!(files.get_part(id, 3..3).await.unwrap(), "");
            files.remove(id).await.unwrap();
            files.remove(id).await.unwrap();
            assert!(matches!(files.get(id).await, Err(Error::Internal(_))));
        }
    }
}

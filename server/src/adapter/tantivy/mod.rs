//! The embedded search engine: Tantivy in the data folder (or in memory), tokenised by `parts` and `han`.
//!
//! One process holds the index. What can't be read, or was made by another version, is thrown away: the index holds
//! nothing that the database does not, and `service::search::catch_up` fills it again.

mod best;
mod bits;
mod expand;
mod find;
mod hunt;
mod lookup;
mod phrase;
mod place;
mod plan;
mod profile;
mod schema;
mod score;
mod segments;
mod sieve;
mod tiers;
mod tokenizer;
mod why;

use std::{
    fs::{self, File, TryLockError},
    io, panic,
    path::Path,
    sync::{Arc, PoisonError, RwLock, Weak},
    thread,
};

use async_trait::async_trait;
use domain::{
    id::ListingId,
    search::{SearchQuery, SearchResults, vocabulary::Vocabulary},
};
use futures::StreamExt;
use service::port::search_index::{Batches, SearchDocument, SearchFailure, SearchIndex};
use tantivy::{
    Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyError, Warmer,
    directory::{Directory, MmapDirectory, RamDirectory},
    query::AllQuery,
};
use tokio::sync::{Mutex, OwnedMutexGuard, Semaphore};

use self::{
    schema::{FORMAT, Fields},
    segments::Segments,
};
use super::reading::taught::Taught;

/// What the writer may keep in memory before it writes a segment, per thread.
const WRITER_BYTES: usize = 50_000_000;
const WRITER_THREADS: usize = 2;

/// The embedded engine.
pub struct TantivyIndex {
    shelf: Arc<Shelf>,
    writer: Arc<Mutex<Writer>>,
    /// As many searches at once as there are processors, in the order they were asked: shared among more, each would
    /// take longer and none be ready sooner.
    turns: Semaphore,
    _held: Option<File>,
}

/// What searching needs.
struct Shelf {
    fields: Fields,
    reader: IndexReader,
    segments: Arc<Segments>,
    taught: RwLock<Arc<Taught>>,
}

impl Shelf {
    /// The trade vocabulary, as it was taught last.
    fn taught(&self) -> Arc<Taught> {
        self.taught.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The one writer. `dirty` while there are changes that were not committed: whoever left them there failed or was
/// cancelled, and the next one drops them.
struct Writer {
    index: IndexWriter,
    dirty: bool,
}

/// Why the index could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFailure {
    /// Another process serves from it.
    #[error("another process holds the search index")]
    Held,
    /// The folder can't be used.
    #[error("the search index can't be opened: {0}")]
    Failed(String),
}

impl From<TantivyError> for OpenFailure {
    fn from(error: TantivyError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<io::Error> for OpenFailure {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl TantivyIndex {
    /// Opens the index in this folder for this process alone; makes an empty one where there is none, or none that
    /// can be used.
    pub fn open(folder: &Path) -> Result<Self, OpenFailure> {
        fs::create_dir_all(folder)?;
        let held = File::create(folder.with_extension("lock"))?;
        held.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => OpenFailure::Held,
            TryLockError::Error(error) => error.into(),
        })?;
        let there = folder.join("meta.json").exists();
        let opened = whole(folder).or_else(|reason| {
            if there {
                tracing::warn!(%reason, "the search index can't be used and is made anew");
            }
            fs::remove_dir_all(folder)?;
            fs::create_dir_all(folder)?;
            Ok::<_, OpenFailure>(create(MmapDirectory::open(folder).map_err(TantivyError::from)?)?)
        })?;
        Ok(Self {
            _held: Some(held),
            ..Self::over(opened)?
        })
    }

    /// An empty index in memory.
    pub fn in_memory() -> Result<Self, OpenFailure> {
        Self::over(create(RamDirectory::create())?)
    }

    fn over(mut index: Index) -> Result<Self, OpenFailure> {
        index.set_tokenizers(tokenizer::tokenizers());
        let (_, fields) = schema::schema();
        let mut writer = index.writer_with_num_threads(WRITER_THREADS, WRITER_THREADS * WRITER_BYTES)?;
        commit(&mut writer)?;
        let segments = Arc::new(Segments::new(fields));
        let warmer: Weak<dyn Warmer> = Arc::downgrade(&(segments.clone() as _));
        // Reloaded by whoever writes: a search sees all of a write or nothing of it.
        let reader = index
            .reader_builder()
            .warmers(vec![warmer])
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok(Self {
            shelf: Arc::new(Shelf {
                fields,
                reader,
                segments,
                taught: RwLock::default(),
            }),
            writer: Arc::new(Mutex::new(Writer {
                index: writer,
                dirty: false,
            })),
            turns: Semaphore::new(thread::available_parallelism().map_or(1, usize::from)),
            _held: None,
        })
    }

    /// The writer, with nothing left in it by whoever had it before.
    async fn writer(&self) -> Result<OwnedMutexGuard<Writer>, SearchFailure> {
        let mut writer = self.writer.clone().lock_owned().await;
        if writer.dirty {
            writer.index.rollback().map_err(SearchFailure::engine)?;
        }
        writer.dirty = true;
        Ok(writer)
    }

    async fn publish(&self, mut writer: OwnedMutexGuard<Writer>) -> Result<(), SearchFailure> {
        let shelf = self.shelf.clone();
        blocking(move || {
            commit(&mut writer.index).map_err(SearchFailure::engine)?;
            writer.dirty = false;
            shelf.reader.reload().map_err(SearchFailure::engine)?;
            Ok(())
        })
        .await
    }
}

/// As [`usable`]; Tantivy panics over some kinds of damage.
fn whole(folder: &Path) -> Result<Index, String> {
    panic::catch_unwind(|| usable(folder)).unwrap_or_else(|_| Err("damaged".to_owned()))
}

/// The index in a folder, if every file of it is whole and it was made by this version.
fn usable(folder: &Path) -> Result<Index, String> {
    let failed = |error: TantivyError| error.to_string();
    let index = Index::open_in_dir(folder).map_err(failed)?;
    let damaged = index.validate_checksum().map_err(failed)?;
    if !damaged.is_empty() {
        return Err(format!("damaged: {damaged:?}"));
    }
    let format = index.load_metas().map_err(failed)?.payload;
    if index.schema() != schema::schema().0 || format.as_deref() != Some(FORMAT) {
        return Err("made by another version".to_owned());
    }
    Ok(index)
}

fn create(folder: impl Into<Box<dyn Directory>>) -> tantivy::Result<Index> {
    Index::create(folder, schema::schema().0, IndexSettings::default())
}

/// Commits, and notes which version did.
fn commit(writer: &mut IndexWriter) -> tantivy::Result<()> {
    let mut commit = writer.prepare_commit()?;
    commit.set_payload(FORMAT);
    commit.commit()?;
    Ok(())
}

/// Runs what computes or waits for the disk where it holds up nobody; a panic becomes a failure.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, SearchFailure> + Send + 'static,
) -> Result<T, SearchFailure> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(SearchFailure::engine)?
}

fn add(writer: &IndexWriter, fields: Fields, documents: &[SearchDocument]) -> Result<(), SearchFailure> {
    for document in documents {
        writer.delete_term(fields.id_of(document.hit.id));
        let document = fields.document(document).map_err(SearchFailure::engine)?;
        writer.add_document(document).map_err(SearchFailure::engine)?;
    }
    Ok(())
}

#[async_trait]
impl SearchIndex for TantivyIndex {
    async fn apply(
        &self,
        documents: Vec<SearchDocument>,
        remove: Vec<ListingId>,
    ) -> Result<(), SearchFailure> {
        let fields = self.shelf.fields;
        let writer = self.writer().await?;
        let writer = blocking(move || {
            for id in remove {
                writer.index.delete_term(fields.id_of(id));
            }
            add(&writer.index, fields, &documents)?;
            Ok(writer)
        })
        .await?;
        self.publish(writer).await
    }

    async fn rebuild(&self, mut batches: Batches<'_>) -> Result<(), SearchFailure> {
        let fields = self.shelf.fields;
        let mut writer = self.writer().await?;
        writer
            .index
            .delete_query(Box::new(AllQuery))
            .map_err(SearchFailure::engine)?;
        while let Some(documents) = batches.next().await {
            let documents = documents?;
            writer = blocking(move || {
                add(&writer.index, fields, &documents)?;
                Ok(writer)
            })
            .await?;
        }
        self.publish(writer).await
    }

    async fn search(&self, query: &SearchQuery) -> Result<SearchResults, SearchFailure> {
        let (shelf, query) = (self.shelf.clone(), query.clone());
        let _turn = self.turns.acquire().await.map_err(SearchFailure::engine)?;
        blocking(move || shelf.find(&query)).await
    }

    async fn teach(&self, vocabulary: Arc<Vocabulary>) -> Result<(), SearchFailure> {
        let shelf = self.shelf.clone();
        blocking(move || {
            let taught = Arc::new(Taught::new(&vocabulary));
            *shelf.taught.write().unwrap_or_else(PoisonError::into_inner) = taught;
            Ok(())
        })
        .await
    }

    async fn count(&self) -> Result<u64, SearchFailure> {
        Ok(self.shelf.reader.searcher().num_docs())
    }
}

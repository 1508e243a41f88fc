//! A Meilisearch server as the search engine: `MEILI_URL` and `MEILI_KEY`.
//!
//! Texts and questions are read as the embedded engine reads them (`text`), so both find the same; the server matches,
//! filters, counts and ranks. Only this process asks it: no browser ever has a key.

mod answer;
mod ask;
mod filter;
mod record;
mod settings;
mod text;

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use async_trait::async_trait;
use domain::{
    id::ListingId,
    search::{SearchQuery, SearchResults, vocabulary::Vocabulary},
};
use futures::StreamExt;
use meilisearch_sdk::{
    client::{Client, SwapIndexes},
    errors::{Error, ErrorCode},
    indexes::Index,
    task_info::TaskInfo,
    tasks::Task,
};
use service::port::search_index::{Batches, SearchDocument, SearchFailure, SearchIndex};
use tokio::sync::{Mutex, OnceCell};

use self::{record::Record, settings::settings};
use super::reading::taught::Taught;

/// Which way of indexing this is. Raise it when a record or the settings change: it is part of the index's name, and
/// one that is not there yet is filled from the database.
const FORMAT: &str = "1";
/// How often a task is looked at, and for how long at most.
const LOOK: Duration = Duration::from_millis(10);
const WORK: Duration = Duration::from_mins(10);

/// A Meilisearch server.
pub struct Meilisearch {
    client: Client,
    /// What this market's index is called there.
    name: String,
    /// The index is there, with its settings.
    ready: OnceCell<()>,
    /// One writes at a time: what is asked for during a rebuild waits for it.
    writing: Mutex<()>,
    /// The trade vocabulary, as it was taught last; a process that was not taught leaves the server's alone.
    taught: RwLock<Option<Arc<Lesson>>>,
}

/// The trade vocabulary: as the server has it, and as titles are marked.
struct Lesson {
    synonyms: HashMap<String, Vec<String>>,
    taught: Taught,
}

impl Meilisearch {
    /// The server at this address. `market` tells its index from those of others on the same server.
    pub fn new(url: &str, key: Option<&str>, market: &str) -> Result<Self, SearchFailure> {
        Ok(Self {
            client: Client::new(url.trim_end_matches('/'), key).map_err(SearchFailure::engine)?,
            name: format!("{market}-listings-{FORMAT}"),
            ready: OnceCell::new(),
            writing: Mutex::new(()),
            taught: RwLock::default(),
        })
    }

    /// How many bytes all of the server's indexes take.
    pub async fn bytes(&self) -> Result<usize, SearchFailure> {
        let stats = self.client.get_stats().await;
        Ok(stats.map_err(SearchFailure::engine)?.used_database_size)
    }

    /// Takes the index away.
    pub async fn remove(&self) -> Result<(), SearchFailure> {
        self.done(self.client.delete_index(&self.name).await).await
    }

    /// The index searches see; made when it is missing.
    async fn index(&self) -> Result<Index, SearchFailure> {
        self.ready.get_or_try_init(|| self.make(&self.name)).await?;
        Ok(self.client.index(&self.name))
    }

    fn taught(&self) -> Option<Arc<Lesson>> {
        self.taught.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Makes an index, or brings the settings of the one that is there up to date.
    async fn make(&self, name: &str) -> Result<(), SearchFailure> {
        let made = self
            .task(self.client.create_index(name, Some("id")).await)
            .await?;
        if let Task::Failed { content } = made
            && content.error.error_code != ErrorCode::IndexAlreadyExists
        {
            return Err(SearchFailure::engine(content.error));
        }
        let settings = match self.taught() {
            Some(lesson) => settings().with_synonyms(lesson.synonyms.clone()),
            None => settings(),
        };
        self.done(self.client.index(name).set_settings(&settings).await)
            .await
    }

    async fn task(&self, asked: Result<TaskInfo, Error>) -> Result<Task, SearchFailure> {
        let task = asked.map_err(SearchFailure::engine)?;
        let done = task.wait_for_completion(&self.client, Some(LOOK), Some(WORK));
        done.await.map_err(SearchFailure::engine)
    }

    /// Waits until what was asked for is done.
    async fn done(&self, asked: Result<TaskInfo, Error>) -> Result<(), SearchFailure> {
        match self.task(asked).await? {
            Task::Failed { content } => Err(SearchFailure::engine(content.error)),
            _ => Ok(()),
        }
    }

    async fn add(&self, index: &Index, documents: &[SearchDocument]) -> Result<(), SearchFailure> {
        if documents.is_empty() {
            return Ok(());
        }
        let records: Result<Vec<_>, _> = documents.iter().map(Record::new).collect();
        let records = records.map_err(SearchFailure::engine)?;
        self.done(index.add_or_replace(&records, Some("id")).await).await
    }

    async fn fill(&self, index: &Index, mut batches: Batches<'_>) -> Result<(), SearchFailure> {
        while let Some(documents) = batches.next().await {
            self.add(index, &documents?).await?;
        }
        Ok(())
    }
}

#[async_trait]
impl SearchIndex for Meilisearch {
    /// As one step only as far as the server goes: what is added and what is removed are two of its tasks.
    async fn apply(
        &self,
        documents: Vec<SearchDocument>,
        remove: Vec<ListingId>,
    ) -> Result<(), SearchFailure> {
        let index = self.index().await?;
        let _writing = self.writing.lock().await;
        let added: HashSet<_> = documents.iter().map(|document| document.hit.id).collect();
        let gone: Vec<_> = remove.into_iter().filter(|id| !added.contains(id)).collect();
        if !gone.is_empty() {
            let gone: Vec<_> = gone.iter().map(|id| id.0).collect();
            self.done(index.delete_documents(&gone).await).await?;
        }
        self.add(&index, &documents).await
    }

    async fn rebuild(&self, batches: Batches<'_>) -> Result<(), SearchFailure> {
        self.index().await?;
        let _writing = self.writing.lock().await;
        let beside = format!("{}-next", self.name);
        let remove = async || self.task(self.client.delete_index(&beside).await).await;
        // What an earlier rebuild left that did not end.
        remove().await?;
        self.make(&beside).await?;
        if let Err(failed) = self.fill(&self.client.index(&beside), batches).await {
            remove().await?;
            return Err(failed);
        }
        let swap = SwapIndexes {
            indexes: (self.name.clone(), beside.clone()),
            rename: None,
        };
        self.done(self.client.swap_indexes(&[swap]).await).await?;
        remove().await?;
        Ok(())
    }

    async fn search(&self, query: &SearchQuery) -> Result<SearchResults, SearchFailure> {
        let lesson = self.taught();
        let nothing = Taught::default();
        let taught = lesson.as_ref().map_or(&nothing, |lesson| &lesson.taught);
        ask::ask(&self.client, &self.index().await?, query, taught).await
    }

    async fn teach(&self, vocabulary: Arc<Vocabulary>) -> Result<(), SearchFailure> {
        let lesson = Arc::new(Lesson {
            synonyms: text::synonyms(&vocabulary),
            taught: Taught::new(&vocabulary),
        });
        // An index that is made from now on is made with it.
        *self.taught.write().unwrap_or_else(PoisonError::into_inner) = Some(lesson.clone());
        let index = self.index().await?;
        let _writing = self.writing.lock().await;
        self.done(index.set_synonyms(&lesson.synonyms).await).await
    }

    async fn count(&self) -> Result<u64, SearchFailure> {
        let stats = self.index().await?.get_stats().await;
        Ok(stats.map_err(SearchFailure::engine)?.number_of_documents as u64)
    }
}

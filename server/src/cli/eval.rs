//! `entrepot eval search`: what search is worth on a set of documents, queries and human judgements, with the
//! product's own settings and an index of its own that is thrown away. One line a figure, for other programs to read.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::Context;
use clap::{Args, Subcommand, ValueEnum};
use domain::{page::PageRequest, search::SearchQuery};
use futures::{StreamExt, stream};
use service::port::search_index::{SearchFailure, SearchIndex};

use crate::{
    adapter::{meilisearch::Meilisearch, tantivy::TantivyIndex},
    config::Config,
    eval::{
        files::{self, Corpus, Query},
        measure::{DEPTH, Score, fold, mean, percentile, score},
    },
};

/// How many documents the index is given at once.
const BATCH: usize = 1_000;

/// What can be measured.
#[derive(Debug, Subcommand)]
pub enum Eval {
    /// How well search ranks, and how fast: prints `name value` lines.
    Search(EvalSearch),
}

/// A relevance set.
#[derive(Debug, Args)]
pub struct EvalSearch {
    /// Documents: NDJSON, packed with gzip or not.
    #[arg(long, value_name = "FILE")]
    corpus: PathBuf,
    /// Queries: lines of id, tab, text.
    #[arg(long, value_name = "FILE")]
    queries: PathBuf,
    /// Judgements: lines of query id, tab, document id, tab, grade (0 is irrelevant).
    #[arg(long, value_name = "FILE")]
    qrels: PathBuf,
    /// The engine that is measured. A Meilisearch server is that of `MEILI_URL`; its index goes when all is measured.
    #[arg(long, value_enum, default_value_t)]
    engine: Engine,
    /// Print each query's figures too: `query ID ndcg@10 mrr@10 recall@50 TEXT`.
    #[arg(long)]
    each: bool,
    /// Print the figures of each of N parts the queries fall into by their text: how much the means owe to chance.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..=100))]
    folds: Option<u32>,
}

/// What searches.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Engine {
    #[default]
    Embedded,
    Meilisearch,
}

impl Eval {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Search(command) = self;
        match command.engine {
            Engine::Embedded => {
                let folder = tempfile::tempdir().context("no temporary folder can be made")?;
                let path = folder.path().join("search");
                let index = TantivyIndex::open(&path)?;
                command.measure(&index).await?;
                print_megabytes(bytes(&path)?);
            }
            Engine::Meilisearch => {
                let url = config.meili_url.as_ref().context("MEILI_URL names no server")?;
                let name = format!("eval-{}", std::process::id());
                let index = Meilisearch::new(url.as_str(), config.meili_key.as_deref(), &name)?;
                let before = index.bytes().await?;
                command.measure(&index).await?;
                print_megabytes(index.bytes().await?.saturating_sub(before) as u64);
                index.remove().await?;
            }
        }
        Ok(())
    }
}

/// A query with its figures.
type Scored<'a> = (&'a Query, Score);

impl EvalSearch {
    /// Prints all figures but the index's size.
    async fn measure(self, index: &dyn SearchIndex) -> anyhow::Result<()> {
        let corpus = files::corpus(&self.corpus)?;
        let queries = files::queries(&self.queries)?;
        let judgements = files::judgements(&self.qrels)?;

        let started = Instant::now();
        fill(index, &corpus).await?;
        let indexing = started.elapsed();

        let mut scored = Vec::new();
        for query in &queries {
            let ranking = ranking(index, &corpus, query).await?;
            let judged = judgements.get(&query.id);
            scored.extend(judged.and_then(|judged| Some((query, score(&ranking, judged)?))));
        }
        let mut took = Vec::new();
        // A second time, for the clock: the first time round reads from the disk what later ones find in memory.
        for query in &queries {
            let started = Instant::now();
            index.search(&asked(query)).await?;
            took.push(millis(started.elapsed()));
        }
        if self.each {
            print_each(&scored);
        }
        if let Some(folds) = self.folds {
            print_folds(&scored, folds);
        }
        let mean = mean(scored.iter().map(|(_, score)| score));
        println!("ndcg@10 {:.4}", mean.ndcg);
        println!("mrr@10 {:.4}", mean.mrr);
        println!("recall@50 {:.4}", mean.recall);
        println!("p50_ms {:.2}", percentile(&mut took, 50));
        println!("p99_ms {:.2}", percentile(&mut took, 99));
        println!("index_s {:.2}", indexing.as_secs_f64());
        Ok(())
    }
}

async fn fill(index: &dyn SearchIndex, corpus: &Corpus) -> Result<(), SearchFailure> {
    let batches = corpus.listings.chunks(BATCH).map(|listings| {
        let documents = listings.iter().cloned().map(service::search::document);
        Ok(documents.collect())
    });
    index.rebuild(stream::iter(batches).boxed()).await
}

fn asked(query: &Query) -> SearchQuery {
    SearchQuery {
        text: query.text.clone(),
        page: PageRequest::new(u32::try_from(DEPTH).ok(), None),
        ..SearchQuery::default()
    }
}

/// The corpus's ids in the order the engine puts them.
async fn ranking(
    index: &dyn SearchIndex,
    corpus: &Corpus,
    query: &Query,
) -> Result<Vec<String>, SearchFailure> {
    let found = index.search(&asked(query)).await?;
    let names = found
        .items
        .iter()
        .filter_map(|found| corpus.names.get(&found.hit.id));
    Ok(names.cloned().collect())
}

fn print_each(scored: &[Scored<'_>]) {
    for (query, Score { ndcg, mrr, recall }) in scored {
        println!("query {} {ndcg:.4} {mrr:.4} {recall:.4} {}", query.id, query.text);
    }
}

fn print_folds(scored: &[Scored<'_>], folds: u32) {
    for part in 0..folds {
        let inside = scored
            .iter()
            .filter(|(query, _)| fold(&query.text, folds) == part);
        let scores: Vec<_> = inside.map(|(_, score)| score).collect();
        let count = scores.len();
        let Score { ndcg, mrr, recall } = mean(scores);
        println!("fold {part} queries {count} ndcg@10 {ndcg:.4} mrr@10 {mrr:.4} recall@50 {recall:.4}");
    }
}

#[expect(clippy::float_arithmetic, reason = "a figure to be printed")]
fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn bytes(folder: &Path) -> anyhow::Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes)
}

#[expect(clippy::float_arithmetic, reason = "a figure to be printed")]
fn print_megabytes(bytes: u64) {
    println!("index_mb {:.2}", bytes as f64 / 1e6);
}

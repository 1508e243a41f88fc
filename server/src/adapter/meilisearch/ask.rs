//! One search: the page, the total, the facets, asked for together.

use std::time::{Duration, Instant};

use domain::search::{SUPPLIER, SearchHit, SearchQuery, SearchResults, Sort, rank::ENOUGH, why::Why};
use meilisearch_sdk::{
    client::Client,
    indexes::Index,
    search::{MatchingStrategies, MultiSearchQuery, SearchResults as Answer, Selectors},
};
use service::port::search_index::SearchFailure;

use super::{
    answer,
    filter::{Facet, Narrowed},
    record::Kept,
    settings::LANGUAGES,
    text,
};
use crate::adapter::{
    listed::FACETS,
    reading::{mark::Marker, taught::Taught},
};

/// How long a search may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many of the best are mixed: four pages, all of which are sent.
pub(super) const MIXED: usize = 96;

/// Which listings match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    /// Those that have all the words.
    All,
    /// Those that have the rarest of them.
    Some,
}

/// Where a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PageKey {
    words: Words,
    offset: usize,
}

impl PageKey {
    fn read(key: &str) -> Result<Self, SearchFailure> {
        let (words, offset) = key.split_at_checked(1).ok_or(SearchFailure::BadPageKey)?;
        let words = match words {
            "a" => Words::All,
            "s" => Words::Some,
            _ => return Err(SearchFailure::BadPageKey),
        };
        let offset = offset.parse().map_err(|_| SearchFailure::BadPageKey)?;
        Ok(Self { words, offset })
    }

    pub(super) fn write(self) -> String {
        let words = match self.words {
            Words::All => 'a',
            Words::Some => 's',
        };
        format!("{words}{}", self.offset)
    }
}

/// What is counted, each with the facet whose own condition is left out of account.
pub(super) struct Counted {
    /// Without which facet's own condition.
    pub but: Option<Facet>,
    /// The answer.
    pub answer: Answer<Kept>,
}

/// What the server says to one way of matching.
pub(super) struct Asked {
    /// The page.
    pub page: Vec<(SearchHit, Option<Why>)>,
    /// The counts; the first with all conditions.
    pub counted: Vec<Counted>,
}

impl Asked {
    pub(super) fn total(&self) -> u64 {
        let total = self.counted.first().and_then(|first| first.answer.total_hits);
        total.unwrap_or_default() as u64
    }
}

pub(super) async fn ask(
    client: &Client,
    index: &Index,
    query: &SearchQuery,
    taught: &Taught,
) -> Result<SearchResults, SearchFailure> {
    let started = Instant::now();
    let key = query.page.after.as_deref().map(PageKey::read).transpose()?;
    let Some(question) = text::asked(&query.text, query.typing) else {
        return Ok(answer::nothing(query, started.elapsed()));
    };
    let asking = Asking {
        client,
        index,
        query,
        question,
        narrowed: Narrowed::new(&query.filters),
    };
    let start = |words| PageKey { words, offset: 0 };
    let mut at = key.unwrap_or(start(Words::All));
    let mut asked = asking.ask(at).await?;
    let enough = if query.count_suppliers { 1 } else { ENOUGH };
    let mut relaxed = false;
    if key.is_none() && asking.several_words() && asked.total() < enough {
        let none_has_all = asked.total() == 0;
        at = start(Words::Some);
        asked = asking.ask(at).await?;
        relaxed = none_has_all && asked.total() > 0;
    }
    let end = at.offset + asked.page.len();
    let more = !asked.page.is_empty() && (end as u64) < asked.total();
    let next = more.then_some(PageKey { offset: end, ..at });
    let marker = Marker::asked(&query.text, taught);
    Ok(answer::results(
        query,
        &marker,
        asked,
        next,
        relaxed,
        started.elapsed(),
    ))
}

/// A question with all that goes with it.
struct Asking<'a> {
    client: &'a Client,
    index: &'a Index,
    query: &'a SearchQuery,
    question: String,
    narrowed: Narrowed,
}

impl Asking<'_> {
    fn several_words(&self) -> bool {
        self.question.split_whitespace().nth(1).is_some()
    }

    /// Whether the best matches are mixed.
    fn mixes(&self) -> bool {
        let relevance = self.query.sort == Sort::Relevance && self.sort().is_empty();
        relevance && self.query.filters.supplier.is_none()
    }

    /// The facets to be counted where all conditions hold.
    fn facets(&self) -> Vec<&'static str> {
        let filters = &self.query.filters;
        // Over all goods there are as many attributes as there are kinds of goods.
        let attributes = !(filters.categories.is_empty() && filters.attributes.is_empty());
        let suppliers = self.query.count_suppliers.then_some(SUPPLIER);
        let bands = self.query.bands.map(|_| "band");
        FACETS
            .into_iter()
            .chain(attributes.then_some("said"))
            .chain(suppliers)
            .chain(bands)
            .collect()
    }

    async fn ask(&self, at: PageKey) -> Result<Asked, SearchFailure> {
        let own = self.narrowed.facets();
        let buts: Vec<_> = std::iter::once(None).chain(own.into_iter().map(Some)).collect();
        let filters: Vec<_> = buts
            .iter()
            .map(|but| self.narrowed.without(but.as_ref()))
            .collect();
        let facets: Vec<Vec<_>> = buts
            .iter()
            .map(|but| match but {
                None => self.facets(),
                Some(Facet::Field(field)) => vec![*field],
                Some(Facet::Attribute(_)) => vec!["said"],
            })
            .collect();
        let mut asked = MultiSearchQuery::new(self.client);
        let limit = self.query.page.limit as usize;
        let among_best = self.mixes() && at.offset < MIXED;
        let (offset, most) = if among_best {
            (0, MIXED.max(at.offset + limit))
        } else {
            (at.offset, limit)
        };
        let mut page = self.search(at.words, &filters[0]);
        page.with_offset(offset)
            .with_limit(most)
            .with_show_ranking_score_details(among_best || self.query.explain)
            .with_attributes_to_retrieve(Selectors::Some(&["hit"]));
        let sort = self.sort();
        if !sort.is_empty() {
            page.with_sort(sort);
        }
        asked.with_search_query(page.build());
        for (filter, facets) in filters.iter().zip(&facets) {
            // Numbered pages are counted exactly, and none of them is asked for.
            let mut count = self.search(at.words, filter);
            count
                .with_page(1)
                .with_hits_per_page(0)
                .with_facets(Selectors::Some(facets));
            asked.with_search_query(count.build());
        }
        let answer = tokio::time::timeout(PATIENCE, asked.execute::<Kept>()).await;
        let answer = answer
            .map_err(|_| SearchFailure::engine("no answer in time"))?
            .map_err(SearchFailure::engine)?;
        let mut answers = answer.results.into_iter();
        let page = answers
            .next()
            .ok_or_else(|| SearchFailure::engine("an answer is missing"))?;
        let counted = buts.into_iter().zip(answers);
        let page = if among_best {
            let hits = answer::mixed(&page)?.into_iter();
            hits.skip(at.offset).take(limit).collect()
        } else {
            answer::hits(&page)?
        };
        Ok(Asked {
            page,
            counted: counted.map(|(but, answer)| Counted { but, answer }).collect(),
        })
    }

    fn search<'a>(
        &'a self,
        words: Words,
        filter: &'a str,
    ) -> meilisearch_sdk::search::SearchQuery<'a, meilisearch_sdk::DefaultHttpClient> {
        let mut search = meilisearch_sdk::search::SearchQuery::new(self.index);
        search
            .with_query(&self.question)
            .with_locales(&LANGUAGES)
            .with_matching_strategy(match words {
                Words::All => MatchingStrategies::ALL,
                Words::Some => MatchingStrategies::FREQUENCY,
            });
        if !filter.is_empty() {
            search.with_filter(filter);
        }
        search
    }

    fn sort(&self) -> &'static [&'static str] {
        match self.query.sort {
            // Where nothing is asked, nothing matches better.
            Sort::Relevance if self.question.trim().is_empty() => &["created:desc"],
            Sort::Relevance => &[],
            Sort::Newest => &["created:desc"],
            Sort::Moq => &["moq:asc", "created:desc"],
        }
    }
}

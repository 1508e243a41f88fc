//! One search over the index as it is now: the page, the total, the facets, the marks.

use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
    time::Instant,
};

use domain::search::{Facets, Found, Marks, SearchHit, SearchQuery, SearchResults};
use service::port::search_index::SearchFailure;
use tantivy::{DocAddress, Searcher, TantivyDocument};

use super::{
    Shelf,
    collect::{FacetCounts, PageKey, Place, Ranked, Ranking},
    question::Asked,
    schema::FACETS,
    words,
};

/// The engine's name in answers.
const ENGINE: &str = "embedded";

type Counts = BTreeMap<String, u64>;

/// One pass over what matches.
struct Pass {
    ranking: Ranking,
    counts: [Counts; 2],
    /// How many words had to be found.
    required: usize,
}

impl Shelf {
    pub(super) fn find(&self, query: &SearchQuery) -> Result<SearchResults, SearchFailure> {
        let started = Instant::now();
        let asked = Asked::new(self.fields, query);
        let searcher = self.reader.searcher();
        let key = query.page.after.as_deref().map(PageKey::read).transpose()?;
        let limit = query.page.limit as usize;
        let words = asked.question().words.len();

        let Pass {
            mut ranking,
            counts,
            required,
        } = match key {
            Some(key) => pass(
                &searcher,
                &asked,
                key.required.clamp(1, words.max(1)),
                Some(key.after),
                limit,
            ),
            None => first_page(&searcher, &asked, words, limit),
        }
        .map_err(SearchFailure::engine)?;

        let more = ranking.best.len() > limit;
        ranking.best.truncate(limit);
        let last = ranking.best.last().filter(|_| more);
        let next = last.map(|(after, _)| {
            PageKey {
                after: *after,
                required,
            }
            .write()
        });
        Ok(SearchResults {
            items: self.load(&searcher, &asked, &ranking.best)?,
            next,
            total: ranking.total,
            relaxed: required < words,
            facets: facets(&searcher, query, &asked, required, counts).map_err(SearchFailure::engine)?,
            engine: ENGINE,
            took_ms: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        })
    }

    fn load(
        &self,
        searcher: &Searcher,
        asked: &Asked<'_>,
        places: &[(Place, DocAddress)],
    ) -> Result<Vec<Found>, SearchFailure> {
        let wanted: HashSet<&str> = asked
            .question()
            .words
            .iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let load = |(_, address): &(Place, DocAddress)| {
            let document: TantivyDocument = searcher.doc(*address).map_err(SearchFailure::engine)?;
            let stored = self.fields.hit(&document).unwrap_or_default();
            let hit: SearchHit = serde_json::from_str(stored).map_err(SearchFailure::engine)?;
            let marks = Marks {
                zh: marks(hit.title.zh.as_deref(), &wanted),
                en: marks(hit.title.en.as_deref(), &wanted),
            };
            Ok(Found { hit, marks })
        };
        places.iter().map(load).collect()
    }
}

/// All words are required; where nothing has them all, most of them; then any.
fn first_page(searcher: &Searcher, asked: &Asked<'_>, words: usize, limit: usize) -> tantivy::Result<Pass> {
    let all = words.max(1);
    let mut found = pass(searcher, asked, all, None, limit)?;
    for fewer in [(all * 2 / 3).max(1), 1] {
        if found.ranking.total == 0 && fewer < found.required {
            found = pass(searcher, asked, fewer, None, limit)?;
        }
    }
    Ok(found)
}

fn pass(
    searcher: &Searcher,
    asked: &Asked<'_>,
    required: usize,
    after: Option<Place>,
    limit: usize,
) -> tantivy::Result<Pass> {
    let ranked = Ranked {
        sort: asked.sort(),
        after,
        limit: limit + 1,
    };
    let [one, two] = FACETS.map(FacetCounts);
    let (ranking, one, two) = searcher.search(&asked.matching(required, None), &(ranked, one, two))?;
    Ok(Pass {
        ranking,
        counts: [one, two],
        required,
    })
}

/// The counts of each facet without its own filter: those that are not filtered by were counted already.
fn facets(
    searcher: &Searcher,
    query: &SearchQuery,
    asked: &Asked<'_>,
    required: usize,
    counted: [Counts; 2],
) -> tantivy::Result<Facets> {
    let filtered = [!query.markets.is_empty(), !query.categories.is_empty()];
    let mut facets = Facets::new();
    for ((name, filtered), counts) in FACETS.into_iter().zip(filtered).zip(counted) {
        let counts = if filtered {
            searcher.search(&asked.matching(required, Some(name)), &FacetCounts(name))?
        } else {
            counts
        };
        facets.insert(name.to_owned(), counts);
    }
    Ok(facets)
}

/// Where the terms stand in a title; places that touch are one.
fn marks(title: Option<&str>, wanted: &HashSet<&str>) -> Vec<Range<usize>> {
    let pieces = words::indexed(title.unwrap_or_default());
    let mut places: Vec<_> = pieces
        .into_iter()
        .filter(|piece| wanted.contains(piece.term.as_str()))
        .map(|piece| piece.at)
        .collect();
    places.sort_unstable_by_key(|at| (at.start, at.end));
    let mut marks: Vec<Range<usize>> = Vec::new();
    for at in places {
        match marks.last_mut() {
            Some(last) if at.start <= last.end => last.end = last.end.max(at.end),
            _ => marks.push(at),
        }
    }
    marks
}

//! One search over the index as it is now: the page, the total, the facets, the marks.

use std::{collections::HashSet, ops::Range, time::Instant};

use domain::search::{Found, MAX_QUERY, Marks, SearchHit, SearchQuery, SearchResults, Sort};
use service::port::search_index::SearchFailure;
use tantivy::{DocAddress, Searcher, TantivyDocument};

use super::{
    Shelf,
    gather::{Gathered, Wanted, gather},
    place::{PageKey, Place},
    plan::Plan,
    sieve::sieves,
    words,
};

/// The engine's name in answers.
const ENGINE: &str = "embedded";
/// Where fewer listings than this have all the words, those that have some of them follow: two pages' worth.
const ENOUGH: u64 = 48;

impl Shelf {
    pub(super) fn find(&self, query: &SearchQuery) -> Result<SearchResults, SearchFailure> {
        let started = Instant::now();
        let searcher = self.reader.searcher();
        let text = cut(query.text.trim());
        // A blank ends a word.
        let typing = query.typing && !query.text.ends_with(char::is_whitespace);
        let plan = Plan::new(&searcher, self.fields, &self.lengths, text, typing);
        let key = query.page.after.as_deref().map(PageKey::read).transpose()?;
        let limit = query.page.limit as usize;
        let (mut found, required, relaxed) =
            matches(&searcher, &plan, query, key).map_err(SearchFailure::engine)?;
        let more = found.best.len() > limit;
        found.best.truncate(limit);
        let last = found.best.last().filter(|_| more);
        let next = last.map(|(after, _)| {
            PageKey {
                after: *after,
                required,
            }
            .write()
        });
        Ok(SearchResults {
            items: self.load(&searcher, &plan, &found.best)?,
            next,
            total: found.total,
            relaxed,
            corrected: plan.corrected,
            facets: found.tally.facets(&query.filters.attributes),
            engine: ENGINE,
            took_ms: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        })
    }

    fn load(
        &self,
        searcher: &Searcher,
        plan: &Plan,
        places: &[(Place, DocAddress)],
    ) -> Result<Vec<Found>, SearchFailure> {
        let ways = plan.question.slots.iter().flat_map(|slot| &slot.ways);
        let wanted: HashSet<&str> = ways
            .filter(|way| !way.sound)
            .map(|way| way.term.as_str())
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

/// The question, not longer than one may be.
fn cut(text: &str) -> &str {
    let end = text
        .char_indices()
        .nth(MAX_QUERY)
        .map_or(text.len(), |(end, _)| end);
    &text[..end]
}

/// All words are required; where hardly anything has them all, most of them; then any. With how many were required in
/// the end, and whether nothing at all has them all: said on the first page only.
fn matches(
    searcher: &Searcher,
    plan: &Plan,
    query: &SearchQuery,
    key: Option<PageKey>,
) -> tantivy::Result<(Gathered, usize, bool)> {
    let words = plan.slots.len();
    let browsing = words == 0 && (query.text.trim().is_empty() || !plan.question.without.is_empty());
    let sort = match query.sort {
        // Where nothing is asked, nothing matches better.
        Sort::Relevance if browsing => Sort::Newest,
        sort => sort,
    };
    let pass = |required: usize| {
        let wanted = Wanted {
            sieves: sieves(&query.filters),
            sort,
            required,
            after: key.map(|key| key.after),
            limit: query.page.limit as usize + 1,
        };
        gather(searcher, plan, &wanted)
    };
    if browsing {
        return Ok((pass(0)?, 0, false));
    }
    if let Some(key) = key {
        let required = key.required.clamp(1, words.max(1));
        return Ok((pass(required)?, required, false));
    }
    let mut required = words.max(1);
    let mut found = pass(required)?;
    let none_has_all = found.total == 0;
    for fewer in [words.saturating_sub(1), words.div_ceil(2), 1] {
        if found.total < ENOUGH && (1..required).contains(&fewer) {
            required = fewer;
            found = pass(required)?;
        }
    }
    let relaxed = none_has_all && found.total > 0;
    Ok((found, required, relaxed))
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

//! One search over the index as it is now: the page, the total, the facets, the marks.

use std::{collections::HashSet, ops::Range, time::Instant};

use domain::search::{self, MAX_QUERY, Marks, SearchHit, SearchQuery, SearchResults, Sort};
use service::port::search_index::SearchFailure;
use tantivy::{DocAddress, Searcher, TantivyDocument};

use super::{
    Shelf,
    hunt::{Found, Hunt, Wanted},
    lookup::Lookup,
    place::{PageKey, Place},
    plan::Plan,
    wanted::{Phrase, Question},
    words::{self, Piece},
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
        let lookup = Lookup::new(&searcher);
        let known = self.segments.all(&searcher).map_err(SearchFailure::engine)?;
        let question = Question::read(text, &self.taught());
        let plan = Plan::new(&lookup, self.fields, &known, question, text, typing);
        let key = query.page.after.as_deref().map(PageKey::read).transpose()?;
        let hunt = Hunt::new(&lookup, &plan, &query.filters, &known);
        let Page {
            best,
            next,
            found,
            relaxed,
        } = page(&hunt, query, key).map_err(SearchFailure::engine)?;
        Ok(SearchResults {
            items: self.load(&searcher, &plan, &best)?,
            next: next.map(PageKey::write),
            total: found.total,
            relaxed,
            facets: found.tally().facets(&query.filters.attributes),
            corrected: plan.corrected.clone(),
            engine: ENGINE,
            took: started.elapsed(),
        })
    }

    fn load(
        &self,
        searcher: &Searcher,
        plan: &Plan,
        places: &[(Place, DocAddress)],
    ) -> Result<Vec<search::Found>, SearchFailure> {
        let ways = plan.question.slots.iter().flat_map(|slot| &slot.ways);
        let wanted: HashSet<&str> = ways
            .filter(|way| !way.sound)
            .map(|way| way.term.as_str())
            .collect();
        let synonyms = &plan.question.synonyms;
        let load = |(_, address): &(Place, DocAddress)| {
            let document: TantivyDocument = searcher.doc(*address).map_err(SearchFailure::engine)?;
            let stored = self.fields.hit(&document).unwrap_or_default();
            let hit: SearchHit = serde_json::from_str(stored).map_err(SearchFailure::engine)?;
            let marks = Marks {
                zh: marks(hit.title.zh.as_deref(), &wanted, synonyms),
                en: marks(hit.title.en.as_deref(), &wanted, synonyms),
            };
            Ok(search::Found { hit, marks })
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

/// A page, and all that was found.
struct Page<'a> {
    best: Vec<(Place, DocAddress)>,
    next: Option<PageKey>,
    found: Found<'a>,
    /// Nothing at all has all the words: said on the first page only.
    relaxed: bool,
}

fn page<'a>(hunt: &'a Hunt<'a>, query: &SearchQuery, key: Option<PageKey>) -> tantivy::Result<Page<'a>> {
    let words = hunt.plan.slots.len();
    let browsing = words == 0 && (query.text.trim().is_empty() || !hunt.plan.question.without.is_empty());
    let mut found = hunt.begin()?;
    let mut relaxed = false;
    match key {
        _ if browsing => found.take(0)?,
        Some(key) => found.take(key.required.clamp(1, words.max(1)))?,
        None => relaxed = take_enough(&mut found, words)?,
    }
    let limit = query.page.limit as usize;
    let mut best = found.best(Wanted {
        sort: match query.sort {
            // Where nothing is asked, nothing matches better.
            Sort::Relevance if browsing => Sort::Newest,
            sort => sort,
        },
        after: key.map(|key| key.after),
        limit: limit + 1,
    })?;
    let more = best.len() > limit;
    best.truncate(limit);
    let required = found.required;
    let last = best.last().filter(|_| more);
    let next = last.map(|(after, _)| PageKey {
        after: *after,
        required,
    });
    Ok(Page {
        best,
        next,
        found,
        relaxed,
    })
}

/// All words are required; where hardly anything has them all, most of them; then any. Says whether nothing has all.
fn take_enough(found: &mut Found<'_>, words: usize) -> tantivy::Result<bool> {
    found.take(words.max(1))?;
    let none_has_all = found.total == 0;
    for fewer in [words.saturating_sub(1), words.div_ceil(2), 1] {
        if found.total < ENOUGH && (1..found.required).contains(&fewer) {
            found.take(fewer)?;
        }
    }
    Ok(none_has_all && found.total > 0)
}

/// Where the terms stand in a title, and the synonyms with all their terms together; places that touch are one.
fn marks(title: Option<&str>, wanted: &HashSet<&str>, synonyms: &[Phrase]) -> Vec<Range<usize>> {
    let pieces = words::indexed(title.unwrap_or_default());
    let mut places: Vec<_> = pieces
        .iter()
        .filter(|piece| wanted.contains(piece.term.as_str()))
        .map(|piece| piece.at.clone())
        .collect();
    for phrase in synonyms {
        let first = phrase.first().map(|(term, _)| term);
        for piece in pieces.iter().filter(|piece| Some(&piece.term) == first) {
            places.extend(said(&pieces, phrase, piece.position).into_iter().flatten());
        }
    }
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

/// Where each term of a phrase stands that begins with this word, if it stands there.
fn said(pieces: &[Piece], phrase: &Phrase, start: usize) -> Option<Vec<Range<usize>>> {
    let place = |(term, at): &(String, usize)| {
        let stands = |piece: &&Piece| piece.position == start + at && piece.term == *term;
        pieces.iter().find(stands).map(|piece| piece.at.clone())
    };
    phrase.iter().map(place).collect()
}

//! One search over the index as it is now: the page, the total, the facets, the marks.

use std::time::Instant;

use domain::search::{
    self, Marks, PRICE, SUPPLIER, SearchHit, SearchQuery, SearchResults, Sort,
    mix::{Match, mixed},
    rank::ENOUGH,
    why::Why,
};
use service::port::search_index::SearchFailure;
use tantivy::{DocAddress, Searcher, TantivyDocument};

use super::{
    Shelf,
    best::Wanted,
    hunt::{Found, Hunt},
    lookup::Lookup,
    place::{Begins, PageKey, Place},
    plan::Plan,
};
use crate::adapter::reading::{
    mark::Marker,
    wanted::{Question, cut},
};

/// The engine's name in answers.
const ENGINE: &str = "embedded";
/// How many of the best are mixed: twenty pages.
const MIXED: usize = 480;

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
        let hunt = Hunt::new(&lookup, &plan, query, &known);
        let Page {
            best,
            next,
            found,
            relaxed,
        } = page(&hunt, query, key).map_err(SearchFailure::engine)?;
        let suppliers = query.count_suppliers.then(|| found.suppliers());
        let mut items = self.load(&searcher, &plan, &best)?;
        if query.explain {
            for (item, (_, address)) in items.iter_mut().zip(&best) {
                let why = found.why(*address).map_err(SearchFailure::engine)?;
                item.why = why.map(Why::Score);
            }
        }
        let total = found.total;
        let mut facets = found.tally().facets(&query.filters.attributes);
        if query.bands.is_some() {
            facets.entry(PRICE.to_owned()).or_default();
        }
        facets.extend(suppliers.map(|counts| (SUPPLIER.to_owned(), counts)));
        Ok(SearchResults {
            items,
            next: next.map(PageKey::write),
            total,
            relaxed,
            facets,
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
        let marker = Marker::new(&plan.question);
        let load = |(_, address): &(Place, DocAddress)| {
            let document: TantivyDocument = searcher.doc(*address).map_err(SearchFailure::engine)?;
            let stored = self.fields.hit(&document).unwrap_or_default();
            let hit: SearchHit = serde_json::from_str(stored).map_err(SearchFailure::engine)?;
            let marks = Marks {
                zh: marker.marks(hit.title.zh.as_deref()),
                en: marker.marks(hit.title.en.as_deref()),
            };
            Ok(search::Found {
                hit,
                marks,
                why: None,
            })
        };
        places.iter().map(load).collect()
    }
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
        None => {
            let enough = if query.count_suppliers { 1 } else { ENOUGH };
            relaxed = take_enough(&mut found, words, enough)?;
        }
    }
    let sort = match query.sort {
        // Where nothing is asked, nothing matches better.
        Sort::Relevance if browsing => Sort::Newest,
        sort => sort,
    };
    let begins = key.map_or(Begins::Among(0), |key| key.begins);
    let limit = query.page.limit as usize;
    let (best, next) = match begins {
        Begins::Among(shown) if sort == Sort::Relevance && hunt.filters.supplier.is_none() => {
            among_best(&found, shown, limit)?
        }
        Begins::Among(_) => after(&found, sort, None, limit)?,
        Begins::After(place) => after(&found, sort, Some(place), limit)?,
    };
    let required = found.required;
    Ok(Page {
        best,
        next: next.map(|begins| PageKey { begins, required }),
        found,
        relaxed,
    })
}

/// Matches in their order, and where the next page begins.
type Part = (Vec<(Place, DocAddress)>, Option<Begins>);

/// The matches after a place.
fn after(found: &Found<'_>, sort: Sort, after: Option<Place>, limit: usize) -> tantivy::Result<Part> {
    let limit_and_one = limit + 1;
    let mut best = found.best(Wanted {
        sort,
        after,
        limit: limit_and_one,
        needed: limit_and_one,
    })?;
    let more = best.len() > limit;
    best.truncate(limit);
    let next = best.last().filter(|_| more);
    let next = next.map(|(place, _)| Begins::After(*place));
    Ok((best, next))
}

/// The matches after so many of the best, which are mixed; what follows them is not.
fn among_best(found: &Found<'_>, shown: usize, limit: usize) -> tantivy::Result<Part> {
    let end = shown + limit;
    let best = found.best(Wanted {
        sort: Sort::Relevance,
        after: None,
        limit: MIXED.max(end) + 1,
        // Mixing puts no match behind one that has fewer of the words, so those never change this page.
        needed: end + 1,
    })?;
    let next = (best.len() > end).then(|| match end.checked_sub(1).filter(|_| end >= MIXED) {
        Some(last) => Begins::After(best[last].0),
        None => Begins::Among(end),
    });
    let (mixing, rest) = best.split_at(best.len().min(MIXED));
    let matches: Vec<_> = mixing
        .iter()
        .map(|(place, address)| Match {
            words: place.words() as u64,
            supplier: found.supplier(*address),
        })
        .collect();
    let mixed = mixed(&matches).into_iter().map(|at| mixing[at]);
    let page = mixed.chain(rest.iter().copied()).skip(shown).take(limit);
    Ok((page.collect(), next))
}

/// All words are required; where hardly anything has them all, most of them; then any. Says whether nothing has all.
fn take_enough(found: &mut Found<'_>, words: usize, enough: u64) -> tantivy::Result<bool> {
    found.take(words.max(1))?;
    let none_has_all = found.total == 0;
    for fewer in [words.saturating_sub(1), words.div_ceil(2), 1] {
        if found.total < enough && (1..found.required).contains(&fewer) {
            found.take(fewer)?;
        }
    }
    Ok(none_has_all && found.total > 0)
}

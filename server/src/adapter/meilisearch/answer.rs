//! What the server says, as the port has it.

use std::{collections::BTreeMap, time::Duration};

use domain::search::{
    Facets, Found, Marks, PRICE, SUPPLIER, SearchHit, SearchQuery, SearchResults,
    attribute::{Counts, folded},
    mix::{self, Match},
    why::Why,
};
use meilisearch_sdk::search::SearchResults as Answer;
use serde_json::{Map, Value};
use service::port::search_index::SearchFailure;

use super::{
    ask::{Asked, Counted, MIXED, PageKey},
    filter::Facet,
    record::{Kept, band, spelled},
};
use crate::adapter::{listed::FACETS, reading::mark::Marker};

/// The engine's name in answers.
const ENGINE: &str = "meilisearch";

/// The answer to a question with nothing in it that can be found.
pub(super) fn nothing(query: &SearchQuery, took: Duration) -> SearchResults {
    let suppliers = query.count_suppliers.then_some(SUPPLIER);
    let bands = query.bands.map(|_| PRICE);
    let facets = FACETS.into_iter().chain(suppliers).chain(bands);
    SearchResults {
        items: Vec::new(),
        next: None,
        total: 0,
        relaxed: false,
        corrected: None,
        facets: facets.map(|facet| (facet.to_owned(), BTreeMap::new())).collect(),
        engine: ENGINE,
        took,
    }
}

pub(super) fn results(
    query: &SearchQuery,
    marker: &Marker,
    asked: Asked,
    next: Option<PageKey>,
    relaxed: bool,
    took: Duration,
) -> SearchResults {
    let (total, facets) = (asked.total(), facets(query, &asked.counted));
    let found = |(hit, why): (SearchHit, Option<Why>)| {
        let marks = Marks {
            zh: marker.marks(hit.title.zh.as_deref()),
            en: marker.marks(hit.title.en.as_deref()),
        };
        Found {
            hit,
            marks,
            why: why.filter(|_| query.explain),
        }
    };
    SearchResults {
        items: asked.page.into_iter().map(found).collect(),
        next: next.map(PageKey::write),
        total,
        facets,
        relaxed,
        ..nothing(query, took)
    }
}

/// The listings of an answer, in its order, each with why it stands there, if the answer says so.
pub(super) fn hits(answer: &Answer<Kept>) -> Result<Vec<(SearchHit, Option<Why>)>, SearchFailure> {
    let read = |kept: &Kept| serde_json::from_str(&kept.hit).map_err(SearchFailure::engine);
    let hits = answer.hits.iter();
    hits.map(|hit| Ok((read(&hit.result)?, hit.ranking_score_details.as_ref().map(why))))
        .collect()
}

/// The rules in the order they decide. Those of what is sorted by have no score.
#[expect(clippy::float_arithmetic, reason = "a figure to be shown")]
fn why(details: &Map<String, Value>) -> Why {
    let order = |rule: &Value| rule.get("order").and_then(Value::as_u64);
    let score = |rule: &Value| Some((rule.get("score")?.as_f64()? * 100.0).round() as u32);
    let mut rules: Vec<_> = details
        .iter()
        .filter_map(|(name, rule)| Some((order(rule), (name.clone(), score(rule)?))))
        .collect();
    rules.sort_by_key(|(order, _)| *order);
    Why::Rules(rules.into_iter().map(|(_, rule)| rule).collect())
}

/// The same, the best of them mixed.
pub(super) fn mixed(answer: &Answer<Kept>) -> Result<Vec<(SearchHit, Option<Why>)>, SearchFailure> {
    let hits = hits(answer)?;
    let words = answer.hits.iter().map(|hit| {
        let details = hit.ranking_score_details.as_ref();
        let words = details.and_then(|rules| rules.get("words")?.get("matchingWords")?.as_u64());
        words.unwrap_or_default()
    });
    let matches: Vec<_> = words
        .zip(&hits)
        .take(MIXED)
        .map(|(words, (hit, _))| Match {
            words,
            supplier: hit.supplier_code.as_str(),
        })
        .collect();
    let order = mix::mixed(&matches);
    let mut places: Vec<_> = hits.into_iter().map(Some).collect();
    let order = order.into_iter().chain(MIXED..places.len());
    Ok(order.filter_map(|at| places.get_mut(at)?.take()).collect())
}

/// Each facet as counted without its own condition, if it has one.
fn facets(query: &SearchQuery, counted: &[Counted]) -> Facets {
    let of = |facet: &Facet| counted.iter().find(|counted| counted.but.as_ref() == Some(facet));
    let Some(all) = counted.first() else {
        return Facets::new();
    };
    let mut facets: Facets = FACETS
        .map(|field| {
            let own = of(&Facet::Field(field)).unwrap_or(all);
            (field.to_owned(), values(own, field).collect())
        })
        .into();
    let filters = &query.filters;
    let mut attributes = Counts::default();
    for (name, value, count) in said(all) {
        if !filters.categories.is_empty() || filters.attributes.contains_key(&folded(&name)) {
            attributes.add(&name, &value, count);
        }
    }
    for name in filters.attributes.keys() {
        let Some(own) = of(&Facet::Attribute(name.clone())) else {
            continue;
        };
        let mut alone = Counts::default();
        for (spelled, value, count) in said(own).filter(|(spelled, ..)| folded(spelled) == *name) {
            alone.add(&spelled, &value, count);
        }
        attributes.replace(name, &mut alone);
    }
    facets.extend(attributes.facets(&filters.attributes));
    if let Some(currency) = query.bands {
        let own = of(&Facet::Field("band")).unwrap_or(all);
        let begin = band(currency);
        let bands = values(own, "band");
        let bands = bands.filter_map(|(value, count)| Some((value.strip_prefix(&begin)?.to_owned(), count)));
        facets.insert(PRICE.to_owned(), bands.collect());
    }
    if query.count_suppliers {
        facets.insert(SUPPLIER.to_owned(), values(all, SUPPLIER).collect());
    }
    facets
}

fn values<'a>(counted: &'a Counted, field: &str) -> impl Iterator<Item = (String, u64)> + use<'a> {
    let distribution = counted.answer.facet_distribution.as_ref();
    let values = distribution
        .and_then(|facets| facets.get(field))
        .into_iter()
        .flatten();
    values.map(|(value, count)| (value.clone(), *count as u64))
}

/// How many listings say what, as they spell it.
fn said(counted: &Counted) -> impl Iterator<Item = (String, String, u64)> {
    values(counted, "said").filter_map(|(said, count)| {
        let (name, value) = spelled(&said)?;
        Some((name, value, count))
    })
}

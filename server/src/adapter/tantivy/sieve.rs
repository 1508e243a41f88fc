//! Filters and facets over an index, and over one of its segments.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use domain::{
    money::Currency,
    search::{
        self, Facets, Filters, PriceRange, SearchQuery,
        attribute::{self, Counts},
    },
};
use tantivy::{
    DocId, SegmentReader,
    columnar::{Column, StrColumn, TermOrdHit},
};

use super::{
    profile::Chosen,
    schema::{APART, ATTRIBUTE, BAND, CURRENCY, LEAD_TIME, MOQ, PRICE, SUPPLIER, apart, attribute},
};
use crate::adapter::listed::FACETS;

/// A filter, a facet, or both, beside those that profiles tell (`profile`).
pub(super) enum Sieve<'a> {
    /// Only this supplier passes.
    Supplier(&'a str),
    /// Only so much passes.
    AtMost(&'static str, u64),
    /// Only prices in this range pass; bands of prices in this currency are counted.
    Price(Option<PriceRange>, Option<Currency>),
    /// Only these values of an attribute pass; its values are counted.
    Attribute(&'a str, &'a BTreeSet<String>),
    /// Everything passes, and every attribute is counted.
    Attributes,
}

/// What is chosen of each facet.
pub(super) fn chosen(filters: &Filters) -> Chosen<'_> {
    FACETS.map(|facet| match facet {
        "market" => texts(&filters.markets),
        "category" => texts(&filters.categories),
        "region" => texts(&filters.regions),
        "country" => filters.countries.iter().map(|country| country.code()).collect(),
        "certificate" => texts(&filters.certificates),
        _ => Vec::from_iter(filters.verified.then_some("true")),
    })
}

/// What else a search is narrowed by and counts.
pub(super) fn sieves(query: &SearchQuery) -> Vec<Sieve<'_>> {
    let filters = &query.filters;
    let moq = filters.moq_max.map(|most| most.thousandths().unsigned_abs());
    let mut sieves = Vec::from_iter(filters.supplier.as_deref().map(Sieve::Supplier));
    sieves.extend(moq.map(|most| Sieve::AtMost(MOQ, most)));
    sieves.extend(
        filters
            .lead_time_max
            .map(|days| Sieve::AtMost(LEAD_TIME, days.into())),
    );
    let priced = filters.price.is_some() || query.bands.is_some();
    sieves.extend(priced.then_some(Sieve::Price(filters.price, query.bands)));
    // One that is named without values is to be counted; nothing is narrowed by it.
    let attributes = filters.attributes.iter().filter(|(_, values)| !values.is_empty());
    sieves.extend(attributes.map(|(name, values)| Sieve::Attribute(name, values)));
    // Over all goods there are as many attributes as there are kinds of goods.
    sieves.extend((!filters.categories.is_empty()).then_some(Sieve::Attributes));
    sieves
}

fn texts(values: &[String]) -> Vec<&str> {
    values.iter().map(String::as_str).collect()
}

/// A sieve over one segment.
pub(super) struct Opened<'a> {
    sieve: &'a Sieve<'a>,
    gate: Gate,
    counter: Option<Counter>,
}

/// What passes.
enum Gate {
    All,
    Nothing,
    Is(StrColumn, u64),
    Values(StrColumn, Vec<Range<u64>>),
    AtMost(Column<u64>, u64),
    Price(StrColumn, u64, Column<i64>, PriceRange),
}

impl<'a> Opened<'a> {
    pub(super) fn new(sieve: &'a Sieve<'a>, reader: &SegmentReader) -> tantivy::Result<Self> {
        let column = |field: &str| reader.fast_fields().str(field);
        let (gate, counter) = match sieve {
            Sieve::Supplier(code) => (Gate::supplier(column(SUPPLIER)?, code)?, None),
            Sieve::AtMost(field, most) => {
                let column = reader.fast_fields().column_opt(field)?;
                (
                    column.map_or(Gate::Nothing, |column| Gate::AtMost(column, *most)),
                    None,
                )
            }
            Sieve::Price(range, currency) => {
                let own = |currency: &Currency| {
                    let own = |column: &StrColumn| beginning(column, &attribute(currency.code(), None));
                    Counter::new(column(BAND)?, own)
                };
                let gate = range.map_or(Ok(Gate::All), |range| Gate::price(reader, range))?;
                (gate, currency.as_ref().map_or(Ok(None), own)?)
            }
            Sieve::Attribute(name, chosen) => {
                let column = column(ATTRIBUTE)?;
                let values = |column: &StrColumn| {
                    let range = |value: &String| beginning(column, &attribute(name, Some(value)));
                    chosen.iter().map(range).collect()
                };
                let gate = Gate::values(column.clone(), values)?;
                let own = |column: &StrColumn| beginning(column, &attribute(name, None));
                (gate, Counter::new(column, own)?)
            }
            Sieve::Attributes => {
                let all = |column: &StrColumn| Ok(0..column.num_terms() as u64);
                (Gate::All, Counter::new(column(ATTRIBUTE)?, all)?)
            }
        };
        Ok(Self { sieve, gate, counter })
    }

    pub(super) fn passes(&self, doc: DocId) -> bool {
        match &self.gate {
            Gate::All => true,
            Gate::Nothing => false,
            Gate::Is(column, wanted) => column.term_ords(doc).next() == Some(*wanted),
            Gate::Values(column, allowed) => column
                .term_ords(doc)
                .any(|value| allowed.iter().any(|range| range.contains(&value))),
            Gate::AtMost(column, most) => column.first(doc).is_some_and(|value| value <= *most),
            Gate::Price(currencies, currency, prices, range) => {
                currencies.term_ords(doc).next() == Some(*currency)
                    && prices
                        .first(doc)
                        .is_some_and(|price| (range.from..=range.to).contains(&price))
            }
        }
    }

    pub(super) fn count(&mut self, doc: DocId) {
        if let Some(counter) = &mut self.counter {
            counter.count(doc);
        }
    }

    pub(super) fn end(self, tally: &mut Tally) {
        let Some(counter) = self.counter else { return };
        counter.end(|value, count| tally.add(self.sieve, value, count));
    }
}

impl Gate {
    fn values(
        column: Option<StrColumn>,
        allowed: impl FnOnce(&StrColumn) -> std::io::Result<Vec<Range<u64>>>,
    ) -> tantivy::Result<Self> {
        Ok(match column {
            None => Self::Nothing,
            Some(column) => {
                let allowed = allowed(&column)?;
                Self::Values(column, allowed)
            }
        })
    }

    fn supplier(column: Option<StrColumn>, code: &str) -> tantivy::Result<Self> {
        let Some(column) = column else {
            return Ok(Self::Nothing);
        };
        let place = column.dictionary().term_ord(code)?;
        Ok(match place {
            None => Self::Nothing,
            Some(place) => Self::Is(column, place),
        })
    }

    fn price(reader: &SegmentReader, range: PriceRange) -> tantivy::Result<Self> {
        let fast = reader.fast_fields();
        let (Some(currencies), Some(prices)) = (fast.str(CURRENCY)?, fast.column_opt(PRICE)?) else {
            return Ok(Self::Nothing);
        };
        let currency = currencies.dictionary().term_ord(range.currency.code())?;
        Ok(match currency {
            None => Self::Nothing,
            Some(currency) => Self::Price(currencies, currency, prices, range),
        })
    }
}

/// Where the values that begin so stand; the beginning ends with [`APART`], than which nothing sorts lower in a value.
fn beginning(column: &StrColumn, begin: &str) -> std::io::Result<Range<u64>> {
    let end = format!("{} ", begin.trim_end_matches(APART));
    let at = |text: &str| {
        let (TermOrdHit::Exact(at) | TermOrdHit::Next(at)) = column.dictionary().term_ord_or_next(text)?;
        Ok::<_, std::io::Error>(at.min(column.num_terms() as u64))
    };
    Ok(at(begin)?..at(&end)?)
}

/// Counts some of a column's values.
struct Counter {
    column: StrColumn,
    within: Range<u64>,
    counts: Vec<u64>,
}

impl Counter {
    fn new(
        column: Option<StrColumn>,
        within: impl FnOnce(&StrColumn) -> std::io::Result<Range<u64>>,
    ) -> tantivy::Result<Option<Self>> {
        let Some(column) = column else { return Ok(None) };
        let within = within(&column)?;
        let values = usize::try_from(within.end - within.start).unwrap_or_default();
        Ok(Some(Self {
            column,
            within,
            counts: vec![0; values],
        }))
    }

    fn count(&mut self, doc: DocId) {
        for value in self.column.term_ords(doc) {
            let at = value.checked_sub(self.within.start);
            let at = at.and_then(|at| usize::try_from(at).ok());
            if let Some(count) = at.and_then(|at| self.counts.get_mut(at)) {
                *count += 1;
            }
        }
    }

    /// Tells the values there are of, in their order: so the dictionary is read through once, and not for each of them.
    fn end(self, mut tell: impl FnMut(&str, u64)) {
        let counted = self.within.zip(self.counts).filter(|(_, count)| *count > 0);
        let (places, counts): (Vec<u64>, Vec<u64>) = counted.unzip();
        let mut counts = counts.into_iter();
        let dictionary = self.column.dictionary();
        let read = dictionary.sorted_ords_to_term_cb(&places, |value| {
            if let (Ok(value), Some(count)) = (std::str::from_utf8(value), counts.next()) {
                tell(value, count);
            }
        });
        if let Err(error) = read {
            tracing::error!(%error, "the values of a facet can't be read");
        }
    }
}

/// What was counted in all segments.
#[derive(Debug, Default)]
pub(super) struct Tally {
    facets: Facets,
    attributes: Counts,
    /// Attributes that are filtered by, each counted without its own filter.
    chosen: BTreeMap<String, Counts>,
}

impl Tally {
    /// Counts a value of a facet.
    pub(super) fn count(&mut self, facet: &str, value: &str, count: u64) {
        let values = self.facets.entry(facet.to_owned()).or_default();
        *values.entry(value.to_owned()).or_default() += count;
    }

    fn add(&mut self, sieve: &Sieve<'_>, value: &str, count: u64) {
        match sieve {
            Sieve::Attribute(name, _) => {
                let counts = self.chosen.entry((*name).to_owned()).or_default();
                if let Some((name, value)) = apart(value) {
                    counts.add(name, value, count);
                }
            }
            Sieve::Price(..) => {
                let band = value.rsplit(APART).next().unwrap_or_default();
                self.count(search::PRICE, band, count);
            }
            _ => {
                if let Some((name, value)) = apart(value) {
                    self.attributes.add(name, value, count);
                }
            }
        }
    }

    /// The facets, also those nothing was counted of.
    pub(super) fn facets(mut self, chosen: &attribute::Chosen) -> Facets {
        for facet in FACETS {
            self.facets.entry(facet.to_owned()).or_default();
        }
        for (name, _) in chosen.iter().filter(|(_, values)| !values.is_empty()) {
            let mut own = self.chosen.remove(name).unwrap_or_default();
            self.attributes.replace(name, &mut own);
        }
        self.facets.extend(self.attributes.facets(chosen));
        self.facets
    }
}

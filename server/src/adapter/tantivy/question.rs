//! A search as a Tantivy query: what must be found, what makes it a better match, and the filters.

use domain::search::{SearchQuery, Sort};
use tantivy::{
    Term,
    query::{
        AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur, Query,
        TermQuery,
    },
    schema::{Field, IndexRecordOption},
};

use super::{
    schema::Fields,
    wanted::{Question, code},
};

/// How much a word in the title counts against one in the text, and one in SKU, model or brand.
const TITLE: f32 = 4.0;
const NAME: f32 = 2.5;
/// How much of the lesser fields' scores is added to the best one's.
const TIE: f32 = 0.2;
/// What words standing together in the title add.
const TOGETHER: f32 = 1.5;
/// A question that is a code, or holds one: far above what any words can score.
const WHOLE_CODE: f32 = 10_000.0;
const PART_CODE: f32 = 1_000.0;

type Clauses = Vec<(Occur, Box<dyn Query>)>;

/// A search that has been read.
pub(super) struct Asked<'a> {
    fields: Fields,
    query: &'a SearchQuery,
    text: &'a str,
    question: Question,
}

impl<'a> Asked<'a> {
    pub(super) fn new(fields: Fields, query: &'a SearchQuery) -> Self {
        let text = query.text.trim();
        let end = text
            .char_indices()
            .nth(domain::search::MAX_QUERY)
            .map_or(text.len(), |(end, _)| end);
        let text = &text[..end];
        Self {
            fields,
            query,
            text,
            question: Question::read(text),
        }
    }

    /// The words looked for.
    pub(super) fn question(&self) -> &Question {
        &self.question
    }

    /// The order of results: where nothing is asked, nothing matches better, and the newest come first.
    pub(super) fn sort(&self) -> Sort {
        match self.query.sort {
            Sort::Relevance if self.text.is_empty() => Sort::Newest,
            sort => sort,
        }
    }

    /// What matches when `required` of the words must be found, under all filters but those of `facet`.
    pub(super) fn matching(&self, required: usize, facet: Option<&str>) -> BooleanQuery {
        let fields = &self.fields;
        let unless = |name: &str, values: &'a [String]| if facet == Some(name) { &[] } else { values };
        let supplier = self.query.supplier.as_slice();
        let filters = [
            (fields.market, unless("market", &self.query.markets)),
            (fields.category, unless("category", &self.query.categories)),
            (fields.supplier, supplier),
        ];
        let mut clauses: Clauses = vec![(Occur::Must, self.text_query(required))];
        for (field, values) in filters {
            if !values.is_empty() {
                let any = values.iter().map(|value| term(field, value)).collect();
                let filter = ConstScoreQuery::new(Box::new(BooleanQuery::union(any)), 0.0);
                clauses.push((Occur::Must, Box::new(filter)));
            }
        }
        BooleanQuery::new(clauses)
    }

    fn text_query(&self, required: usize) -> Box<dyn Query> {
        if self.text.is_empty() {
            return Box::new(AllQuery);
        }
        let whole = code(self.text);
        let mut ways: Vec<Box<dyn Query>> = Vec::new();
        if !whole.is_empty() {
            ways.push(constant(term(self.fields.code, &whole), WHOLE_CODE));
        }
        if !self.question.words.is_empty() {
            ways.push(Box::new(self.words_query(required)));
        }
        if ways.is_empty() {
            return Box::new(EmptyQuery);
        }
        Box::new(BooleanQuery::union(ways))
    }

    fn words_query(&self, required: usize) -> BooleanQuery {
        let words = self.question.words.iter().map(|word| self.word(word)).collect();
        let found = BooleanQuery::union_with_minimum_required_clauses(words, required);
        let mut clauses: Clauses = vec![(Occur::Must, Box::new(found))];
        for pair in &self.question.together {
            clauses.push((Occur::Should, boosted(term(self.fields.title, pair), TOGETHER)));
        }
        let parts = self
            .text
            .split_whitespace()
            .filter(|part| part.bytes().any(|b| b.is_ascii_digit()));
        for part in parts.map(code).filter(|code| code.len() > 2) {
            clauses.push((Occur::Should, constant(term(self.fields.code, &part), PART_CODE)));
        }
        BooleanQuery::new(clauses)
    }

    /// A word, in whichever field it matches best.
    fn word(&self, terms: &[String]) -> Box<dyn Query> {
        let fields = [
            (self.fields.title, TITLE),
            (self.fields.name, NAME),
            (self.fields.text, 1.0),
        ];
        let ways = fields.map(|(field, boost)| {
            let all = terms.iter().map(|text| term(field, text)).collect();
            boosted(Box::new(BooleanQuery::intersection(all)), boost)
        });
        Box::new(DisjunctionMaxQuery::with_tie_breaker(ways.into(), TIE))
    }
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(
        Term::from_field_text(field, text),
        IndexRecordOption::WithFreqs,
    ))
}

fn boosted(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, boost))
}

fn constant(query: Box<dyn Query>, score: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, score))
}

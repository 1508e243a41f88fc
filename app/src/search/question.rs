//! A search as its address: what is asked, and the addresses of its neighbours.

use domain::{
    page::PageRequest,
    search::{SearchQuery, Sort},
    text::Locale,
};
use serde::{Deserialize, Serialize};

/// The query string of `/search`.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Question {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) q: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) market: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) category: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) supplier: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) sort: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) after: String,
}

impl Question {
    /// Reads a query string; what can't be read counts as not asked. Empty choices are dropped.
    pub(super) fn read(query: &str) -> Self {
        let mut question: Self = serde_html_form::from_str(query).unwrap_or_default();
        question.market.retain(|slug| !slug.is_empty());
        question.category.retain(|path| !path.is_empty());
        question
    }

    /// What is asked of the engine.
    pub(super) fn ask(&self, locale: Locale) -> SearchQuery {
        SearchQuery {
            text: self.q.clone(),
            locale,
            markets: self.market.clone(),
            categories: self.category.clone(),
            supplier: Some(self.supplier.clone()).filter(|code| !code.is_empty()),
            sort: self.sort(),
            page: PageRequest::new(None, Some(self.after.clone())),
        }
    }

    pub(super) fn sort(&self) -> Sort {
        self.sort.parse().unwrap_or_default()
    }

    /// The address of a neighbouring search, from its first page on.
    pub(super) fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut other = Self {
            after: String::new(),
            ..self.clone()
        };
        change(&mut other);
        other.address()
    }

    /// The address of this search's next page.
    pub(super) fn next(&self, after: String) -> String {
        Self {
            after,
            ..self.clone()
        }
        .address()
    }

    fn address(&self) -> String {
        match serde_html_form::to_string(self).unwrap_or_default() {
            query if query.is_empty() => "/search".to_owned(),
            query => format!("/search?{query}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_survives_its_address() {
        let question = Question::read("q=%E6%B8%94%E7%BD%91&market=a&market=b&category=A+%3E+B&market=");
        assert_eq!((question.q.as_str(), question.market.len()), ("渔网", 2));
        let address = question.with(|q| q.sort = "newest".into());
        let again = Question::read(address.split_once('?').unwrap().1);
        assert_eq!(
            again,
            Question {
                sort: "newest".into(),
                ..question
            }
        );
    }

    #[test]
    fn what_can_not_be_read_is_not_asked() {
        assert_eq!(Question::read("colour=red&&=&%"), Question::default());
        assert_eq!(Question::default().with(|_| ()), "/search");
    }
}

//! A search as its address: what is asked, and the addresses of its neighbours.

use domain::{
    page::PageRequest,
    search::{FilterForm, Filters, SUPPLIER, SearchQuery, Sort},
    text::Locale,
};
use std::borrow::Cow;

/// The query string of `/search`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) q: String,
    pub(super) filters: FilterForm,
    pub(super) sort: String,
    /// `supplier`: suppliers are shown, not listings.
    pub(super) by: String,
    pub(super) after: String,
}

impl Question {
    /// Reads a query string; what is not known is left alone.
    pub(super) fn read(query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
        let mut question = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "q" => question.q = value,
                "sort" => question.sort = value,
                "by" => question.by = value,
                "after" => question.after = value,
                name => drop(question.filters.take(name, &value)),
            }
        }
        question
    }

    /// What is asked of the engine.
    pub(super) fn ask(&self, locale: Locale, filters: Filters) -> SearchQuery {
        SearchQuery {
            text: self.q.clone(),
            locale,
            filters,
            sort: self.sort(),
            page: PageRequest::new(None, Some(self.after.clone())),
            ..SearchQuery::default()
        }
    }

    /// Whether suppliers are looked for.
    pub(super) fn of_suppliers(&self) -> bool {
        self.by == SUPPLIER
    }

    /// The market that is searched, if it is one.
    pub(super) fn one_market(&self) -> Option<&str> {
        match &self.filters.market[..] {
            [market] => Some(market),
            _ => None,
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

    /// The address of this search with other filters.
    pub(super) fn filtered(&self, change: impl FnOnce(&mut FilterForm)) -> String {
        self.with(|other| change(&mut other.filters))
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
        let mut pairs: Vec<(Cow<'static, str>, &str)> = vec![("q".into(), &self.q)];
        pairs.extend(self.filters.parameters());
        pairs.extend([
            ("by".into(), self.by.as_str()),
            ("sort".into(), &self.sort),
            ("after".into(), &self.after),
        ]);
        pairs.retain(|(_, value)| !value.is_empty());
        match serde_html_form::to_string(pairs).unwrap_or_default() {
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
        let query = "q=%E6%B8%94%E7%BD%91&market=a&market=b&category=A+%3E+B&market=&attr.Mesh+size=2%25&verified=true";
        let question = Question::read(query);
        assert_eq!((question.q.as_str(), question.filters.market.len()), ("渔网", 2));
        assert_eq!(
            question.filters.attributes,
            [("Mesh size".to_owned(), "2%".to_owned())]
        );
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

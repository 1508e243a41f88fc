//! The frame around every page: head, top bar, markets, rail, bottom bar, footer.
//!
//! It shows plain data ([`Frame`]) that whoever answers the request has loaded; it never loads anything.

mod bottom_bar;
mod crumbs;
mod document;
mod footer;
mod mark;
mod rail;
mod top_bar;

use crate::{nonce::Nonce, visitor::Visitor};
use chrono::{DateTime, Utc};
pub(crate) use document::document;
use domain::notification::Waiting;

/// All the frame needs to know.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Who looks.
    pub visitor: Visitor,
    /// The specialised markets, in the order they are offered.
    pub markets: Vec<MarketLink>,
    /// What waits for this person.
    pub waiting: Waiting,
    /// Path and query of this page.
    pub path: String,
    /// Scheme and host of the site, without a trailing slash.
    pub origin: String,
    /// The clock's now: relative times count from it.
    pub now: DateTime<Utc>,
    /// What the page's scripts are known by.
    pub nonce: Nonce,
}

/// The clock's now, as components find it in the context.
#[derive(Debug, Clone, Copy)]
pub struct Now(pub DateTime<Utc>);

/// A market in the frame's second line and in the search form.
#[derive(Debug, Clone)]
pub struct MarketLink {
    /// The slug in its address.
    pub slug: String,
    /// Its name in the language of the page.
    pub name: String,
}

/// A page above this one.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// Its name.
    pub label: String,
    /// Its address.
    pub href: String,
}

/// What the search form holds.
#[derive(Debug, Default, Clone)]
pub struct SearchBox {
    /// The words searched for.
    pub query: String,
    /// The market searched in; `None` for all.
    pub market: Option<String>,
}

impl Frame {
    /// The path of this page without its query.
    pub(crate) fn bare_path(&self) -> &str {
        self.path
            .split_once('?')
            .map_or(self.path.as_str(), |(path, _)| path)
    }

    /// `page` where a link leads to this very page.
    pub(crate) fn current(&self, href: &str) -> Option<&'static str> {
        (self.bare_path() == href).then_some("page")
    }

    /// A guest's frame for tests.
    #[cfg(test)]
    pub(crate) fn sample(locale: domain::text::Locale) -> Self {
        Self {
            visitor: Visitor {
                locale,
                time_zone: chrono_tz::Asia::Shanghai,
                person: None,
            },
            markets: Vec::new(),
            waiting: Waiting::default(),
            path: "/".to_owned(),
            origin: "https://port.example".to_owned(),
            now: DateTime::UNIX_EPOCH,
            nonce: Nonce::default(),
        }
    }
}

//! Keyset paging: a page of items and the key after which the next one begins.

use serde::Serialize;

/// How many items a page holds unless asked otherwise.
pub const DEFAULT_LIMIT: u32 = 24;
/// The most items one page may hold.
pub const MAX_LIMIT: u32 = 100;

/// Which part of a list is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::Display, strum::EnumString, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum Stage {
    /// All of it.
    #[default]
    All,
    /// What waits for whoever looks.
    Waiting,
    /// What goes on.
    Ongoing,
    /// What is over.
    Over,
}

/// A request for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// How many, 1 to [`MAX_LIMIT`].
    pub limit: u32,
    /// The `next` of the page before; opaque to whoever asks.
    pub after: Option<String>,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self {
            limit: DEFAULT_LIMIT,
            after: None,
        }
    }
}

impl PageRequest {
    /// The page after this key; limits are clamped to what is allowed.
    pub fn new(limit: Option<u32>, after: Option<String>) -> Self {
        let limit = limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT);
        Self {
            limit,
            after: after.filter(|key| !key.is_empty()),
        }
    }
}

/// A page of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page<T> {
    /// In the list's order.
    pub items: Vec<T>,
    /// The key of the page after this one; `None` at the end.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Cuts a result of up to `limit + 1` items into a page; `key` names the last one kept.
    pub fn cut(mut items: Vec<T>, limit: u32, key: impl Fn(&T) -> String) -> Self {
        let more = items.len() > limit as usize;
        items.truncate(limit as usize);
        let next = if more { items.last().map(key) } else { None };
        Self { items, next }
    }

    /// The same page of other things.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(f).collect(),
            next: self.next,
        }
    }
}

//! What every handler of a page is given.

use domain::id::PersonId;
use service::Ctx;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// The state behind the pages; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The context of the use cases.
    pub ctx: Ctx,
    /// Scheme and host of the site, without a trailing slash.
    pub origin: Arc<str>,
    /// Whether tries of signing in are counted, and whoever fails often has to wait.
    pub throttled: bool,
    /// The lines that are held open for people.
    pub lines: Lines,
    /// What programs can ask, as an OpenAPI document.
    pub document: Arc<serde_json::Value>,
}

/// The lines that are held open for people who look on; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Lines(Arc<Mutex<HashMap<PersonId, Arc<()>>>>);

impl Lines {
    /// The most lines of one person: as many pages as somebody looks at.
    pub const MOST: usize = 10;

    /// A line for a person, theirs until it is dropped; none where they hold too many.
    pub(crate) fn take(&self, person: PersonId) -> Option<Arc<()>> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|_, line| Arc::strong_count(line) > 1);
        let line = held.entry(person).or_default();
        (Arc::strong_count(line) <= Self::MOST).then(|| line.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_holds_so_many_lines_and_no_more() {
        let lines = Lines::default();
        let [one, other] = ["1", "2"].map(|last| {
            format!("00000000-0000-7000-8000-00000000000{last}")
                .parse()
                .unwrap()
        });
        let mut held: Vec<_> = (0..Lines::MOST).map(|_| lines.take(one).unwrap()).collect();
        assert!(lines.take(one).is_none() && lines.take(other).is_some());
        held.pop();
        assert!(lines.take(one).is_some());
    }
}

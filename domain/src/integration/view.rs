//! Keys as those who manage them see them.

use serde::Serialize;

use super::Scopes;
use crate::{Instant, id::KeyId, identity::PersonName};

/// A key, without the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyView {
    /// Which.
    pub id: KeyId,
    /// What its makers call it.
    pub name: String,
    /// Its first characters.
    pub hint: String,
    /// What it may be used for.
    pub scopes: Scopes,
    /// The name of the person it acts as.
    pub by: PersonName,
    /// When it was made.
    pub made_at: Instant,
    /// From when on it does nothing; `None`: it lasts until it is revoked.
    pub expires_at: Option<Instant>,
    /// When it was used last, to the minute.
    pub used_at: Option<Instant>,
    /// When it was revoked, by hand or with the access of the person it acted as.
    pub revoked_at: Option<Instant>,
}

impl KeyView {
    /// The most characters of a name.
    pub const MAX_NAME: usize = 60;
    /// The most days a key with an end lasts.
    pub const MAX_DAYS: u32 = 3650;

    /// Whether it still opens something.
    pub fn lives(&self, now: Instant) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| now < end)
    }
}

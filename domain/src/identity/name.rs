//! A person's name as others read it. Their part in old trades stays when they go; their name does not.

use serde::Serialize;

/// The name of whoever did something: what they call themselves, or nothing once they deleted their account. There is
/// no way to print it but the one place that has the words for someone who is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct PersonName(Option<String>);

impl PersonName {
    /// Somebody who is gone.
    pub const FORMER: Self = Self(None);

    /// The name, or nothing where the person is gone.
    pub fn known(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

/// As rows keep it: the name of somebody who is gone is empty.
impl From<String> for PersonName {
    fn from(stored: String) -> Self {
        Self(Some(stored).filter(|name| !name.is_empty()))
    }
}

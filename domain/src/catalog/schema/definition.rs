//! An attribute a category asks for: its key, its names, and what its values are.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{
    Fault, alike,
    value::{self, Reading},
};
use crate::{
    catalog::{content::AttributeValue, mapping::field_named},
    form,
    id::CategoryId,
    problem::Problem,
    text::Bilingual,
    unit::Unit,
};

/// The most characters of a value that are shown.
const SHOWN: usize = 80;

/// What an attribute is called by programs: 1 to 40 of `a–z 0–9 _`, beginning with a letter; it never changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(String);

impl Key {
    /// The letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Key {
    type Err = Problem;
    fn from_str(raw: &str) -> Result<Self, Problem> {
        let key = form::half_width(raw.trim());
        let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        match key.len() {
            0 => Err(Problem::new("required")),
            1..=40 if key.as_bytes()[0].is_ascii_lowercase() && key.bytes().all(known) => Ok(Self(key)),
            _ => Err(Problem::new("not-an-attribute-key")),
        }
    }
}

/// What an attribute's values are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Kind {
    /// Any text.
    Text,
    /// A number, in this unit if there is one.
    Number {
        /// The unit, a Rec 20 code.
        unit: Option<Unit>,
    },
    /// Yes or no.
    YesNo,
    /// One of these.
    One {
        /// In the order they are offered.
        choices: Vec<Choice>,
    },
    /// Any of these.
    Several {
        /// In the order they are offered.
        choices: Vec<Choice>,
    },
}

impl Kind {
    /// Its name in forms and rows.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number { .. } => "number",
            Self::YesNo => "yes_no",
            Self::One { .. } => "one",
            Self::Several { .. } => "several",
        }
    }

    /// What can be chosen.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::One { choices } | Self::Several { choices } => choices,
            _ => &[],
        }
    }

    /// The unit of its numbers.
    pub fn unit(&self) -> Option<Unit> {
        match self {
            Self::Number { unit } => *unit,
            _ => None,
        }
    }
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What it is called by programs.
    pub code: String,
    /// What it is called by people.
    pub name: Bilingual,
}

impl Choice {
    /// Whether this text means it: its code, or its name in either language.
    pub fn is(&self, text: &str) -> bool {
        let text = alike(text);
        let names = [Some(&self.code), self.name.zh.as_ref(), self.name.en.as_ref()];
        names.into_iter().flatten().any(|name| alike(name) == text)
    }
}

/// An attribute a category asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// The category that defines it; those below inherit it.
    pub category: CategoryId,
    /// Its key.
    pub key: Key,
    /// Its name.
    pub name: Bilingual,
    /// What its values are.
    pub kind: Kind,
    /// Whether a listing lacks something without it.
    pub required: bool,
    /// Whether buyers narrow a search by it.
    pub filterable: bool,
    /// Its place among those of its category.
    pub position: u32,
}

impl Definition {
    /// Whether this name means it: its key, or its name in either language.
    pub fn is(&self, name: &str) -> bool {
        let name = alike(name);
        self.names().any(|own| alike(own) == name)
    }

    /// Whether a name could mean either of them.
    pub fn meets(&self, other: &Self) -> bool {
        self.names().any(|name| other.is(name))
    }

    /// Why its names can't stand: they are those of a listing's own fields.
    pub(super) fn is_field(&self) -> bool {
        self.names().any(|name| field_named(name).is_some())
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let names = [self.name.zh.as_deref(), self.name.en.as_deref()];
        [Some(self.key.as_str())].into_iter().chain(names).flatten()
    }

    /// A listing's value of it, with the name it is written under: by its key if it is there, else by another name.
    pub fn of<'a>(
        &self,
        attributes: &'a BTreeMap<String, AttributeValue>,
    ) -> Option<(&'a String, &'a AttributeValue)> {
        let by_key = attributes.get_key_value(self.key.as_str());
        by_key.or_else(|| attributes.iter().find(|(name, _)| self.is(name)))
    }

    /// What is wrong with a listing's value of it.
    pub(super) fn fault(&self, attributes: &BTreeMap<String, AttributeValue>) -> Option<Fault> {
        let fault = |value: Option<&AttributeValue>, problem| Fault {
            key: self.key.clone(),
            name: self.name.clone(),
            value: value.map(|value| form::shortened(&value.to_string(), SHOWN)),
            problem,
        };
        match self.of(attributes) {
            None if self.required => Some(fault(None, Problem::new("required"))),
            None => None,
            Some((_, value)) => self.read(value).err().map(|problem| fault(Some(value), problem)),
        }
    }

    /// What a value of it says, if it fits.
    pub fn read(&self, value: &AttributeValue) -> Result<Reading<'_>, Problem> {
        value::read(&self.kind, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_short_and_plain() {
        assert_eq!("ｍesh_1".parse::<Key>().unwrap().as_str(), "mesh_1");
        for odd in ["1mesh", "Mesh", "mesh size", "网目", "_a", &"a".repeat(41)] {
            assert_eq!(
                odd.parse::<Key>().unwrap_err().code,
                "not-an-attribute-key",
                "{odd}"
            );
        }
        assert_eq!(" ".parse::<Key>().unwrap_err().code, "required");
    }
}

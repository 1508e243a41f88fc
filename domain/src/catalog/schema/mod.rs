//! What a category asks of its listings: attributes with a type, a unit or choices, which all categories below inherit.
//!
//! A listing's attributes stay as its supplier wrote them. A schema is read over them: which of them is meant, by its
//! key or its name in either language, and whether its value fits. So defining an attribute rewrites no listing.

pub mod change;
mod definition;
pub mod draft;
pub mod effect;
mod grow;
pub mod tree;
pub mod value;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::definition::{Choice, Definition, Key, Kind};
use super::{content::AttributeValue, row::MAX_CELL};
use crate::{
    form,
    problem::{FieldErrors, Problem},
    search::attribute::folded,
    text::Bilingual,
};

/// The field of a form or a document an attribute's problems are told of.
pub fn field_of(key: &Key) -> String {
    format!("attributes.{key}")
}

/// All of them as problems of a form's fields.
pub fn refused(faults: Vec<Fault>) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for Fault {
        key,
        name,
        value,
        problem,
    } in faults
    {
        let problem = match value {
            None => {
                let names: Vec<_> = [name.zh, name.en].into_iter().flatten().collect();
                Problem::new("attribute-required").with("name", names.join(" / "))
            }
            Some(_) => problem,
        };
        errors.add(field_of(&key), problem);
    }
    errors
}

/// An attribute a listing lacks, or one whose value does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Which attribute.
    pub key: Key,
    /// Its name.
    pub name: Bilingual,
    /// The value that does not fit; `None`: there is none.
    pub value: Option<String>,
    /// What is wrong.
    pub problem: Problem,
}

/// All a category asks for: what it inherits, from the root down, and then its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Schema(pub Vec<Definition>);

impl Schema {
    /// The attribute a name means.
    pub fn named(&self, name: &str) -> Option<&Definition> {
        self.0.iter().find(|definition| definition.is(name))
    }

    /// All that a listing lacks and all that does not fit, in the schema's order.
    pub fn faults(&self, attributes: &BTreeMap<String, AttributeValue>) -> Vec<Fault> {
        let faults = self
            .0
            .iter()
            .filter_map(|definition| definition.fault(attributes));
        faults.collect()
    }

    /// Whether a listing lacks nothing, and everything fits.
    pub fn is_met(&self, attributes: &BTreeMap<String, AttributeValue>) -> bool {
        self.0
            .iter()
            .all(|definition| definition.fault(attributes).is_none())
    }

    /// The values a listing has of the schema, in its order.
    pub fn told<'a>(
        &'a self,
        attributes: &'a BTreeMap<String, AttributeValue>,
    ) -> impl Iterator<Item = (&'a Definition, &'a String, &'a AttributeValue)> {
        let told = |definition: &'a Definition| {
            let (name, value) = definition.of(attributes)?;
            Some((definition, name, value))
        };
        self.0.iter().filter_map(told)
    }

    /// What else a listing says: none of it is of the schema.
    pub fn free<'a>(
        &self,
        attributes: &'a BTreeMap<String, AttributeValue>,
    ) -> Vec<(&'a String, &'a AttributeValue)> {
        let told: Vec<_> = self.told(attributes).map(|(_, name, _)| name).collect();
        attributes
            .iter()
            .filter(|(name, _)| !told.contains(name))
            .collect()
    }

    /// Puts typed values, by their keys, among a listing's attributes. One that says what stands there already stays as it
    /// is written there. What is wrong is told of `attributes.KEY`.
    pub fn write(
        &self,
        typed: &BTreeMap<String, String>,
        stands: &BTreeMap<String, AttributeValue>,
        attributes: &mut BTreeMap<String, AttributeValue>,
        errors: &mut FieldErrors,
    ) {
        for definition in &self.0 {
            let key = definition.key.as_str();
            let field = field_of(&definition.key);
            let text = typed.get(key).map_or("", String::as_str);
            let text = errors
                .take(field.as_str(), form::optional_text(text, MAX_CELL))
                .flatten();
            let Some(value) = text.map(AttributeValue::Text) else {
                continue;
            };
            let Some(reading) = errors.take(field, definition.read(&value)) else {
                continue;
            };
            let same = definition
                .of(stands)
                .filter(|(_, there)| definition.read(there).as_ref() == Ok(&reading));
            let (name, value) = match same {
                Some((name, there)) => (name.clone(), there.clone()),
                None => (key.to_owned(), reading.value()),
            };
            attributes.insert(name, value);
        }
    }

    /// What a search is narrowed by: each fitting value of the schema under its key, one entry for each that is chosen,
    /// and everything else as it stands.
    pub fn sought(&self, attributes: &BTreeMap<String, AttributeValue>) -> Vec<(String, AttributeValue)> {
        let mut sought = Vec::new();
        for (definition, name, value) in self.told(attributes) {
            match definition.read(value) {
                Ok(reading) => {
                    let values = reading.values().into_iter();
                    sought.extend(values.map(|value| (definition.key.to_string(), value)));
                }
                Err(_) => sought.push((name.clone(), value.clone())),
            }
        }
        let free = self.free(attributes).into_iter();
        sought.extend(free.map(|(name, value)| (name.clone(), value.clone())));
        sought
    }
}

/// A name or value as it is compared: whatever its case and width, and with `_` for a blank.
fn alike(text: &str) -> String {
    folded(&text.replace('_', " "))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::id::CategoryId;

    pub(in crate::catalog) fn definition(key: &str, kind: Kind) -> Definition {
        Definition {
            category: CategoryId(uuid::Uuid::nil()),
            key: key.parse().unwrap(),
            name: Bilingual::both(format!("{key}名"), format!("The {key}")),
            kind,
            required: false,
            filterable: true,
            position: 1,
        }
    }

    pub(in crate::catalog) fn one_of(codes: &[&str]) -> Kind {
        let choice = |code: &&str| Choice {
            code: (*code).to_owned(),
            name: Bilingual::both(format!("{code}色"), format!("Colour {code}")),
        };
        Kind::One {
            choices: codes.iter().map(choice).collect(),
        }
    }

    fn said(pairs: &[(&str, &str)]) -> BTreeMap<String, AttributeValue> {
        let value = |text: &&str| AttributeValue::Text((*text).to_owned());
        pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), value(text)))
            .collect()
    }

    #[test]
    fn an_attribute_is_meant_by_its_key_and_by_its_name_in_either_language() {
        let schema = Schema(vec![definition("mesh_size", Kind::Number { unit: None })]);
        for name in [
            "mesh_size",
            "Mesh size",
            "mesh_size名",
            "the  MESH_size",
            "ＭＥＳＨ size",
        ] {
            assert!(schema.named(name).is_some(), "{name}");
        }
        assert!(schema.named("mesh").is_none());
    }

    #[test]
    fn what_is_lacking_and_what_does_not_fit_is_told_in_the_schemas_order() {
        let mut first = definition("colour", one_of(&["red", "blue"]));
        first.required = true;
        let schema = Schema(vec![first, definition("mesh", Kind::Number { unit: None })]);
        let codes = |attributes| {
            let faults = schema.faults(&attributes).into_iter();
            faults
                .map(|fault| format!("{} {}", fault.key, fault.problem.code))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            codes(said(&[("Mesh", "wide")])),
            ["colour required", "mesh not-a-number"]
        );
        assert_eq!(
            codes(said(&[("colour", "green"), ("mesh", "2.5")])),
            ["colour attribute-no-such-choice"]
        );
        assert!(schema.is_met(&said(&[("COLOUR名", "red色"), ("lot", "7")])));
    }

    #[test]
    fn what_is_typed_changes_only_what_says_something_else() {
        let schema = Schema(vec![
            definition("colour", one_of(&["red", "blue"])),
            definition("mesh", Kind::Number { unit: None }),
            definition("dyed", Kind::YesNo),
        ]);
        let stands = said(&[("The colour", "red色"), ("mesh", "2.50")]);
        let typed = [("colour", "red"), ("mesh", "3"), ("dyed", "true"), ("else", "x")];
        let typed = typed.map(|(key, text)| (key.to_owned(), text.to_owned())).into();
        let (mut attributes, mut errors) = (BTreeMap::new(), FieldErrors::default());
        schema.write(&typed, &stands, &mut attributes, &mut errors);
        assert!(errors.is_empty());
        let mut expected = said(&[("The colour", "red色")]);
        expected.insert("mesh".into(), AttributeValue::Number(3.into()));
        expected.insert("dyed".into(), AttributeValue::Bool(true));
        assert_eq!(attributes, expected);
        schema.write(
            &[("mesh".to_owned(), "wide".to_owned())].into(),
            &stands,
            &mut attributes,
            &mut errors,
        );
        assert_eq!(
            (errors.0[0].field.as_str(), &*errors.0[0].problem.code),
            ("attributes.mesh", "not-a-number")
        );
    }

    #[test]
    fn a_search_is_narrowed_by_keys_and_codes_whatever_was_written() {
        let schema = Schema(vec![
            definition("colour", one_of(&["red"])),
            definition("mesh", Kind::Number { unit: None }),
        ]);
        let sought = schema.sought(&said(&[("The colour", "red色"), ("mesh", "wide"), ("lot", "7")]));
        let text = |text: &str| AttributeValue::Text(text.to_owned());
        assert_eq!(
            sought,
            [("colour", "red"), ("mesh", "wide"), ("lot", "7")]
                .map(|(name, value)| (name.to_owned(), text(value)))
        );
    }
}

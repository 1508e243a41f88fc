//! What is wrong with an input, as codes and facts: the words are found in `app`, per language.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};

/// One thing that is wrong: a stable code (`too-long`) and the facts its sentence needs (`max` = 64).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Stable, kebab-case; `app` translates it as `problem-{code}`. Ours when it is made, owned when it is read back
    /// from a stored report.
    pub code: Cow<'static, str>,
    /// The facts of the sentence, by name.
    pub facts: BTreeMap<Cow<'static, str>, String>,
}

impl Problem {
    /// A problem without facts.
    pub fn new(code: &'static str) -> Self {
        Self {
            code: code.into(),
            facts: BTreeMap::new(),
        }
    }

    /// Adds a fact to the sentence.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.insert(name.into(), value.to_string());
        self
    }
}

/// A problem and the field it belongs to, named as in the form (`title_zh`, `lines.2.quantity`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name in the form or the JSON body; rows count from 1. Empty: the whole form.
    pub field: String,
    /// What is wrong with it.
    #[serde(flatten)]
    pub problem: Problem,
}

/// All that is wrong with a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    /// A single problem with one field.
    pub fn one(field: impl Into<String>, problem: Problem) -> Self {
        let mut errors = Self::default();
        errors.add(field, problem);
        errors
    }

    /// Notes a problem.
    pub fn add(&mut self, field: impl Into<String>, problem: Problem) {
        self.0.push(FieldError {
            field: field.into(),
            problem,
        });
    }

    /// Keeps the value of a parsed field, or notes its problem and goes on.
    pub fn take<T>(&mut self, field: impl Into<String>, parsed: Result<T, Problem>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(problem) => {
                self.add(field, problem);
                None
            }
        }
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The problems of one field.
    pub fn of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Problem> {
        self.0
            .iter()
            .filter(move |error| error.field == field)
            .map(|error| &error.problem)
    }

    /// `Ok` when nothing is wrong, all the errors otherwise.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

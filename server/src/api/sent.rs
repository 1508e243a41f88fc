//! What a program sent: a JSON object, read field by field, so that all that is wrong with it is said at once and in the
//! words of the rule that finds it.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::header::CONTENT_TYPE,
};
use domain::problem::{FieldErrors, Problem};
use serde_json::{Map, Value};
use std::convert::Infallible;

use super::{
    caller::Caller,
    problem::{Cause, Refusal},
};

/// A body, not yet looked at: whether who sent it may do what they ask is found out first.
pub(super) struct Received {
    kind: String,
    /// `None`: it was larger than is taken.
    body: Option<Bytes>,
}

impl Received {
    /// The JSON object it is said to be.
    pub(super) fn read(self, caller: &Caller) -> Result<Sent, Refusal> {
        let kind = self.kind.split(';').next().unwrap_or_default().trim();
        let json = ["application/json", "application/merge-patch+json"];
        if !json.iter().any(|json| kind.eq_ignore_ascii_case(json)) {
            return Err(caller.refuse(Cause::MediaType));
        }
        let body = self.body.ok_or_else(|| caller.refuse(Cause::TooLarge))?;
        match serde_json::from_slice(&body) {
            Ok(Value::Object(fields)) => Ok(Sent::new(fields)),
            _ => Err(caller.refuse(Cause::NotJson)),
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Received {
    type Rejection = Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Self, Infallible> {
        let kind = request.headers().get(CONTENT_TYPE);
        Ok(Self {
            kind: kind
                .and_then(|kind| kind.to_str().ok())
                .unwrap_or_default()
                .to_owned(),
            body: Bytes::from_request(request, state).await.ok(),
        })
    }
}

/// The fields of a JSON object that are still to be read, and what was wrong with those that were.
pub(super) struct Sent {
    fields: Map<String, Value>,
    /// What is wrong so far.
    pub(super) errors: FieldErrors,
}

impl Sent {
    fn new(fields: Map<String, Value>) -> Self {
        Self {
            fields,
            errors: FieldErrors::default(),
        }
    }

    /// Whether a field was sent at all.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// A text, as typed; empty where there is none.
    pub(super) fn text(&mut self, name: &str) -> String {
        self.read(name, |value| match value {
            Value::String(text) => Some(text),
            _ => None,
        })
    }

    /// A whole number, as typed; empty where there is none.
    pub(super) fn number(&mut self, name: &str) -> String {
        self.read(name, |value| match value {
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    }

    /// Yes or no; no where there is neither.
    pub(super) fn flag(&mut self, name: &str) -> bool {
        self.read(name, |value| value.as_bool())
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, name: &str) -> Vec<String> {
        self.read(name, |value| match value {
            Value::Array(items) => items
                .into_iter()
                .map(|item| item.as_str().map(str::to_owned))
                .collect(),
            _ => None,
        })
    }

    /// An object within; `None` where there is none. What is wrong in it is told by [`Sent::within`].
    pub(super) fn object(&mut self, name: &str) -> Option<Self> {
        let fields = self.read(name, |value| match value {
            Value::Object(fields) => Some(Some(fields)),
            _ => None,
        });
        fields.map(Self::new)
    }

    /// An object of whatever names and values; `None` where there is none.
    pub(super) fn values(&mut self, name: &str) -> Option<Map<String, Value>> {
        self.read(name, |value| object(value).map(Some))
    }

    /// A list of objects, each read in the same way; what is wrong in the third is told under `name.3`.
    pub(super) fn each<T>(&mut self, name: &str, mut of: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let items: Vec<_> = self.read(name, |value| match value {
            Value::Array(items) => items.into_iter().map(object).collect(),
            _ => None,
        });
        let mut all = Vec::with_capacity(items.len());
        for (number, fields) in (1..).zip(items) {
            let mut inner = Self::new(fields);
            all.push(of(&mut inner));
            self.within(&format!("{name}.{number}"), inner.end(Ok(())));
        }
        all
    }

    /// Takes over what was wrong with an object within, and gives what was read from it.
    pub(super) fn within<T>(&mut self, name: &str, inner: Result<T, FieldErrors>) -> Option<T> {
        match inner {
            Ok(read) => Some(read),
            Err(errors) => {
                for error in errors.0 {
                    self.errors.add(format!("{name}.{}", error.field), error.problem);
                }
                None
            }
        }
    }

    /// Ends the reading with what the rules made of it. All that is wrong is told: by them, by the reading, and that what
    /// is left over is no field of this. One problem a field suffices.
    pub(super) fn end<T>(mut self, made: Result<T, FieldErrors>) -> Result<T, FieldErrors> {
        for name in self.fields.keys() {
            self.errors.add(name.clone(), Problem::new("unknown-field"));
        }
        match made {
            Ok(made) => self.errors.into_result().map(|()| made),
            Err(errors) => {
                for error in errors.0 {
                    if self.errors.of(&error.field).next().is_none() {
                        self.errors.0.push(error);
                    }
                }
                Err(self.errors)
            }
        }
    }

    /// A field that is absent or `null` is empty; one of another kind than wanted is wrong.
    fn read<T: Default>(&mut self, name: &str, of: impl FnOnce(Value) -> Option<T>) -> T {
        match self.fields.remove(name) {
            None | Some(Value::Null) => T::default(),
            Some(value) => of(value).unwrap_or_else(|| {
                self.errors.add(name, Problem::new("wrong-kind"));
                T::default()
            }),
        }
    }
}

fn object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

//! `ETag`, `If-None-Match` and `If-Match` (RFC 9110, sections 8.8.3, 13.1.1 and 13.1.2): nothing is sent that the asker has
//! already, and nothing is changed by somebody who has not read what stands.

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Display;

use super::{
    caller::Caller,
    problem::{Cause, Refusal},
};

/// What something is shown as, and the tag of it.
pub(super) struct Shown {
    body: String,
    tag: String,
    caching: &'static str,
}

impl Shown {
    /// Something that changes as a whole: its tag is of all it says.
    pub(super) fn new(caller: &Caller, of: &impl Serialize) -> Result<Self, Refusal> {
        Self::tagged(caller, of, |digest| digest)
    }

    /// Something that names its versions, and shows what is beside that change by themselves: who changes it is asked for
    /// the version only, which stands before the hyphen.
    pub(super) fn versioned(
        caller: &Caller,
        of: &impl Serialize,
        version: impl Display,
    ) -> Result<Self, Refusal> {
        Self::tagged(caller, of, |digest| format!("{version}-{digest}"))
    }

    fn tagged(
        caller: &Caller,
        of: &impl Serialize,
        name: impl FnOnce(String) -> String,
    ) -> Result<Self, Refusal> {
        let body = serde_json::to_string(of).map_err(|error| caller.refuse(service::Error::from(error)))?;
        let digest = hex::encode(&Sha256::digest(&body)[..12]);
        let tag = format!("\"{}\"", name(digest));
        let caching = caller.caching();
        Ok(Self { body, tag, caching })
    }

    /// The answer, or only the word that the asker has it already.
    pub(super) fn answer(self, headers: &HeaderMap) -> Response {
        let held = tags(headers, header::IF_NONE_MATCH).any(|held| held.trim_start_matches("W/") == self.tag);
        if held {
            return (StatusCode::NOT_MODIFIED, self.about()).into_response();
        }
        self.fresh()
    }

    /// The answer.
    pub(super) fn fresh(self) -> Response {
        let kind = [(header::CONTENT_TYPE, "application/json")];
        (self.about(), kind, self.body).into_response()
    }

    fn about(&self) -> [(header::HeaderName, String); 3] {
        [
            (header::ETAG, self.tag.clone()),
            (header::CACHE_CONTROL, self.caching.to_owned()),
            (header::VARY, "authorization, accept-language".to_owned()),
        ]
    }
}

/// What the asker says they have read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// Whatever stands: they do not mind.
    Any,
    /// One of these.
    Tags(Vec<String>),
}

impl Read {
    /// Of `If-Match`; whoever does not say it is told to.
    pub(super) fn of(caller: &Caller, headers: &HeaderMap) -> Result<Self, Refusal> {
        if !headers.contains_key(header::IF_MATCH) {
            return Err(caller.refuse(Cause::NoVersion));
        }
        let tags: Vec<String> = tags(headers, header::IF_MATCH).map(str::to_owned).collect();
        Ok(if tags.iter().any(|tag| tag == "*") {
            Self::Any
        } else {
            Self::Tags(tags)
        })
    }

    /// Whether they have read what is shown now.
    pub(super) fn fits(&self, shown: &Shown) -> bool {
        match self {
            Self::Any => true,
            Self::Tags(tags) => tags.contains(&shown.tag),
        }
    }

    /// Whether they have read this version of something [`Shown::versioned`].
    pub(super) fn fits_version(&self, version: impl Display) -> bool {
        let named = format!("\"{version}-");
        match self {
            Self::Any => true,
            Self::Tags(tags) => tags.iter().any(|tag| tag.starts_with(&named)),
        }
    }
}

/// The tags of a header, in however many lines and parts.
fn tags(headers: &HeaderMap, name: header::HeaderName) -> impl Iterator<Item = &str> {
    headers
        .get_all(name)
        .into_iter()
        .filter_map(|tags| tags.to_str().ok())
        .flat_map(|tags| tags.split(','))
        .map(str::trim)
}

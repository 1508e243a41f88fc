//! `?limit&after`: which part of a list is wanted.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{
    form,
    page::{MAX_LIMIT, PageRequest},
    problem::FieldErrors,
};
use serde::Deserialize;
use std::convert::Infallible;
use utoipa::IntoParams;

/// The parameters as they stand in the address; of one that stands twice the last counts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    limit: Vec<String>,
    after: Vec<String>,
}

/// The same, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes `Asked`")]
pub(super) struct Paging {
    /// How many items a page holds: 1 to 100, otherwise 24.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

impl Asked {
    /// The page, or what is wrong with the parameters.
    pub(super) fn parse(self) -> Result<PageRequest, FieldErrors> {
        let mut errors = FieldErrors::default();
        let limit = limit(self.limit, &mut errors);
        errors
            .into_result()
            .map(|()| PageRequest::new(limit, self.after.into_iter().next_back()))
    }
}

/// How many, as typed.
pub(super) fn limit(raw: Vec<String>, errors: &mut FieldErrors) -> Option<u32> {
    let raw = raw.into_iter().next_back().filter(|raw| !raw.is_empty())?;
    errors.take("limit", form::whole_number(&raw, 1, MAX_LIMIT))
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        // Every field takes any number of any text: nothing in a query string can fail to be read.
        Ok(serde_html_form::from_str(parts.uri.query().unwrap_or_default()).unwrap_or_default())
    }
}

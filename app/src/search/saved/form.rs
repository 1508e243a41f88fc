//! The form of a saved search: what it is called, and how often one is mailed.

use super::words;
use crate::{
    i18n::error_of,
    t,
    ui::{ChoiceOption, Choices, Field},
};
use domain::{
    form,
    problem::FieldErrors,
    search::saved::{Every, Name},
};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) every: String,
    /// The parameters of the search's address, where it is not saved yet.
    pub(super) query: String,
}

impl Typed {
    pub(super) fn parse(&self) -> Result<(Name, Every), FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", form::required(&self.name));
        let every = errors.take("every", self.every.parse());
        match (name, every) {
            (Some(name), Some(every)) => Ok((name, every)),
            _ => Err(errors),
        }
    }

    pub(super) fn fields(&self, errors: &FieldErrors) -> impl IntoView + use<> {
        let option = |every: Every| ChoiceOption {
            value: every.to_string(),
            label: words::every(every),
            hint: (every == Every::Off).then(|| t!("search-saved-off-hint")),
        };
        let options = [Every::Daily, Every::Weekly, Every::Off].map(option).to_vec();
        view! {
            <Field
                name="name" label=label("name") value=self.name.clone() error=error_of(errors, "name") required=true
            />
            <Choices
                name="every" label=label("every") options value=self.every.clone() error=error_of(errors, "every")
            />
        }
    }
}

pub(super) fn label(field: &str) -> String {
    match field {
        "name" => t!("search-saved-name"),
        "every" => t!("search-saved-every"),
        _ => t!("search-saved-sought"),
    }
}

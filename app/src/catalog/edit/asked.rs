//! The fields a category asks for: their controls, and what is typed into them.

use super::form::ListingForm;
use crate::{
    i18n::{error_of, locale},
    t,
    ui::{Checks, ChoiceOption, Field, FieldKind, Notice, Select, SelectOption, Textarea, Tone},
};
use domain::{
    catalog::{
        content::{AttributeValue, ListingContent},
        draft::AttributeDraft,
        schema::{Choice, Definition, Kind, Schema, field_of, value::SEPARATORS},
    },
    problem::FieldErrors,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What a field is sent under begins with this.
pub(super) const PREFIX: &str = "asked.";

/// Texts typed into the fields of a schema, by key; several choices with `;` between them.
pub(super) type Asked = BTreeMap<String, String>;

/// Gives the schema's fields what stands among the other attributes, and takes back what it does not ask for.
pub(super) fn sort_out(form: &mut ListingForm, schema: &Schema) {
    let rows = std::mem::take(&mut form.draft.attributes);
    let asked = std::mem::take(&mut form.asked);
    let (known, other): (Asked, Asked) = asked
        .into_iter()
        .partition(|(key, _)| schema.0.iter().any(|definition| definition.key.as_str() == key));
    form.asked = known;
    let mut free = Vec::new();
    for row in rows {
        let filled = |key: &str| form.asked.get(key).is_some_and(|text| !text.trim().is_empty());
        match schema.named(&row.name) {
            Some(definition) if !filled(definition.key.as_str()) && !row.value.trim().is_empty() => {
                form.asked
                    .insert(definition.key.to_string(), written(definition, row.value));
            }
            _ => free.push(row),
        }
    }
    let other = other.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let at = free
        .iter()
        .rposition(|row| !row.name.is_empty())
        .map_or(0, |last| last + 1);
    let other = other.map(|(name, value)| AttributeDraft {
        name,
        value,
        text: false,
    });
    free.splice(at..at, other);
    form.draft.attributes = free;
}

/// As its field holds it; what does not fit, as it stands.
fn written(definition: &Definition, text: String) -> String {
    let value = AttributeValue::Text(text);
    match definition.read(&value) {
        Ok(reading) => reading.written(),
        Err(_) => value.to_string(),
    }
}

/// The fields, in the schema's order.
pub(super) fn fields(form: &ListingForm, schema: &Schema, errors: &FieldErrors) -> impl IntoView + use<> {
    let fields = schema.0.iter().map(|definition| {
        let text = form
            .asked
            .get(definition.key.as_str())
            .cloned()
            .unwrap_or_default();
        field(definition, text, errors)
    });
    fields.collect_view()
}

fn field(definition: &Definition, text: String, errors: &FieldErrors) -> AnyView {
    let id = field_of(&definition.key);
    let name = format!("{PREFIX}{}", definition.key);
    let label = definition.name.get(locale()).to_owned();
    let (error, required) = (error_of(errors, &id), definition.required);
    match &definition.kind {
        Kind::Text if text.contains('\n') => {
            view! { <Textarea name id label value=text error required/> }.into_any()
        }
        Kind::Text => view! { <Field name id label value=text error required/> }.into_any(),
        Kind::Number { unit } => {
            let kind = FieldKind::Decimal;
            match unit.map(|unit| unit.symbol(locale())) {
                Some(suffix) => {
                    view! { <Field name id label value=text error required kind suffix/> }.into_any()
                }
                None => view! { <Field name id label value=text error required kind/> }.into_any(),
            }
        }
        Kind::YesNo => {
            let options = [("true", t!("catalog-yes")), ("false", t!("catalog-no"))];
            let options = options.map(|(value, label)| option(value, label));
            select(name, id, label, options.to_vec(), text, error, required).into_any()
        }
        Kind::One { choices } => {
            let options = choices
                .iter()
                .map(|choice| option(&choice.code, choice.name.get(locale())))
                .collect();
            select(name, id, label, options, text, error, required).into_any()
        }
        Kind::Several { choices } => {
            let (options, values) = boxes(choices, &text);
            // The group is named by what its problems are told of.
            view! { <Checks name=name.clone() id label options values error optional=!required/> }.into_any()
        }
    }
}

fn option(value: impl Into<String>, label: impl Into<String>) -> SelectOption {
    SelectOption {
        value: value.into(),
        label: label.into(),
    }
}

/// One of these, or none; what fits none stands there as it was written.
fn select(
    name: String,
    id: String,
    label: String,
    options: Vec<SelectOption>,
    value: String,
    error: Option<String>,
    required: bool,
) -> impl IntoView {
    let none = option("", t!("catalog-edit-unsaid"));
    let mut options: Vec<_> = std::iter::once(none).chain(options).collect();
    if options.iter().all(|option| option.value != value) {
        options.push(option(value.clone(), value.clone()));
    }
    view! { <Select name id label options value error required/> }
}

/// A box for each choice, and for what is none of them.
fn boxes(choices: &[Choice], text: &str) -> (Vec<ChoiceOption>, Vec<String>) {
    let box_of = |value: &str, label: &str| ChoiceOption {
        value: value.to_owned(),
        label: label.to_owned(),
        hint: None,
    };
    let mut options: Vec<_> = choices
        .iter()
        .map(|choice| box_of(&choice.code, choice.name.get(locale())))
        .collect();
    let mut values = Vec::new();
    for part in text
        .split(SEPARATORS)
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        match choices.iter().find(|choice| choice.is(part)) {
            Some(choice) => values.push(choice.code.clone()),
            None => {
                options.push(box_of(part, part));
                values.push(part.to_owned());
            }
        }
    }
    (options, values)
}

/// What a listing that was on show before its category asked for more has to be given.
pub(super) fn lacking(content: &ListingContent, schema: &Schema) -> Option<impl IntoView + use<>> {
    let faults = schema.faults(&content.wording.attributes);
    let names: Vec<_> = faults
        .iter()
        .map(|fault| fault.name.get(locale()).to_owned())
        .collect();
    (!names.is_empty()).then(|| {
        let text = t!("catalog-edit-lacking-text", names = names.join(" · "));
        view! { <Notice tone=Tone::Brass title=t!("catalog-edit-lacking")><p>{text}</p></Notice> }
    })
}

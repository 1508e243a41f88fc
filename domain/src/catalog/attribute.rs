//! What describes the goods beyond the columns of CONTRACTS.md: attributes of any name.

use std::collections::BTreeMap;

use super::{
    content::AttributeValue,
    row::{Cells, MAX_CELL, MAX_NAME},
};
use crate::{
    form,
    problem::{FieldErrors, Problem},
};

/// The `attributes` column (a JSON object) and every column without a meaning of its own, which wins over the former.
pub(super) fn parse(cells: &Cells, errors: &mut FieldErrors) -> BTreeMap<String, AttributeValue> {
    let json = cells.field("attributes").trim();
    let mut attributes = errors
        .take("attributes", attribute_object(json))
        .unwrap_or_default();
    for (name, raw) in &cells.attributes {
        let value = errors.take(name.as_str(), form::optional_text(raw, MAX_CELL));
        if let Some(text) = value.flatten() {
            attributes.insert(name.clone(), typed(text));
        }
    }
    attributes
}

fn attribute_object(json: &str) -> Result<BTreeMap<String, AttributeValue>, Problem> {
    if json.is_empty() {
        return Ok(BTreeMap::new());
    }
    let object: BTreeMap<String, AttributeValue> =
        serde_json::from_str(json).map_err(|_| Problem::new("not-a-json-object"))?;
    let mut attributes = BTreeMap::new();
    for (name, value) in object {
        let name = form::required_text(&name, MAX_NAME)?;
        let value = match value {
            AttributeValue::Text(text) => form::optional_text(&text, MAX_CELL)?.map(AttributeValue::Text),
            other => Some(other),
        };
        attributes.extend(value.map(|value| (name, value)));
    }
    Ok(attributes)
}

/// A cell's type: `true`/`false`, a number as JSON writes it, or text. `007` and `1e5` stay text, so nothing is lost.
pub(super) fn typed(text: String) -> AttributeValue {
    match text.as_str() {
        "true" => AttributeValue::Bool(true),
        "false" => AttributeValue::Bool(false),
        _ => serde_json::from_str::<serde_json::Number>(&text)
            .ok()
            .filter(|number| number.to_string() == text)
            .map_or(AttributeValue::Text(text), AttributeValue::Number),
    }
}

//! Parts of an OpenAPI document in words: what kind something is of, which fields it has. Only the forms our own document
//! uses are known.

use crate::{
    i18n::locale,
    t,
    ui::{DataColumn, DataTable},
};
use domain::text::Locale;
use leptos::prelude::*;
use serde_json::Value;

/// A text of the document: English, with names between backquotes.
pub(super) fn said(text: &Value) -> AnyView {
    let parts = text.as_str().unwrap_or_default().split('`').enumerate();
    let parts = parts
        .map(|(index, part)| match index % 2 {
            1 => view! { <code>{part.to_owned()}</code> }.into_any(),
            _ => part.to_owned().into_any(),
        })
        .collect_view();
    let foreign = (locale() != Locale::En).then_some("en");
    view! { <span lang=foreign>{parts}</span> }.into_any()
}

/// A field's or parameter's name.
pub(super) fn name(name: &Value, required: bool) -> AnyView {
    let required = required.then(|| view! { <span class="under">{t!("integration-docs-required")}</span> });
    view! { <code>{name.as_str().unwrap_or_default().to_owned()}</code>{required} }.into_any()
}

/// Where an object stands on the page.
pub(super) fn anchor(name: &str) -> String {
    format!("object-{name}")
}

/// What a `$ref` leads to; anything else is itself.
pub(super) fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value["$ref"]
        .as_str()
        .and_then(|reference| reference.strip_prefix('#'));
    pointer
        .and_then(|pointer| document.pointer(pointer))
        .unwrap_or(value)
}

/// What kind something is of: an object of ours as a link to it.
pub(super) fn kind(schema: &Value) -> AnyView {
    match object_of(schema) {
        Some(name) => {
            let (before, after) = around(schema);
            view! { {before}<a href=format!("#{}", anchor(name))><code>{name.to_owned()}</code></a>{after} }
                .into_any()
        }
        None => words(schema).into_any(),
    }
}

/// The object of ours it is, or is a list of, or may be.
fn object_of(schema: &Value) -> Option<&str> {
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next();
    }
    match schema["oneOf"].as_array() {
        Some(options) => options.iter().find_map(object_of),
        None => object_of(schema.get("items")?),
    }
}

/// What stands before and after the object's name.
fn around(schema: &Value) -> (String, String) {
    const NAME: &str = "\u{0}";
    let words = if schema.get("items").is_some() {
        t!("integration-docs-list", kind = NAME)
    } else if schema.get("oneOf").is_some() {
        t!("integration-docs-or-null", kind = NAME)
    } else {
        return (String::new(), String::new());
    };
    let (before, after) = words.split_once(NAME).unwrap_or((words.as_str(), ""));
    (before.to_owned(), after.to_owned())
}

/// A kind that is no object of ours.
fn words(schema: &Value) -> String {
    if let Some(types) = schema["type"].as_array() {
        let kind = types
            .iter()
            .find(|kind| **kind != "null")
            .cloned()
            .unwrap_or_default();
        let mut plain = schema.clone();
        plain["type"] = kind;
        return t!("integration-docs-or-null", kind = words(&plain));
    }
    if let Some(items) = schema.get("items") {
        return t!("integration-docs-list", kind = words(items));
    }
    if let Some(values) = schema
        .get("additionalProperties")
        .filter(|values| values.is_object())
    {
        return t!("integration-docs-map", kind = words(values));
    }
    let kind = schema["type"].as_str().unwrap_or("any");
    match schema["format"].as_str() {
        Some(format) => format!("{kind} ({format})"),
        None => kind.to_owned(),
    }
}

/// The fields of an object, or the values of an enumeration.
pub(super) fn fields(of: &str, schema: &Value) -> AnyView {
    if let Some(values) = schema["enum"].as_array() {
        let values = values.iter().filter_map(Value::as_str);
        let values = values
            .map(|value| view! { " "<code>{value.to_owned()}</code> })
            .collect_view();
        return view! { <p>{t!("integration-docs-one-of")}":"{values}</p> }.into_any();
    }
    let needed = |name: &str| {
        let required = schema["required"].as_array();
        required.is_some_and(|names| names.iter().any(|needed| needed == name))
    };
    let columns = vec![
        DataColumn::words(t!("integration-docs-name")),
        DataColumn::words(t!("integration-docs-kind")),
        DataColumn::words(t!("integration-docs-meaning")),
    ];
    let rows = schema["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(field, schema)| {
            vec![
                name(&Value::from(field.as_str()), needed(field)),
                kind(schema),
                said(&schema["description"]),
            ]
        })
        .collect();
    view! { <DataTable caption=of.to_owned() columns rows/> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::html_in;
    use serde_json::json;

    #[test]
    fn kinds_are_said_in_words_and_objects_are_links() {
        let said = |schema: Value| {
            let html = html_in(Locale::En, || kind(&schema));
            html.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            said(json!({ "type": "string", "format": "uuid" })),
            "string (uuid)"
        );
        assert_eq!(said(json!({ "type": ["integer", "null"] })), "integer or null");
        assert_eq!(
            said(json!({ "type": "array", "items": { "type": "string" } })),
            "list of string"
        );
        let link = "<a href=\"#object-Price\"><code>Price</code></a>";
        let price = json!({ "$ref": "#/components/schemas/Price" });
        assert_eq!(said(price.clone()), link);
        assert_eq!(
            said(json!({ "type": "array", "items": price })),
            format!("list of {link}")
        );
        assert_eq!(
            said(json!({ "oneOf": [{ "type": "null" }, price] })),
            format!("{link} or null")
        );
    }

    #[test]
    fn what_the_document_says_is_text_never_markup() {
        let html = html_in(Locale::ZhCn, || said(&json!("<b> and `a<b`")));
        assert_eq!(
            html,
            "<span lang=\"en\">&lt;b&gt; and <code>a&lt;b</code> </span>"
        );
    }
}

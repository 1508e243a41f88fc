//! A listing's words in the visitor's language, or in the other one and marked as such.

use crate::{i18n::locale, t, ui::Badge};
use domain::{
    catalog::{
        content::AttributeValue,
        schema::{Definition, value::Reading},
    },
    text::{Bilingual, Locale},
};
use leptos::prelude::*;

/// A text in the language of the page; in the other one, and marked as such, where there is no other.
pub(crate) fn shown(text: &Bilingual) -> AnyView {
    let (text, language) = text.shown(locale());
    let text = text.to_owned();
    if language == locale() {
        return text.into_any();
    }
    view! { <span lang=language.tag()>{text}</span>" "<Badge>{only_in(language)}</Badge> }.into_any()
}

/// Says that a text exists in this language only.
pub(crate) fn only_in(language: Locale) -> String {
    match language {
        Locale::ZhCn => t!("catalog-only-zh"),
        Locale::En => t!("catalog-only-en"),
    }
}

/// A supplier's own attribute.
pub(crate) fn free(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Bool(true) => t!("catalog-yes"),
        AttributeValue::Bool(false) => t!("catalog-no"),
        AttributeValue::Number(number) => number.to_string(),
        AttributeValue::Text(text) => text.clone(),
    }
}

/// The value of what a category asks for, with its unit or by the names of what is chosen; as it stands where it does not
/// fit.
pub(crate) fn asked(definition: &Definition, value: &AttributeValue) -> String {
    match definition.read(value) {
        Ok(Reading::YesNo(yes)) => free(&AttributeValue::Bool(yes)),
        Ok(Reading::Number(digits)) => match definition.kind.unit() {
            Some(unit) => t!("catalog-measured", figure = digits, unit = unit.symbol(locale())),
            None => digits,
        },
        Ok(Reading::Chosen(choices)) => {
            let names: Vec<_> = choices.iter().map(|choice| choice.name.get(locale())).collect();
            names.join(" · ")
        }
        Ok(Reading::Text(_)) | Err(_) => free(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::html_in;

    #[test]
    fn a_text_in_the_other_language_says_so() {
        let title = Bilingual {
            zh: None,
            en: Some("Net".into()),
        };
        let html = html_in(Locale::ZhCn, || shown(&title));
        assert!(
            html.contains("<span lang=\"en\">Net</span>") && html.contains("badge"),
            "{html}"
        );
    }
}

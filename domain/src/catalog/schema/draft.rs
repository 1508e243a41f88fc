//! An attribute's definition as it is typed, and what it means.

use std::collections::BTreeSet;

use super::{Choice, Definition, Key, Kind, alike, value::SEPARATORS};
use crate::{
    form,
    id::CategoryId,
    problem::{FieldErrors, Problem},
    text::Bilingual,
    unit::Unit,
};

/// The most characters of an attribute's name, and of a choice's.
pub const MAX_NAME: usize = 60;
/// The most choices.
pub const MAX_CHOICES: usize = 200;
/// The last place among the attributes of a category.
pub const LAST: u32 = 999;

/// A definition, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DefinitionDraft {
    /// Its key.
    pub key: String,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// The name of its kind.
    pub kind: String,
    /// The unit of numbers.
    pub unit: String,
    /// What can be chosen; empty rows don't count.
    pub choices: Vec<ChoiceDraft>,
    /// Whether it is required.
    pub required: bool,
    /// Whether searches are narrowed by it.
    pub filterable: bool,
    /// Its place.
    pub position: String,
}

/// A choice, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChoiceDraft {
    /// What programs call it; made from its English name where it is empty.
    pub code: String,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
}

impl DefinitionDraft {
    /// A definition as it stands.
    pub fn of(definition: &Definition) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let choice = |choice: &Choice| ChoiceDraft {
            code: choice.code.clone(),
            zh: text(&choice.name.zh),
            en: text(&choice.name.en),
        };
        Self {
            key: definition.key.to_string(),
            name_zh: text(&definition.name.zh),
            name_en: text(&definition.name.en),
            kind: definition.kind.name().to_owned(),
            unit: definition
                .kind
                .unit()
                .map_or_else(String::new, |unit| unit.code().to_owned()),
            choices: definition.kind.choices().iter().map(choice).collect(),
            required: definition.required,
            filterable: definition.filterable,
            position: definition.position.to_string(),
        }
    }

    /// The definition, or all that is wrong. Rows are called `choices.2.en`.
    pub fn parse(&self, category: CategoryId) -> Result<Definition, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name_zh = errors.take("name_zh", form::required_line(&self.name_zh, MAX_NAME));
        let name_en = errors.take("name_en", form::required_line(&self.name_en, MAX_NAME));
        let key = errors.take("key", self.key.parse::<Key>());
        let kind = self.read_kind(&mut errors);
        let position = errors.take("position", form::whole_number(&self.position, 1, LAST));
        match (name_zh, name_en, key, kind, position) {
            (Some(zh), Some(en), Some(key), Some(kind), Some(position)) if errors.is_empty() => {
                Ok(Definition {
                    category,
                    key,
                    name: Bilingual::both(zh, en),
                    kind,
                    required: self.required,
                    filterable: self.filterable,
                    position,
                })
            }
            _ => Err(errors),
        }
    }

    fn read_kind(&self, errors: &mut FieldErrors) -> Option<Kind> {
        match self.kind.as_str() {
            "text" => Some(Kind::Text),
            "number" => {
                let unit = match self.unit.trim() {
                    "" => Ok(None),
                    unit => Unit::measure(unit).map(Some),
                };
                errors.take("unit", unit).map(|unit| Kind::Number { unit })
            }
            "yes_no" => Some(Kind::YesNo),
            "one" => self.read_choices(errors).map(|choices| Kind::One { choices }),
            "several" => self.read_choices(errors).map(|choices| Kind::Several { choices }),
            _ => {
                errors.add("kind", Problem::new("required"));
                None
            }
        }
    }

    fn read_choices(&self, errors: &mut FieldErrors) -> Option<Vec<Choice>> {
        let mut choices: Vec<Choice> = Vec::new();
        for (number, row) in (1..).zip(&self.choices).filter(|(_, row)| !row.is_empty()) {
            let field = |part: &str| format!("choices.{number}.{part}");
            let zh = errors.take(field("zh"), choice_name(&row.zh));
            let en = errors.take(field("en"), choice_name(&row.en));
            let (Some(zh), Some(en)) = (zh, en) else { continue };
            let code = errors.take(field("code"), code(&row.code, &en));
            let Some(code) = code else { continue };
            let choice = Choice {
                code,
                name: Bilingual::both(zh, en),
            };
            let names = |choice: &Choice| -> BTreeSet<String> {
                let names = [
                    Some(&choice.code),
                    choice.name.zh.as_ref(),
                    choice.name.en.as_ref(),
                ];
                names.into_iter().flatten().map(|name| alike(name)).collect()
            };
            if choices
                .iter()
                .any(|other| !names(other).is_disjoint(&names(&choice)))
            {
                errors.add(field("en"), Problem::new("choice-twice"));
            }
            choices.push(choice);
        }
        if choices.is_empty() && errors.is_empty() {
            errors.add("choices", Problem::new("no-choices"));
        }
        if choices.len() > MAX_CHOICES {
            errors.add(
                "choices",
                Problem::new("too-many-choices").with("max", MAX_CHOICES),
            );
        }
        Some(choices)
    }
}

impl ChoiceDraft {
    fn is_empty(&self) -> bool {
        [&self.code, &self.zh, &self.en]
            .iter()
            .all(|text| text.trim().is_empty())
    }
}

/// What stands between several values can't stand within one.
fn choice_name(raw: &str) -> Result<String, Problem> {
    let name = form::required_line(raw, MAX_NAME)?;
    match name.contains(SEPARATORS) {
        true => Err(Problem::new("choice-with-separator")),
        false => Ok(name),
    }
}

/// A choice's code: what was typed, or the English name's letters and digits.
fn code(raw: &str, en: &str) -> Result<String, Problem> {
    let typed = form::half_width(raw.trim());
    if typed.is_empty() {
        let words = en.to_lowercase();
        let words: Vec<_> = words
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        return match words.join("-") {
            code if code.is_empty() => Err(Problem::new("required")),
            code => Ok(code),
        };
    }
    let fits = typed.len() <= MAX_NAME
        && typed
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.'));
    match fits {
        true => Ok(typed),
        false => Err(Problem::new("not-a-choice-code")),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn draft() -> DefinitionDraft {
        let choice = |code: &str, zh: &str, en: &str| ChoiceDraft {
            code: code.into(),
            zh: zh.into(),
            en: en.into(),
        };
        DefinitionDraft {
            key: "material".into(),
            name_zh: "材质".into(),
            name_en: "Material".into(),
            kind: "one".into(),
            choices: vec![
                choice("", "尼龙", "Nylon 66"),
                ChoiceDraft::default(),
                choice("pe", "聚乙烯", "Polyethylene"),
            ],
            position: "2".into(),
            filterable: true,
            ..DefinitionDraft::default()
        }
    }

    fn refused(draft: &DefinitionDraft) -> Vec<String> {
        let errors = draft.parse(CategoryId(Uuid::nil())).unwrap_err().0.into_iter();
        errors
            .map(|error| format!("{} {}", error.field, error.problem.code))
            .collect()
    }

    #[test]
    fn a_definition_is_read_and_written_as_the_same() {
        let definition = draft().parse(CategoryId(Uuid::nil())).unwrap();
        let codes: Vec<_> = definition
            .kind
            .choices()
            .iter()
            .map(|choice| choice.code.as_str())
            .collect();
        assert_eq!(codes, ["nylon-66", "pe"]);
        assert_eq!(
            DefinitionDraft::of(&definition).parse(CategoryId(Uuid::nil())),
            Ok(definition)
        );
        let number = DefinitionDraft {
            kind: "number".into(),
            unit: "mm".into(),
            ..draft()
        };
        let number = number.parse(CategoryId(Uuid::nil())).unwrap();
        assert_eq!(DefinitionDraft::of(&number).unit, "MMT");
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let mut draft = draft();
        draft.name_en = String::new();
        draft.choices[2].zh = "尼龙".into();
        draft.choices[0].en = "Nylon, 66".into();
        assert_eq!(
            refused(&draft),
            ["name_en required", "choices.1.en choice-with-separator"]
        );
        draft.choices[0].en = "Nylon".into();
        assert_eq!(refused(&draft), ["name_en required", "choices.3.en choice-twice"]);
        draft.choices.clear();
        draft.name_en = "Material".into();
        assert_eq!(refused(&draft), ["choices no-choices"]);
        draft.kind = "colour".into();
        draft.position = "0".into();
        assert_eq!(refused(&draft), ["kind required", "position not-a-whole-number"]);
    }
}

//! The form of an attribute: texts as typed, and what was pressed.

use domain::catalog::schema::draft::{ChoiceDraft, DefinitionDraft, MAX_CHOICES};

/// How many rows of choices are there to be filled in.
const ROWS: usize = 4;

/// As the browser sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct AttributeForm {
    pub(super) action: Action,
    /// What was shown before.
    pub(super) seen: String,
    pub(super) draft: DefinitionDraft,
}

/// What was pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Action {
    /// It is shown what it will do; the enter key does that as well.
    #[default]
    Look,
    /// What was shown is done.
    Confirm,
    /// Back to the form.
    Back,
    /// Further choices.
    AddChoices,
}

impl AttributeForm {
    /// Filled with what stands.
    pub(super) fn of(draft: DefinitionDraft) -> Self {
        let form = Self {
            draft,
            ..Self::default()
        };
        form.with_rows()
    }

    /// What was sent: rows are lists of equal names, side by side.
    pub(super) fn read(sent: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        let mut columns = [const { Vec::new() }; 3];
        for (name, text) in sent {
            let draft = &mut form.draft;
            match name.as_str() {
                "action" => {
                    form.action = match text.as_str() {
                        "confirm" => Action::Confirm,
                        "back" => Action::Back,
                        "add_choices" => Action::AddChoices,
                        _ => Action::Look,
                    }
                }
                "seen" => form.seen = text,
                "key" => draft.key = text,
                "name_zh" => draft.name_zh = text,
                "name_en" => draft.name_en = text,
                "kind" => draft.kind = text,
                "unit" => draft.unit = text,
                "required" => draft.required = !text.is_empty(),
                "filterable" => draft.filterable = !text.is_empty(),
                "position" => draft.position = text,
                "choice_code" => columns[0].push(text),
                "choice_zh" => columns[1].push(text),
                "choice_en" => columns[2].push(text),
                _ => {}
            }
        }
        let length = columns.iter().map(Vec::len).max().unwrap_or_default();
        let cell = |column: &Vec<String>, at: usize| column.get(at).cloned().unwrap_or_default();
        // One more than can be right: that they are too many is told then.
        form.draft.choices = (0..length.min(MAX_CHOICES + 1))
            .map(|at| ChoiceDraft {
                code: cell(&columns[0], at),
                zh: cell(&columns[1], at),
                en: cell(&columns[2], at),
            })
            .collect();
        form
    }

    /// With rows to be filled in.
    pub(super) fn with_rows(mut self) -> Self {
        let filled = self.draft.choices.len();
        self.draft
            .choices
            .resize((filled + 1).max(ROWS), ChoiceDraft::default());
        self
    }

    /// With more of them.
    pub(super) fn with_more(mut self) -> Self {
        let filled = self.draft.choices.len();
        self.draft.choices.resize(filled + ROWS, ChoiceDraft::default());
        self
    }

    /// Everything again, for a form that only confirms it.
    pub(super) fn hidden(&self) -> Vec<(&'static str, String)> {
        let draft = &self.draft;
        let mut fields = vec![
            ("key", draft.key.clone()),
            ("name_zh", draft.name_zh.clone()),
            ("name_en", draft.name_en.clone()),
            ("kind", draft.kind.clone()),
            ("unit", draft.unit.clone()),
            ("position", draft.position.clone()),
        ];
        let ticked = [("required", draft.required), ("filterable", draft.filterable)];
        fields.extend(
            ticked
                .into_iter()
                .filter(|(_, on)| *on)
                .map(|(name, _)| (name, "on".to_owned())),
        );
        for choice in &draft.choices {
            fields.push(("choice_code", choice.code.clone()));
            fields.push(("choice_zh", choice.zh.clone()));
            fields.push(("choice_en", choice.en.clone()));
        }
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_carried_through_the_preview_is_what_was_typed() {
        let choice = |zh: &str| ChoiceDraft {
            zh: zh.into(),
            ..ChoiceDraft::default()
        };
        let draft = DefinitionDraft {
            key: "mesh".into(),
            kind: "one".into(),
            required: true,
            choices: vec![choice("尼龙"), ChoiceDraft::default(), choice("聚乙烯")],
            ..DefinitionDraft::default()
        };
        let form = AttributeForm {
            draft,
            ..AttributeForm::default()
        };
        let sent = form
            .hidden()
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text));
        assert_eq!(AttributeForm::read(sent.collect()), form);
    }
}

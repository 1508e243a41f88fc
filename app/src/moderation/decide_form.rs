//! The fields a decision is typed into: for one case, or for many in one go.

use crate::{
    i18n::error_of,
    t,
    ui::{Button, ChoiceOption, Choices, Select, SelectOption, Textarea},
};
use domain::{
    catalog::view::CaseView,
    moderation::{Ruling, matter::Matter},
    problem::FieldErrors,
    text::Locale,
};
use leptos::prelude::*;
use serde::Deserialize;

/// The decision as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub verdict: String,
    /// The key of a reason that is often given.
    pub template: String,
    pub reason: String,
    /// The case's `opened_at` when it was read.
    pub seen: String,
    /// The cases chosen to be decided in one go.
    pub case: Vec<String>,
}

impl Typed {
    /// What it rules: the reason often given, in both languages, and below it what was typed.
    pub(super) fn parse(&self) -> Result<Ruling, FieldErrors> {
        let usual = usual().into_iter().find(|(key, _)| *key == self.template);
        let usual = usual.map(|(_, [zh, en])| format!("{zh}\n{en}"));
        let parts = usual.iter().map(String::as_str).chain([self.reason.as_str()]);
        let reason: Vec<_> = parts.filter(|part| !part.trim().is_empty()).collect();
        Ruling::parse(&self.verdict, &reason.join("\n"))
    }
}

/// Reasons that are often given, in Chinese and in English: which of the two the supplier reads is theirs to choose.
fn usual() -> [(&'static str, [String; 2]); 6] {
    [
        (
            "title",
            Locale::ALL.map(|locale| t!(in locale, "moderation-usual-title")),
        ),
        (
            "text",
            Locale::ALL.map(|locale| t!(in locale, "moderation-usual-text")),
        ),
        (
            "category",
            Locale::ALL.map(|locale| t!(in locale, "moderation-usual-category")),
        ),
        (
            "contact",
            Locale::ALL.map(|locale| t!(in locale, "moderation-usual-contact")),
        ),
        (
            "price",
            Locale::ALL.map(|locale| t!(in locale, "moderation-usual-price")),
        ),
        (
            "twice",
            Locale::ALL.map(|locale| t!(in locale, "moderation-usual-twice")),
        ),
    ]
}

pub(super) fn label(field: &str) -> String {
    match field {
        "reason" => t!("moderation-reason"),
        "case" => t!("moderation-choose"),
        _ => t!("moderation-verdict"),
    }
}

/// The fields and the button; of many cases none is named.
pub(super) fn fields(case: Option<&CaseView>, typed: &Typed, errors: &FieldErrors) -> impl IntoView + use<> {
    let none = SelectOption {
        value: String::new(),
        label: t!("moderation-usual-none"),
    };
    let own = |[zh, en]: [String; 2]| match crate::i18n::locale() {
        Locale::ZhCn => zh,
        Locale::En => en,
    };
    let usual = usual().into_iter().map(|(key, words)| SelectOption {
        value: key.to_owned(),
        label: own(words),
    });
    let usual = std::iter::once(none).chain(usual).collect();
    view! {
        <Choices
            name="verdict" label=t!("moderation-verdict") options=verdicts(case) value=typed.verdict.clone()
            error=error_of(errors, "verdict")
        />
        <Select
            name="template" label=t!("moderation-usual") options=usual value=typed.template.clone()
            hint=t!("moderation-usual-hint")
        />
        <Textarea
            name="reason" label=t!("moderation-reason") hint=t!("moderation-reason-hint")
            value=typed.reason.clone() error=error_of(errors, "reason")
        />
        <div class="actions"><Button>{t!("moderation-submit")}</Button></div>
    }
}

fn verdicts(case: Option<&CaseView>) -> Vec<ChoiceOption> {
    let option = |value: &str, label, hint| ChoiceOption {
        value: value.to_owned(),
        label,
        hint,
    };
    let hints = case.map(|case| match case.matter {
        Matter::New => [
            t!("moderation-approve-new"),
            t!("moderation-return-new"),
            t!("moderation-reject-new"),
        ],
        Matter::Revision => [
            t!("moderation-approve-change"),
            t!("moderation-return-change"),
            t!("moderation-reject-change"),
        ],
        Matter::Report | Matter::Sample => [
            t!("moderation-approve-shown"),
            t!("moderation-return-shown"),
            t!("moderation-reject-shown"),
        ],
    });
    let [approved, returned, rejected] = match hints {
        Some(hints) => hints.map(Some),
        None => [None, None, None],
    };
    let shown = case.is_some_and(|case| !case.matter.is_review());
    let [approve, back, reject] = match shown {
        true => [
            t!("moderation-leave"),
            t!("moderation-suspend"),
            t!("moderation-remove"),
        ],
        false => [
            t!("moderation-approve"),
            t!("moderation-return"),
            t!("moderation-reject"),
        ],
    };
    vec![
        option("approve", approve, approved),
        option("request_changes", back, returned),
        option("reject", reject, rejected),
    ]
}

//! The page of an attribute's form.

use super::{PATH, attribute_form::AttributeForm, page, words};
use crate::{
    i18n::{error_of, locale},
    page::Page,
    t,
    ui::{
        Button, ButtonKind, Checkbox, ChoiceOption, Choices, ErrorSummary, Field, FieldKind, LinkButton,
        PageHead, Panel, Select,
    },
};
use domain::{
    catalog::schema::{Key, draft::ChoiceDraft, tree::CategoryView},
    problem::FieldErrors,
};
use leptos::prelude::*;

/// The form; `key` of one that is there.
pub(super) fn form_page(
    category: &CategoryView,
    key: Option<&Key>,
    form: &AttributeForm,
    errors: &FieldErrors,
) -> Page {
    let back = format!("{PATH}/{}", category.row.id);
    let (title, action) = match key {
        None => (t!("category-attribute-new"), format!("{back}/attributes/new")),
        Some(key) => (
            t!("category-attribute-change"),
            format!("{back}/attributes/{key}"),
        ),
    };
    let lede = t!("category-attribute-lede", path = words::path(&category.row.names));
    let (names, kind, choices, rest) = (
        names(key, form, errors),
        kind(form, errors),
        choices(form, errors),
        rest(form, errors),
    );
    let crumb = back.clone();
    let body = view! {
        <div class="narrow">
            <PageHead title=title.clone() lede/>
            <ErrorSummary errors=errors.clone() label/>
            <Panel>
                <form method="post" action=action class="form" novalidate>
                    // The enter key presses the first button of a form: it must not be one that adds rows.
                    <button class="visually-hidden" type="submit" name="action" value="look" tabindex="-1" aria-hidden="true">
                        {t!("category-look")}
                    </button>
                    {names}
                    {kind}
                    {choices}
                    {rest}
                    <div class="actions">
                        <Button name="action" value="look">{t!("category-look")}</Button>
                        <LinkButton href=back kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
                    </div>
                </form>
            </Panel>
        </div>
    };
    page(title, body).crumb(category.name.get(locale()), crumb)
}

fn names(key: Option<&Key>, form: &AttributeForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let line = |name: &'static str, value: &str| {
        let (label, value, error) = (label(name), value.to_owned(), error_of(errors, name));
        view! { <Field name label value error required=true/> }
    };
    let key = match key {
        // It never changes: values are kept under it.
        Some(key) => view! { <input type="hidden" name="key" value=key.to_string()/> }.into_any(),
        None => {
            let (value, error) = (form.draft.key.clone(), error_of(errors, "key"));
            let hint = t!("category-key-hint");
            view! { <Field name="key" label=label("key") value error hint required=true/> }.into_any()
        }
    };
    view! {
        <div class="form-row">{line("name_zh", &form.draft.name_zh)}{line("name_en", &form.draft.name_en)}</div>
        {key}
    }
}

fn kind(form: &AttributeForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let option = |name: &str| ChoiceOption {
        value: name.to_owned(),
        label: words::kind(name),
        hint: None,
    };
    let kinds = ["text", "number", "yes_no", "one", "several"]
        .map(option)
        .to_vec();
    let (value, error) = (form.draft.kind.clone(), error_of(errors, "kind"));
    let (unit, wrong_unit) = (form.draft.unit.clone(), error_of(errors, "unit"));
    view! {
        <Choices name="kind" label=label("kind") options=kinds value error/>
        <Select
            name="unit" label=label("unit") options=words::units() value=unit error=wrong_unit
            hint=t!("category-unit-hint")
        />
    }
}

fn choices(form: &AttributeForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let rows = (1..).zip(&form.draft.choices);
    let rows = rows
        .map(|(number, row)| choice(number, row, errors))
        .collect_view();
    let error = error_of(errors, "choices");
    let described_by = match error {
        Some(_) => "choices-hint choices-error",
        None => "choices-hint",
    };
    view! {
        <fieldset class="rows" id="choices" tabindex="-1" aria-describedby=described_by>
            <legend>{label("choices")}</legend>
            <p class="field-hint" id="choices-hint">{t!("category-choices-hint")}</p>
            {error.map(|text| view! { <p class="field-error" id="choices-error">{text}</p> })}
            {rows}
            <div>
                <Button kind=ButtonKind::Plain name="action" value="add_choices">{t!("category-choices-add")}</Button>
            </div>
        </fieldset>
    }
}

fn choice(number: usize, row: &ChoiceDraft, errors: &FieldErrors) -> impl IntoView + use<> {
    let cell = |part: &str, value: &str| {
        let id = format!("choices.{number}.{part}");
        let error = error_of(errors, &id);
        view! { <Field name=format!("choice_{part}") id label=choice_label(part) value=value.to_owned() error/> }
    };
    let cells = view! {
        {cell("zh", &row.zh)}
        {cell("en", &row.en)}
        {cell("code", &row.code)}
    };
    view! {
        <fieldset class="row-part">
            <legend class="visually-hidden">{t!("category-choice", number = number)}</legend>
            <div class="form-row">{cells}</div>
        </fieldset>
    }
}

fn rest(form: &AttributeForm, errors: &FieldErrors) -> impl IntoView + use<> {
    let (position, wrong) = (form.draft.position.clone(), error_of(errors, "position"));
    let (required, filterable) = (form.draft.required, form.draft.filterable);
    view! {
        <div>
            <Checkbox name="required" label=t!("category-required-hint") checked=required/>
            <Checkbox name="filterable" label=t!("category-filterable-hint") checked=filterable/>
        </div>
        <Field
            name="position" label=label("position") value=position error=wrong kind=FieldKind::Whole required=true
            hint=t!("category-position-hint")
        />
    }
}

fn choice_label(part: &str) -> String {
    match part {
        "zh" => t!("category-choice-zh"),
        "en" => t!("category-choice-en"),
        _ => t!("category-choice-code"),
    }
}

/// The label of a field of this form.
fn label(field: &str) -> String {
    let mut path = field.split('.');
    match (path.next(), path.next(), path.next()) {
        (Some("choices"), Some(row), Some(part)) => {
            t!("category-choice-field", number = row, field = choice_label(part))
        }
        (Some("choices"), ..) => t!("category-choices"),
        (Some("name_zh"), ..) => t!("category-name-zh"),
        (Some("name_en"), ..) => t!("category-name-en"),
        (Some("kind"), ..) => t!("category-kind"),
        (Some("unit"), ..) => t!("category-unit"),
        (Some("position"), ..) => t!("category-position"),
        _ => t!("category-key"),
    }
}

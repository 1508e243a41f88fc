//! Choosing among a few: radio buttons, boxes to tick, and one such box.

use crate::t;
use leptos::prelude::*;

/// One possible answer.
#[derive(Debug, Clone)]
pub struct ChoiceOption {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// What choosing it means.
    pub hint: Option<String>,
}

/// One of a few, all in sight.
#[component]
pub fn Choices(
    /// The name it is sent under.
    #[prop(into)]
    name: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// The answers, in order.
    options: Vec<ChoiceOption>,
    /// The answer given before.
    #[prop(optional, into)]
    value: String,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    group(
        "radio",
        name.clone(),
        name,
        label,
        options,
        &[value],
        error,
        false,
    )
}

/// Any of a few, all in sight.
#[component]
pub fn Checks(
    /// The name each of them is sent under.
    #[prop(into)]
    name: String,
    /// Its id, where its problems are told of another name.
    #[prop(optional, into)]
    id: Option<String>,
    /// Whether none need be ticked, and that is said.
    #[prop(optional)]
    optional: bool,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// The answers, in order.
    options: Vec<ChoiceOption>,
    /// The answers given before.
    #[prop(optional)]
    values: Vec<String>,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| name.clone());
    group("checkbox", name, id, label, options, &values, error, optional)
}

#[expect(clippy::too_many_arguments, reason = "what two components have in common")]
fn group(
    kind: &'static str,
    name: String,
    id: String,
    label: String,
    options: Vec<ChoiceOption>,
    given: &[String],
    error: Option<String>,
    optional: bool,
) -> impl IntoView + use<> {
    let group_id = id.clone();
    let answers = options
        .into_iter()
        .enumerate()
        .map(|(index, option)| {
            // The error summary links to the group's id: its first answer carries it.
            let id = if index == 0 {
                id.clone()
            } else {
                format!("{id}-{index}")
            };
            let checked = given.contains(&option.value);
            view! {
                <div class="choice">
                    <input type=kind id=id.clone() name=name.clone() checked=checked value=option.value/>
                    <label for=id>
                        {option.label}
                        {option.hint.map(|hint| view! { <span class="choice-hint">{hint}</span> })}
                    </label>
                </div>
            }
        })
        .collect_view();
    let error_id = format!("{group_id}-error");
    let optional = optional.then(|| view! { " "<span class="field-optional">{t!("ui-optional")}</span> });
    let described_by = error.as_ref().map(|_| error_id.clone());
    let class = if error.is_some() {
        "field choices field-wrong"
    } else {
        "field choices"
    };
    view! {
        <fieldset class=class aria-describedby=described_by>
            <legend class="field-label">{label}{optional}</legend>
            {error.map(|text| view! { <p class="field-error" id=error_id>{text}</p> })}
            {answers}
        </fieldset>
    }
}

/// One box to tick.
#[component]
pub fn Checkbox(
    /// The name it is sent under; its value is `on`.
    #[prop(into)]
    name: String,
    /// What ticking it says.
    #[prop(into)]
    label: String,
    /// Whether it was ticked before.
    #[prop(optional)]
    checked: bool,
) -> impl IntoView {
    view! {
        <div class="choice">
            <input type="checkbox" id=name.clone() name=name.clone() checked=checked/>
            <label for=name>{label}</label>
        </div>
    }
}

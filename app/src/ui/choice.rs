//! Choosing among a few: radio buttons, boxes to tick, and one such box.

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
    group("radio", name, label, options, &[value], error)
}

/// Any of a few, all in sight.
#[component]
pub fn Checks(
    /// The name each of them is sent under.
    #[prop(into)]
    name: String,
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
    group("checkbox", name, label, options, &values, error)
}

fn group(
    kind: &'static str,
    name: String,
    label: String,
    options: Vec<ChoiceOption>,
    given: &[String],
    error: Option<String>,
) -> impl IntoView + use<> {
    let answers = options
        .into_iter()
        .enumerate()
        .map(|(index, option)| {
            // The error summary links to the group's name: its first answer carries it.
            let id = if index == 0 {
                name.clone()
            } else {
                format!("{name}-{index}")
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
    let error_id = format!("{name}-error");
    let described_by = error.as_ref().map(|_| error_id.clone());
    let class = if error.is_some() {
        "field choices field-wrong"
    } else {
        "field choices"
    };
    view! {
        <fieldset class=class aria-describedby=described_by>
            <legend class="field-label">{label}</legend>
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

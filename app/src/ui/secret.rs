//! Something shown once, to be copied: selected as a whole by the keyboard, by a click, by a long press.

use leptos::prelude::*;

/// The secret. The page that holds it is kept by no cache.
#[component]
pub fn Secret(
    /// Its id.
    #[prop(into)]
    name: String,
    /// What it is.
    #[prop(into)]
    label: String,
    /// The secret.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field-label" for=name.clone()>{label}</label>
            <input class="control code" type="text" id=name readonly value=value autocomplete="off" spellcheck="false"/>
        </div>
    }
}

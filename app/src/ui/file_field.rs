//! A file to choose. Browsers never send one back: a form that returns asks for it again.

use super::field::Around;
use leptos::prelude::*;

/// A file to choose.
#[component]
pub fn FileField(
    /// The name it is sent under.
    #[prop(into)]
    name: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// How to choose it.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// The kinds a browser offers first, as in `accept`.
    accept: &'static str,
    /// Whether several can be chosen at once.
    #[prop(optional)]
    multiple: bool,
    /// Whether none need be chosen.
    #[prop(optional)]
    may_be_empty: bool,
) -> impl IntoView {
    let around = Around {
        id: name.clone(),
        label,
        hint,
        error,
        required: !may_be_empty,
    };
    let control = view! {
        <input
            class="control" type="file" id=around.id.clone() name=name accept=accept
            multiple=multiple aria-required=(!may_be_empty).then_some("true")
            aria-invalid=around.invalid() aria-describedby=around.described_by()
        />
    };
    around.wrap(control)
}

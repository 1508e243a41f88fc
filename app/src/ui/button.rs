//! Buttons do, links lead: both look alike where they are the next step.

use leptos::prelude::*;

/// How much a button weighs.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one next step of a page or form.
    #[default]
    Primary,
    /// Another possible step.
    Plain,
    /// A step of little weight, as text.
    Quiet,
    /// Ends or refuses something.
    Danger,
}

impl ButtonKind {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Plain => "button button-plain",
            Self::Quiet => "button button-quiet",
            Self::Danger => "button button-danger",
        }
    }
}

/// Submits its form.
#[component]
pub fn Button(
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// The field it sends, where a form has several buttons.
    #[prop(optional)]
    name: Option<&'static str>,
    /// The value it sends.
    #[prop(optional, into)]
    value: Option<String>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <button class=kind.class() type="submit" name=name value=value>{children()}</button> }
}

/// Leads to the next step.
#[component]
pub fn LinkButton(
    /// Where to.
    #[prop(into)]
    href: String,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <a class=kind.class() href=href>{children()}</a> }
}

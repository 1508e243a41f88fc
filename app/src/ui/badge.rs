//! A word or two about a thing, like a stamp on a document.

use leptos::prelude::*;

/// What a colour means. The words beside it always say the same.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// Under way.
    Sea,
    /// Needs attention; advertising.
    Brass,
    /// Done, agreed, verified.
    Leaf,
    /// Refused, overdue, wrong.
    Rust,
}

impl Tone {
    /// The class that carries the colour.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Plain => "tone-plain",
            Self::Sea => "tone-sea",
            Self::Brass => "tone-brass",
            Self::Leaf => "tone-leaf",
            Self::Rust => "tone-rust",
        }
    }
}

/// A stamp: a state, a verification, a label.
#[component]
pub fn Badge(
    /// What the colour means.
    #[prop(optional)]
    tone: Tone,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <span class=format!("badge {}", tone.class())>{children()}</span> }
}

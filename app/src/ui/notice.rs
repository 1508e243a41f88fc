//! A message about what just happened, or about this page.

use super::Tone;
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// Says what happened, what was kept, what to do.
#[component]
pub fn Notice(
    /// `Leaf` for done, `Brass` for attention, `Rust` for failure.
    #[prop(optional)]
    tone: Tone,
    /// What happened.
    #[prop(into)]
    title: String,
    /// The rest of it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = if tone == Tone::Rust { "alert" } else { "status" };
    let glyph = if matches!(tone, Tone::Rust | Tone::Brass) {
        Glyph::Warning
    } else {
        Glyph::Check
    };
    view! {
        <div class=format!("notice {}", tone.class()) role=role>
            <Icon glyph/>
            <div>
                <p class="notice-title">{title}</p>
                {children.map(|children| view! { <div class="notice-text">{children()}</div> })}
            </div>
        </div>
    }
}

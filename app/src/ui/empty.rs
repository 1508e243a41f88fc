//! Nothing here yet: says what to do first, with the button.

use leptos::prelude::*;

/// An empty list.
#[component]
pub fn Empty(
    /// What is not here.
    #[prop(into)]
    title: String,
    /// What to do first, and what will then be here.
    #[prop(into)]
    text: String,
    /// The button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <svg class="empty-drawing" viewBox="0 0 120 48" width="120" height="48" aria-hidden="true">
                <path d="M4 36q6-5 12 0t12 0 12 0 12 0 12 0 12 0 12 0 12 0 12 0"/>
                <path d="M4 43q6-5 12 0t12 0 12 0 12 0 12 0 12 0 12 0 12 0 12 0"/>
                <path class="empty-buoy" d="M55 33 58 15h6l3 18M61 15V8M57.2 24h7.6"/>
            </svg>
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}

//! The mark: a warehouse gable afloat on a hull, above a brass waterline.

use leptos::prelude::*;

/// The mark, decorative: the name stands beside it.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
            <path class="mark-house" d="M16 3 26.5 10v8h-21v-8z"/>
            <path class="mark-door" d="M12.5 18v-5.5h7V18z"/>
            <path class="mark-hull" d="M2.5 19.5h27L25.4 26H6.6z"/>
            <path class="mark-water" d="M2 29.4q2.33-1.9 4.67 0t4.67 0 4.67 0 4.67 0 4.67 0 4.65 0"/>
        </svg>
    }
}

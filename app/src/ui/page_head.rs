//! The head of a page's body: its `h1`, a line about it, its actions.

use leptos::prelude::*;

/// The one `h1` of a page.
#[component]
pub fn PageHead(
    /// The heading.
    #[prop(into)]
    title: String,
    /// A line about it: number, counts, state in words.
    #[prop(optional, into)]
    lede: Option<String>,
    /// Badges and actions at the right.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="page-head">
            <div class="page-head-words">
                <h1>{title}</h1>
                {lede.map(|lede| view! { <p class="lede">{lede}</p> })}
            </div>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}

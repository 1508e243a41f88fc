//! A sheet of paper with a heading.

use leptos::prelude::*;

/// A card around related things.
#[component]
pub fn Panel(
    /// Its heading; none where the content speaks for itself.
    #[prop(optional, into)]
    title: Option<String>,
    /// A word at the right of the heading.
    #[prop(optional, into)]
    aside: Option<String>,
    /// The content.
    children: Children,
) -> impl IntoView {
    let head = title.map(|title| {
        view! {
            <div class="panel-head">
                <h2>{title}</h2>
                {aside.map(|aside| view! { <p class="panel-aside">{aside}</p> })}
            </div>
        }
    });
    view! { <section class="panel">{head}<div class="panel-body">{children()}</div></section> }
}

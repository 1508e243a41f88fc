//! From one page of a list to the next, by keys: no page numbers, nothing is skipped or seen twice.

use crate::t;
use leptos::prelude::*;

/// Links to the neighbouring pages; nothing where there is only one.
#[component]
pub fn Pager(
    /// The page before.
    #[prop(optional_no_strip)]
    previous: Option<String>,
    /// The page after.
    #[prop(optional_no_strip)]
    next: Option<String>,
) -> impl IntoView {
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=t!("ui-pages")>
                {previous.map(|href| view! { <a class="button button-plain" rel="prev" href=href>{t!("ui-previous")}</a> })}
                {next.map(|href| view! { <a class="button button-plain pager-next" rel="next" href=href>{t!("ui-next")}</a> })}
            </nav>
        }
    })
}

//! Breadcrumbs: the pages above this one.

use super::Crumb;
use crate::t;
use leptos::prelude::*;

/// The trail, or nothing where the page has none.
#[component]
pub fn Crumbs(
    /// From the farthest to the nearest.
    crumbs: Vec<Crumb>,
) -> impl IntoView {
    (!crumbs.is_empty()).then(|| {
        let items = crumbs
            .into_iter()
            .map(|crumb| view! { <li><a href=crumb.href>{crumb.label}</a></li> })
            .collect_view();
        view! {
            <nav class="crumbs" aria-label=t!("shell-crumbs")>
                <ol>{items}</ol>
            </nav>
        }
    })
}

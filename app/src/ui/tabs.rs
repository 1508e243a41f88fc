//! Neighbouring views of one list. Links, not scripts: each has its own address.

use leptos::prelude::*;

/// One tab.
#[derive(Debug, Clone)]
pub struct Tab {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
    /// How many things are in it.
    pub count: Option<u32>,
    /// Whether it is the one shown.
    pub current: bool,
}

/// A row of tabs.
#[component]
pub fn Tabs(
    /// What they divide, for screen readers.
    #[prop(into)]
    label: String,
    /// The tabs, in order.
    tabs: Vec<Tab>,
) -> impl IntoView {
    let items = tabs
        .into_iter()
        .map(|tab| {
            view! {
                <li>
                    <a href=tab.href aria-current=tab.current.then_some("page")>
                        {tab.label}
                        {tab.count.map(|count| view! { <span class="count">{count}</span> })}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=label><ul>{items}</ul></nav> }
}

//! A figure (price, amount, quantity) with its unit, in tabular digits. The text comes from
//! `format`, so what is shown is what is agreed.

use leptos::prelude::*;

/// How large a figure stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum FigureSize {
    /// Within text and tables.
    #[default]
    Text,
    /// The figure a card is about.
    Large,
}

/// A figure, what it is per, and its equivalent.
#[component]
pub fn Figure(
    /// The figure, formatted.
    #[prop(into)]
    value: String,
    /// What it is per or counted in: `/ piece`, `from 200`.
    #[prop(optional, into)]
    per: Option<String>,
    /// Its equivalent in the viewer's currency, with the rate's date.
    #[prop(optional, into)]
    about: Option<String>,
    /// How large it stands.
    #[prop(optional)]
    size: FigureSize,
) -> impl IntoView {
    let class = match size {
        FigureSize::Text => "figure",
        FigureSize::Large => "figure figure-large",
    };
    view! {
        <span class=class>
            <span class="figure-value">{value}</span>
            {per.map(|per| view! { " "<span class="figure-per">{per}</span> })}
            {about.map(|about| view! { <span class="figure-about">{about}</span> })}
        </span>
    }
}

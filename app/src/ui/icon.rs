//! Line icons, drawn on a 20-unit grid. Always decorative: a word or a label says the same.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// Something waits.
    Bell,
    /// Done, or true.
    Check,
    /// A work area.
    Desk,
    /// The start page.
    Home,
    /// A specialised market.
    Market,
    /// An order or a document.
    Order,
    /// A person or an account.
    Person,
    /// Searching.
    Search,
    /// Something to be careful about.
    Warning,
}

impl Glyph {
    const fn path(self) -> &'static str {
        match self {
            Self::Bell => "M4.5 14h11l-1.4-2.2V8.5a4.1 4.1 0 0 0-8.2 0v3.3zM8.3 16.5a1.8 1.8 0 0 0 3.4 0",
            Self::Check => "m4 10.5 4 4 8-9",
            Self::Desk => "M3 6.5h14v10H3zM7 6.5v-3h6v3M3 11h14",
            Self::Home => "M3 9.5 10 3.5l7 6M5 8v8.5h10V8",
            Self::Market => "M3.5 8.5v8h13v-8M2.5 8.5 4 3.5h12l1.5 5zM8 16.5v-4.5h4v4.5",
            Self::Order => "M5 2.5h7l3 3v12H5zM8 9h4M8 12h4",
            Self::Person => "M10 10a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6M3.8 17a6.2 6.2 0 0 1 12.4 0",
            Self::Search => "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11M13 13l4 4",
            Self::Warning => "M10 3 18 16.5H2zM10 8v4M10 14.2v.1",
        }
    }
}

/// An icon in the colour and size of the text around it.
#[component]
pub fn Icon(
    /// What it shows.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d=glyph.path()/>
        </svg>
    }
}

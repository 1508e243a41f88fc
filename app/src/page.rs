//! A page becomes a response: complete HTML, rendered before the first byte is sent.
//!
//! Whatever may fail (loading, rights, redirects) is over before [`respond`] is called; nothing in
//! here may load data.

use crate::{
    shell::{self, Crumb, Frame, SearchBox},
    visitor::Area,
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// What a page says, before the frame is put around it.
pub struct Page {
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    pub(crate) indexed: bool,
    pub(crate) picture: Option<String>,
    pub(crate) data: Option<Value>,
    pub(crate) crumbs: Vec<Crumb>,
    pub(crate) area: Option<Area>,
    pub(crate) search: SearchBox,
    pub(crate) live: bool,
    pub(crate) body: AnyView,
}

impl Page {
    /// A page with its title (window and search results; the body has its own `h1`) and its body.
    pub fn new(title: impl Into<String>, body: impl IntoAny) -> Self {
        Self {
            title: title.into(),
            description: None,
            indexed: false,
            picture: None,
            data: None,
            crumbs: Vec::new(),
            area: None,
            search: SearchBox::default(),
            live: false,
            body: body.into_any(),
        }
    }

    /// Makes the page public to search engines, with the sentence they show.
    pub fn public(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self.indexed = true;
        self
    }

    /// The picture by which the page is shown where it is shared, by its path.
    pub fn pictured(mut self, path: Option<String>) -> Self {
        self.picture = path;
        self
    }

    /// What the page is about, for programs, in the terms of schema.org.
    pub fn about(mut self, data: Value) -> Self {
        self.data = Some(data);
        self
    }

    /// Adds a breadcrumb; the current page is not one of them.
    pub fn crumb(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push(Crumb {
            label: label.into(),
            href: href.into(),
        });
        self
    }

    /// Puts the page into a desk or another area, with its rail at the left.
    pub fn at(mut self, area: impl Into<Area>) -> Self {
        self.area = Some(area.into());
        self
    }

    /// Has the part of the page that is marked `data-live` looked at again and again, where there are scripts.
    pub fn live(mut self) -> Self {
        self.live = true;
        self
    }

    /// Fills the search form of the top bar.
    pub fn searching(mut self, query: impl Into<String>, market: Option<String>) -> Self {
        self.search = SearchBox {
            query: query.into(),
            market,
        };
        self
    }
}

/// Renders a page inside the frame. `build` runs with the language, the visitor and the clock's now
/// in the Leptos context, so `t!` and every component work in it.
pub fn respond(status: StatusCode, frame: Frame, build: impl FnOnce() -> Page) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_LANGUAGE, frame.visitor.locale.tag()),
        (header::CACHE_CONTROL, "private, no-cache"),
        (header::VARY, "cookie, accept-language"),
    ];
    (status, headers, html(&frame, build)).into_response()
}

/// The whole document.
fn html(frame: &Frame, build: impl FnOnce() -> Page) -> String {
    let html = in_context(frame, || {
        let page = build();
        shell::document(frame, page).to_html()
    });
    strip_markers(&html)
}

/// Asks for words outside of a page, in its visitor's language: for files.
pub(crate) fn within<T>(frame: &Frame, words: impl FnOnce() -> T) -> T {
    in_context(frame, words)
}

/// A part of a page that stands already.
pub(crate) fn fragment<V: IntoView>(frame: &Frame, view: impl FnOnce() -> V) -> String {
    strip_markers(&in_context(frame, || view().into_view().to_html()))
}

/// Runs `render` under an owner of its own, as one request sees it.
fn in_context<T>(frame: &Frame, render: impl FnOnce() -> T) -> T {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let value = owner.with(|| {
        provide_context(frame.visitor.locale);
        provide_context(frame.visitor.clone());
        provide_context(shell::Now(frame.now));
        render()
    });
    owner.unset_with_forced_cleanup();
    value
}

/// Renders a view in a language, without a frame: for tests of components.
#[cfg(test)]
pub(crate) fn html_in<V: IntoView>(locale: domain::text::Locale, view: impl FnOnce() -> V) -> String {
    fragment(&Frame::sample(locale), view)
}

/// Removes Leptos's `<!>` node separators, which only hydration reads and HTML does not know,
/// everywhere but inside islands. Escaped text can't contain one.
fn strip_markers(html: &str) -> String {
    const OPEN: &str = "<leptos-island";
    const CLOSE: &str = "</leptos-island>";
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find(OPEN) {
        let end = rest[start..]
            .find(CLOSE)
            .map_or(rest.len(), |close| start + close + CLOSE.len());
        out.push_str(&rest[..start].replace("<!>", ""));
        out.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    out.push_str(&rest.replace("<!>", ""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::text::Locale;

    #[test]
    fn markers_go_but_not_from_islands() {
        let html = "<p>a<!>b</p><leptos-island data-component=\"X\">c<!>d</leptos-island>e<!>f";
        assert_eq!(
            strip_markers(html),
            "<p>ab</p><leptos-island data-component=\"X\">c<!>d</leptos-island>ef"
        );
    }

    #[test]
    fn a_page_is_complete_html_in_the_visitors_language() {
        let html = html(&Frame::sample(Locale::En), || {
            Page::new("A & B", view! { <h1>"<x>"</h1> })
        });
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\">"), "{html}");
        assert!(html.contains("<title>A &amp; B · "), "{html}");
        assert!(html.contains("<h1>&lt;x&gt;</h1>"), "{html}");
        assert!(html.contains("name=\"robots\" content=\"noindex\""), "{html}");
        assert!(!html.contains("islands.js") && !html.contains("<!>"), "{html}");
    }

    #[test]
    fn a_public_page_names_its_other_languages() {
        let html = html(&Frame::sample(Locale::ZhCn), || {
            Page::new("茶", ()).public("岳阳黄茶")
        });
        assert!(
            html.contains("<meta name=\"description\" content=\"岳阳黄茶\">"),
            "{html}"
        );
        assert!(
            html.contains("hreflang=\"en\" href=\"https://port.example/?lang=en\""),
            "{html}"
        );
        assert!(!html.contains("noindex"), "{html}");
        assert!(
            html.contains("<meta property=\"og:url\" content=\"https://port.example/\">"),
            "{html}"
        );
    }

    #[test]
    fn what_a_page_is_about_can_say_anything() {
        let html = html(&Frame::sample(Locale::En), || {
            Page::new("Tea", ()).about(serde_json::json!({ "name": "</script><script>x" }))
        });
        assert!(html.contains("<script type=\"application/ld+json\">{"), "{html}");
        assert!(html.contains("\\u003c/script>\\u003cscript>x"), "{html}");
    }
}

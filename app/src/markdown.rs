//! Descriptions with a little markup, as CommonMark writes it: paragraphs, headings, lists, tables, emphasis and links.
//!
//! What people write is never HTML: tags are shown as they were typed. Pictures from elsewhere are left out but for their
//! words, and links lead to the web only.

use leptos::prelude::*;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use url::Url;

/// A text as elements of a page. Its headings begin at the third level: the page and its panel have the first two.
#[expect(
    clippy::disallowed_methods,
    reason = "written from allowed events alone: what was typed is text in them, and escaped"
)]
pub(crate) fn shown(text: &str) -> impl IntoView + use<> {
    let mut written = String::new();
    html::push_html(&mut written, events(&prepared(text)));
    view! { <div class="prose" inner_html=written></div> }
}

/// Its words alone, on one line.
pub(crate) fn plain(text: &str) -> String {
    let text = prepared(text);
    let mut words = String::new();
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text);
            }
            Event::Start(_) | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            _ => words.push(' '),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text whose lines mean what suppliers mean by them: `60*40*40` is a size and no emphasis, and a line that is moved in
/// is no program.
fn prepared(text: &str) -> String {
    let mut prepared = String::with_capacity(text.len());
    for line in text.lines() {
        let bare = line.trim_start();
        let listed = bare.starts_with(['-', '*', '+']) || bare.starts_with(|c: char| c.is_ascii_digit());
        let line = if listed { line } else { bare };
        let mut before = None;
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            let within = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
            if c == '*' && within(before.as_ref()) && within(rest.peek()) {
                prepared.push('\\');
            }
            prepared.push(c);
            before = Some(c);
        }
        prepared.push('\n');
    }
    prepared
}

fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    // A link that leads nowhere is its words.
    let mut links = false;
    Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(move |event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => {
            let link = link(&dest_url);
            links = link.is_some();
            link
        }
        Event::End(TagEnd::Link) => std::mem::take(&mut links).then_some(Event::End(TagEnd::Link)),
        event => kept(event),
    })
}

/// The beginning of a link to a page of the web. A written address holds no quotes.
fn link(address: &str) -> Option<Event<'static>> {
    let address = Url::parse(address).ok()?;
    matches!(address.scheme(), "http" | "https").then(|| {
        let link = format!(r#"<a href="{address}" rel="nofollow ugc">"#);
        Event::InlineHtml(CowStr::from(link))
    })
}

fn kept(event: Event<'_>) -> Option<Event<'_>> {
    Some(match event {
        Event::Html(typed) | Event::InlineHtml(typed) => Event::Text(typed),
        // Suppliers end a line where they want one to end.
        Event::SoftBreak => Event::HardBreak,
        Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
            level: lower(level),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        Event::Start(Tag::HtmlBlock | Tag::CodeBlock(_)) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock | TagEnd::CodeBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
        event => event,
    })
}

fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut written = String::new();
        html::push_html(&mut written, events(&prepared(text)));
        written
    }

    #[test]
    fn a_little_markup_is_understood() {
        assert_eq!(
            written("# Net\n\n- **strong**\n- soft"),
            "<h3>Net</h3>\n<ul>\n<li><strong>strong</strong></li>\n<li>soft</li>\n</ul>\n"
        );
        assert!(written("|a|b|\n|-|-|\n|1|2|").contains("<td>2</td>"));
        assert_eq!(
            plain("# Net\n\nOf **nylon**, [see](https://a.example)\n- one"),
            "Net Of nylon, see one"
        );
    }

    #[test]
    fn plain_lines_stay_lines() {
        assert_eq!(
            written("One\n    two\nthree"),
            "<p>One<br />\ntwo<br />\nthree</p>\n"
        );
        assert_eq!(written("60*40*40 cm"), "<p>60*40*40 cm</p>\n");
    }

    #[test]
    fn nothing_typed_is_html_or_leads_elsewhere() {
        for (typed, shown) in [
            (
                "a <b onclick=x>b</b>",
                "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n",
            ),
            ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;\n</p>\n"),
            ("![net](https://a.example/x.png)", "<p>net</p>\n"),
            ("[x](javascript:alert(1))", "<p>x</p>\n"),
            ("[x](//a.example)", "<p>x</p>\n"),
            (
                r#"[x](<https://a.example/"onclick="y>)"#,
                "<p><a href=\"https://a.example/%22onclick=%22y\" rel=\"nofollow ugc\">x</a></p>\n",
            ),
        ] {
            assert_eq!(written(typed), shown, "{typed}");
        }
    }
}

//! The only `<textarea>` of the product. Leptos 0.8.23 prints a textarea's children unescaped and drops
//! `prop:value` on the server, so the text is escaped here and set as raw content.

use super::field::Around;
use leptos::prelude::*;

/// Several lines to fill in.
#[component]
pub fn Textarea(
    /// The name it is sent under.
    #[prop(into)]
    name: String,
    /// Its id, where the name stands more than once on the page.
    #[prop(optional, into)]
    id: Option<String>,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// What was typed before.
    #[prop(optional, into)]
    value: String,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// Whether it may not be left empty.
    #[prop(optional)]
    required: bool,
    /// How many lines it shows.
    #[prop(default = 4)]
    rows: u8,
) -> impl IntoView {
    let around = Around {
        id: id.unwrap_or_else(|| name.clone()),
        label,
        hint,
        error,
        required,
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "content() escapes it, which Leptos fails to do here"
    )]
    let control = view! {
        <textarea
            class="control" id=around.id.clone() name=name rows=rows.to_string()
            aria-required=required.then_some("true") aria-invalid=around.invalid()
            aria-describedby=around.described_by() inner_html=content(&value)
        ></textarea>
    };
    around.wrap(control)
}

/// The text as a textarea's raw content. HTML drops the first newline, so one is always added.
fn content(text: &str) -> String {
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!("\n{escaped}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::html_in;
    use domain::text::Locale;
    use std::{fs, path::Path};

    #[test]
    fn what_was_typed_can_not_leave_the_textarea() {
        let html = html_in(Locale::En, || {
            view! { <Textarea name="note" label="Note" value="</textarea><script>alert(1)</script>&lt;"/> }
        });
        assert!(!html.contains("<script>"), "{html}");
        assert!(
            html.contains(">\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;</textarea>"),
            "{html}"
        );
    }

    #[test]
    fn no_other_textarea_stands_in_the_pages() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut folders = vec![here.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path != here.join("ui/textarea.rs") {
                    let text = fs::read_to_string(&path).unwrap();
                    assert!(
                        !text.contains("<textarea"),
                        "{} must use ui::Textarea",
                        path.display()
                    );
                }
            }
        }
    }
}

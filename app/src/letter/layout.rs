//! How a letter looks: plain text, and HTML that every mail program shows.

use super::Note;
use crate::t;
use domain::notification::Letter;
use leptos::prelude::*;
use std::fmt::Write;

pub(super) fn text(letter: &Letter, note: &Note, origin: &str) -> String {
    let locale = letter.locale;
    let mut text = format!(
        "{}\n\n{}\n\n",
        t!(in locale, "letter-greeting", name = letter.name.as_str()),
        note.opening
    );
    for (label, value) in &note.facts {
        // Writing to a string can't fail.
        let _ = writeln!(
            text,
            "{}",
            t!(in locale, "letter-fact", label = label.as_str(), value = value.as_str())
        );
    }
    for part in &note.parts {
        let _ = writeln!(text, "{}\n", part.title);
        for (words, path) in &part.links {
            let _ = writeln!(text, "{words}\n{origin}{path}\n");
        }
    }
    let _ = write!(text, "\n{}\n{origin}{}\n\n-- \n", note.action, note.path);
    let _ = match &note.stop {
        Some(stop) => writeln!(text, "{}\n{}\n{origin}{}", stop.why, stop.words, stop.path),
        None => writeln!(text, "{}", t!(in locale, "letter-why")),
    };
    text
}

/// Mail programs know neither style sheets nor variables: the few styles stand on the elements.
pub(super) fn html(letter: &Letter, note: &Note, origin: &str) -> String {
    const PAPER: &str =
        "margin:0;padding:24px;background:#FAFAF6;color:#14202E;font:15px/1.6 system-ui,sans-serif";
    const CARD: &str =
        "max-width:560px;margin:0 auto;padding:24px;background:#FFFFFF;border:1px solid #E3E1D8";
    const LABEL: &str = "padding:4px 16px 4px 0;color:#51606F;vertical-align:top;white-space:nowrap";
    const ACTION: &str =
        "display:inline-block;padding:8px 16px;background:#0B6E6E;color:#FFFFFF;text-decoration:none";
    const LINK: &str = "color:#0B6E6E";
    const SMALL: &str = "color:#51606F;font-size:13px";
    let locale = letter.locale;
    let facts = note
        .facts
        .iter()
        .map(|(label, value)| {
            view! { <tr><td style=LABEL>{label.clone()}</td><td style="padding:4px 0">{value.clone()}</td></tr> }
        })
        .collect_view();
    let parts = note
        .parts
        .iter()
        .map(|part| {
            let links = part.links.iter().map(|(words, path)| {
                view! { <li style="padding:2px 0"><a style=LINK href=format!("{origin}{path}")>{words.clone()}</a></li> }
            });
            view! {
                <h2 style="margin:24px 0 4px;font-size:16px">{part.title.clone()}</h2>
                <ul style="margin:0;padding-left:20px">{links.collect_view()}</ul>
            }
        })
        .collect_view();
    let why = match &note.stop {
        Some(stop) => view! {
            <p style=SMALL>{stop.why.clone()}" "<a style=LINK href=format!("{origin}{}", stop.path)>{stop.words.clone()}</a></p>
        }
        .into_any(),
        None => view! { <p style=SMALL>{t!(in locale, "letter-why")}</p> }.into_any(),
    };
    let greeting = t!(in locale, "letter-greeting", name = letter.name.as_str());
    let body = view! {
        <body style=PAPER>
            <div style=CARD>
                <p>{greeting}</p>
                <p>{note.opening.clone()}</p>
                <table style="border-collapse:collapse;margin:16px 0"><tbody>{facts}</tbody></table>
                {parts}
                <p style="margin-top:24px"><a style=ACTION href=format!("{origin}{}", note.path)>{note.action.clone()}</a></p>
                {why}
            </div>
        </body>
    };
    format!(
        "<!DOCTYPE html><html lang=\"{}\">{}</html>",
        locale.tag(),
        body.to_html().replace("<!>", "")
    )
}

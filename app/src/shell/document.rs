//! The HTML document: head, frame, page.

use super::{Frame, bottom_bar::BottomBar, crumbs::Crumbs, footer::Footer, rail::Rail, top_bar::TopBar};
use crate::{page::Page, t};
use domain::text::Locale;
use leptos::prelude::*;
use serde_json::Value;

/// The whole document. The search box has its script; others are loaded only where the body holds an island, asks
/// for a passkey, tells of something under way or shows what people write to each other.
pub(crate) fn document(frame: &Frame, page: Page) -> AnyView {
    let body = page.body.to_html();
    let has_islands = body.contains("<leptos-island");
    let has_passkeys = body.contains(" data-passkey=");
    let has_thread = body.contains(" data-thread=");
    let title = t!("shell-title", page = page.title.as_str());
    let search = page.search;
    let frame = frame.clone();
    let language = frame.visitor.locale.tag();
    let card = page
        .indexed
        .then(|| card(&frame, &page.title, page.description.as_deref(), page.picture));
    let alternates = page.indexed.then(|| alternates(&frame));
    let data = page.data.as_ref().map(data);
    #[expect(
        clippy::disallowed_methods,
        reason = "the body is HTML already, with every text in it escaped"
    )]
    let main = view! { <main id="main" class="main" tabindex="-1" inner_html=body></main> };
    let middle = match page.area {
        None => main.into_any(),
        Some(area) => view! { <div class="work"><Rail frame=frame.clone() area/>{main}</div> }.into_any(),
    };
    view! {
        <!DOCTYPE html>
        <html lang=language>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                {page.description.map(|text| view! { <meta name="description" content=text/> })}
                {(!page.indexed).then(|| view! { <meta name="robots" content="noindex"/> })}
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="stylesheet" href="/pkg/entrepot.css"/>
                {alternates}
                {card}
                {data}
                {has_islands.then(|| island_scripts(&frame))}
                {has_passkeys.then(|| script("/passkey.js", &frame))}
                {has_thread.then(|| script("/thread.js", &frame))}
                {page.live.then(|| script("/live.js", &frame))}
                {script("/suggest.js", &frame)}
            </head>
            <body>
                <a class="skip-link" href="#main">{t!("shell-skip")}</a>
                <TopBar frame=frame.clone() search/>
                <div class="page">
                    <Crumbs crumbs=page.crumbs/>
                    {middle}
                </div>
                <Footer/>
                <BottomBar frame/>
            </body>
        </html>
    }
    .into_any()
}

fn island_scripts(frame: &Frame) -> impl IntoView + use<> {
    let nonce = frame.nonce.to_string();
    view! {
        <link rel="modulepreload" href="/pkg/app.js" nonce=nonce.clone()/>
        <script type="module" src="/islands.js" nonce=nonce></script>
    }
}

fn script(address: &'static str, frame: &Frame) -> impl IntoView + use<> {
    view! { <script type="module" src=address nonce=frame.nonce.to_string()></script> }
}

/// How the page is shown where its address is shared (ogp.me).
fn card(
    frame: &Frame,
    title: &str,
    description: Option<&str>,
    picture: Option<String>,
) -> impl IntoView + use<> {
    let property =
        |name: &'static str, value: String| leptos::html::meta().attr("property", name).content(value);
    let picture = picture.map(|path| property("og:image", format!("{}{path}", frame.origin)));
    view! {
        {property("og:type", "website".to_owned())}
        {property("og:site_name", "Entrepot".to_owned())}
        {property("og:title", title.to_owned())}
        {description.map(|text| property("og:description", text.to_owned()))}
        {property("og:url", format!("{}{}", frame.origin, frame.bare_path()))}
        {picture}
    }
}

/// What the page is about, for programs. No browser runs it, and nothing in it can end it.
fn data(data: &Value) -> AnyView {
    let text = data.to_string().replace('<', "\\u003c");
    #[expect(
        clippy::disallowed_methods,
        reason = "JSON in which every text is escaped, and `<` besides"
    )]
    let script = view! { <script type="application/ld+json" inner_html=text></script> };
    script.into_any()
}

/// The same page in each language, for search engines.
fn alternates(frame: &Frame) -> impl IntoView + use<> {
    let address = |locale: Locale| format!("{}{}?lang={}", frame.origin, frame.bare_path(), locale.tag());
    let links = Locale::ALL
        .map(|locale| view! { <link rel="alternate" hreflang=locale.tag() href=address(locale)/> })
        .collect_view();
    let neutral = format!("{}{}", frame.origin, frame.bare_path());
    view! {
        <link rel="canonical" href=neutral.clone()/>
        {links}
        <link rel="alternate" hreflang="x-default" href=neutral/>
    }
}

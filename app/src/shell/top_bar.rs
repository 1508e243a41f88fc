//! The top bar: mark, search, language, what waits, account; below it the markets.

use super::{Frame, SearchBox, mark::Mark, rail::desk_name};
use crate::{
    t,
    ui::icon::{Glyph, Icon},
    visitor::Person,
};
use domain::text::Locale;
use leptos::prelude::*;

/// The top of every page.
#[component]
pub fn TopBar(
    /// Who looks, and from where.
    frame: Frame,
    /// What the search form holds.
    search: SearchBox,
) -> impl IntoView {
    let person = match frame.visitor.person.clone() {
        None => guest().into_any(),
        Some(person) => view! { {bell(&frame, &person)}{account(person)} }.into_any(),
    };
    view! {
        <header class="top">
            <div class="top-bar">
                <a class="brand" href="/">
                    <Mark/>
                    <span class="brand-name">"Entrepot"</span>
                    <span class="visually-hidden">{t!("shell-home")}</span>
                </a>
                {search_form(&frame, search)}
                <div class="top-tools">{language_form(&frame)}{person}</div>
            </div>
            {markets(&frame)}
        </header>
    }
}

fn search_form(frame: &Frame, search: SearchBox) -> impl IntoView + use<> {
    let options = frame
        .markets
        .iter()
        .map(|market| {
            let selected = search.market.as_deref() == Some(market.slug.as_str());
            view! { <option value=market.slug.clone() selected=selected>{market.name.clone()}</option> }
        })
        .collect_view();
    view! {
        <form class="search" role="search" method="get" action="/search">
            <label class="visually-hidden" for="search-market">{t!("shell-search-market")}</label>
            <select class="search-market" id="search-market" name="market">
                <option value="">{t!("shell-all-markets")}</option>
                {options}
            </select>
            <label class="visually-hidden" for="search-query">{t!("shell-search-query")}</label>
            <input
                class="search-query" id="search-query" name="q" type="search" maxlength="200" autocomplete="off"
                placeholder=t!("shell-search-placeholder") value=search.query
                data-suggestions=t!("shell-suggestions") data-phrase=t!("shell-suggestion-phrase")
                data-category=t!("shell-suggestion-category") data-supplier=t!("shell-suggestion-supplier")
            />
            <button class="search-button" type="submit" aria-label=t!("shell-search")>
                <Icon glyph=Glyph::Search/>
                <span>{t!("shell-search")}</span>
            </button>
        </form>
    }
}

/// One press changes to the other language and comes back to this page.
fn language_form(frame: &Frame) -> impl IntoView + use<> {
    let (other, name) = match frame.visitor.locale {
        Locale::ZhCn => (Locale::En, t!(in Locale::En, "shell-language")),
        Locale::En => (Locale::ZhCn, t!(in Locale::ZhCn, "shell-language")),
    };
    view! {
        <form class="language" method="post" action="/locale">
            <input type="hidden" name="next" value=frame.path.clone()/>
            <button class="tool" type="submit" name="lang" value=other.tag() lang=other.tag()>{name}</button>
        </form>
    }
}

fn guest() -> impl IntoView {
    view! {
        <a class="tool" href="/sign-in">{t!("shell-sign-in")}</a>
        <a class="tool tool-strong" href="/register">{t!("shell-register")}</a>
    }
}

fn bell(frame: &Frame, person: &Person) -> impl IntoView + use<> {
    let waiting = frame.waiting.total();
    let desk = person.desks.first().map_or("/desk", |desk| desk.path());
    view! {
        <a class="tool bell" href=desk aria-label=t!("shell-waiting", count = waiting)>
            <Icon glyph=Glyph::Bell/>
            {(waiting > 0).then(|| view! { <span class="count">{waiting}</span> })}
        </a>
    }
}

fn account(person: Person) -> impl IntoView {
    let desks = person
        .desks
        .iter()
        .map(|desk| view! { <li><a href=desk.path()>{desk_name(*desk)}</a></li> })
        .collect_view();
    let admin = person
        .administers
        .then(|| view! { <li><a href="/admin">{t!("shell-admin")}</a></li> });
    let several = !person.others.is_empty();
    let others = person
        .others
        .into_iter()
        .map(|company| {
            let named = t!("shell-switch-to", name = company.name.clone());
            view! {
                <li>
                    <form method="post" action="/company/switch">
                        <input type="hidden" name="code" value=company.code/>
                        <button class="tool" type="submit" aria-label=named>{company.name}</button>
                    </form>
                </li>
            }
        })
        .collect_view();
    let switches = several.then(|| {
        view! { <p class="account-switch">{t!("shell-switch")}</p><ul>{others}</ul> }
    });
    view! {
        <details class="account">
            <summary class="tool">
                <Icon glyph=Glyph::Person/>
                <span class="account-name">{person.name.clone()}</span>
            </summary>
            <div class="account-menu">
                <p class="account-who"><strong>{person.name}</strong><span>{person.company}</span></p>
                <ul>
                    {desks}
                    {admin}
                    <li><a href="/saved-searches">{t!("search-saved")}</a></li>
                    <li><a href="/company">{t!("shell-company")}</a></li>
                    <li><a href="/account">{t!("shell-account")}</a></li>
                </ul>
                {switches}
                <form method="post" action="/sign-out">
                    <button class="tool" type="submit">{t!("shell-sign-out")}</button>
                </form>
            </div>
        </details>
    }
}

fn markets(frame: &Frame) -> impl IntoView + use<> {
    let links = frame
        .markets
        .iter()
        .map(|market| {
            let href = format!("/markets/{}", market.slug);
            let current = frame.current(&href);
            view! { <li><a href=href aria-current=current>{market.name.clone()}</a></li> }
        })
        .collect_view();
    view! {
        <nav class="markets" aria-label=t!("shell-markets")>
            <ul>
                // First, so that a narrow window never hides it behind the others.
                <li><a href="/markets" aria-current=frame.current("/markets")>{t!("shell-all-markets")}</a></li>
                {links}
            </ul>
        </nav>
    }
}

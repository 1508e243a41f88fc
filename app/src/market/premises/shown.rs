//! A market's premises on its page.

use super::form::day_name;
use crate::{failure::encoded, i18n::locale, t, ui::Panel};
use domain::{
    catalog::content::CategoryPath,
    market::{
        hours::{OpeningHours, Span},
        premises::Premises,
    },
    text::Bilingual,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Where it is, when it is open, how to reach it; nothing where nothing of it is known.
pub(crate) fn visiting(premises: &Premises) -> Option<impl IntoView + use<>> {
    let address = premises.address.get(locale()).to_owned();
    let fact = |label: String, value: AnyView| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let address = (!address.is_empty()).then(|| fact(t!("premises-address"), address.into_any()));
    let hours =
        (!premises.hours.is_empty()).then(|| fact(t!("premises-hours"), hours(&premises.hours).into_any()));
    let phone = premises.phone.clone().map(|phone| {
        let href = format!("tel:{}", phone.replace(' ', ""));
        fact(
            t!("premises-phone"),
            view! { <a href=href>{phone}</a> }.into_any(),
        )
    });
    let email = premises.email.clone().map(|email| {
        let href = format!("mailto:{email}");
        fact(
            t!("premises-email"),
            view! { <a href=href>{email}</a> }.into_any(),
        )
    });
    let known = address.is_some() || hours.is_some() || phone.is_some() || email.is_some();
    known.then(|| {
        view! { <Panel title=t!("premises-visit")><dl class="facts">{address}{hours}{phone}{email}</dl></Panel> }
    })
}

/// `Monday–Friday 08:00–17:30`, one line for days with the same times.
fn hours(hours: &OpeningHours) -> impl IntoView + use<> {
    let line = |(first, last, spans): (_, _, &[Span])| {
        let days = match first == last {
            true => day_name(first),
            false => t!("premises-days", first = day_name(first), last = day_name(last)),
        };
        let times: Vec<_> = spans.iter().map(Span::to_string).collect();
        let times = match times.is_empty() {
            true => t!("premises-closed"),
            false => times.join(", "),
        };
        view! { <li>{days}" "<span class="figures">{times}</span></li> }
    };
    let lines = hours.groups().into_iter().map(line).collect_view();
    view! { <ul class="plain-list">{lines}</ul> }
}

/// The categories it is known for, each leading to what is offered of it here.
pub(crate) fn known_for(
    slug: &str,
    premises: &Premises,
    names: &BTreeMap<CategoryPath, Bilingual>,
) -> Option<impl IntoView + use<>> {
    let links = premises.focus.iter().filter_map(|path| {
        let name = names.get(path)?.get(locale()).to_owned();
        let href = format!("/search?market={slug}&category={}", encoded(&path.to_string()));
        Some(view! { <li><a href=href>{name}</a></li> })
    });
    let links = links.collect_view();
    (!premises.focus.is_empty()).then(|| {
        view! {
            <section class="market-focus">
                <h2>{t!("premises-known-for")}</h2>
                <ul class="chips">{links}</ul>
            </section>
        }
    })
}

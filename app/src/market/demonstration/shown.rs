//! What everyone sees of demonstration enterprises: on the market's page, and on the supplier's.

use crate::{
    i18n::{locale, moment},
    t,
    ui::{Badge, Panel, Tone},
    visitor::Visitor,
};
use domain::market::demonstration::Demonstration;
use leptos::prelude::*;

/// Those of a market; nothing where there are none.
pub(crate) fn section(demonstrations: &[Demonstration]) -> Option<impl IntoView + use<>> {
    let items = demonstrations
        .iter()
        .map(|one| {
            let (href, name) = (
                format!("/companies/{}", one.company.code),
                one.company.name.get(locale()).to_owned(),
            );
            view! { <li><div><a href=href>{name}</a><span class="under">{reason(one)}</span></div></li> }
        })
        .collect_view();
    (!demonstrations.is_empty()).then(|| {
        view! {
            <Panel title=t!("demonstration-title") aside=t!("demonstration-by-market")>
                <ul class="part-list">{items}</ul>
            </Panel>
        }
    })
}

/// The mark in the head of a supplier's page.
pub(crate) fn mark(demonstrations: &[Demonstration]) -> Option<impl IntoView + use<>> {
    (!demonstrations.is_empty()).then(|| view! { <Badge tone=Tone::Sea>{t!("demonstration-mark")}</Badge> })
}

/// Which markets chose a supplier, and why.
pub(crate) fn panel(demonstrations: &[Demonstration]) -> Option<impl IntoView + use<>> {
    let items = demonstrations
        .iter()
        .map(|one| {
            let (href, name) = (
                format!("/markets/{}", one.market.slug),
                one.market.name.get(locale()).to_owned(),
            );
            view! { <li><a href=href>{name}</a><span class="under">{reason(one)}</span></li> }
        })
        .collect_view();
    (!demonstrations.is_empty()).then(|| {
        view! {
            <Panel title=t!("demonstration-mark") aside=t!("demonstration-by-market")>
                <ul class="plain-list">{items}</ul>
            </Panel>
        }
    })
}

/// `Papers complete, offers on the same day. · since 3 Nov 2026`
fn reason(one: &Demonstration) -> String {
    let zone = use_context::<Visitor>().map_or(chrono_tz::UTC, |visitor| visitor.time_zone);
    let since = t!(
        "demonstration-since",
        day = moment::day(locale(), zone, one.since)
    );
    format!("{} · {since}", one.reason.get(locale()))
}

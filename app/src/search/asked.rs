//! `/operating/searches`: what buyers look for, what they don't find, and what takes long.

use super::vocabulary;
use crate::{
    failure::Failure,
    format::group,
    page::Page,
    t,
    ui::{ButtonKind, DataColumn, DataTable, Empty, LinkButton, PageHead, Panel, Tab, Tabs},
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use domain::search::asked::{Asked, Order};
use leptos::prelude::*;
use serde::Deserialize;
use service::search;
use std::time::Duration;

const PATH: &str = "/operating/searches";
/// The times looked at, in days; the first where none is chosen.
const DAYS: [u16; 3] = [7, 30, 90];

/// What is looked at.
#[derive(Deserialize)]
#[serde(default)]
pub(super) struct Place {
    show: String,
    days: String,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            show: Order::default().to_string(),
            days: DAYS[0].to_string(),
        }
    }
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let order = place.show.parse().unwrap_or_default();
    let days = place.days.parse().ok().filter(|days| DAYS.contains(days));
    let days = days.unwrap_or(DAYS[0]);
    let asked = search::asked(&visit.ctx, &visit.actor, order, days).await?;
    Ok(visit.page(|| page(asked, order, days)))
}

fn page(asked: Vec<Asked>, order: Order, days: u16) -> Page {
    let body = view! {
        <PageHead title=t!("search-asked") lede=t!("search-asked-lede")>
            <LinkButton href="/operating/searches/why" kind=ButtonKind::Plain>{t!("search-why")}</LinkButton>
            <LinkButton href="/operating/vocabulary" kind=ButtonKind::Plain>{t!("vocabulary-title")}</LinkButton>
        </PageHead>
        <div class="stack-tight">
            {orders(order, days)}
            {times(order, days)}
            <Panel>{list(asked)}</Panel>
        </div>
    };
    Page::new(t!("search-asked"), body).at(Desk::Operating)
}

fn href(order: Order, days: u16) -> String {
    format!("{PATH}?show={order}&days={days}")
}

fn orders(shown: Order, days: u16) -> impl IntoView + use<> {
    let tab = |order, label| Tab {
        href: href(order, days),
        label,
        count: None,
        current: order == shown,
    };
    let tabs = vec![
        tab(Order::Often, t!("search-asked-often")),
        tab(Order::Nothing, t!("search-asked-nothing")),
        tab(Order::Slow, t!("search-asked-slow")),
    ];
    view! { <Tabs label=t!("search-asked") tabs/> }
}

fn times(order: Order, shown: u16) -> impl IntoView + use<> {
    let tab = |days| Tab {
        href: href(order, days),
        label: t!("search-asked-days", days = days),
        count: None,
        current: days == shown,
    };
    view! { <Tabs label=t!("search-asked-since") tabs=DAYS.map(tab).to_vec()/> }
}

fn list(asked: Vec<Asked>) -> AnyView {
    if asked.is_empty() {
        return view! { <Empty title=t!("search-asked-none") text=t!("search-asked-none-text")/> }.into_any();
    }
    let columns = vec![
        DataColumn::words(t!("search-asked-words")),
        DataColumn::figures(t!("search-asked-times")),
        DataColumn::figures(t!("search-asked-times-nothing")),
        DataColumn::figures(t!("search-asked-mean")),
        DataColumn::figures(t!("search-asked-slowest")),
        DataColumn::words(t!("search-asked-act")),
    ];
    let rows = asked.into_iter().map(row).collect();
    view! { <DataTable caption=t!("search-asked") columns rows/> }.into_any()
}

fn row(asked: Asked) -> Vec<AnyView> {
    let query = serde_html_form::to_string([("q", &asked.text)]).unwrap_or_default();
    let add = (asked.nothing > 0).then(|| {
        let (href, text) = (vocabulary::adding(&asked.text), asked.text.clone());
        view! {
            <a class="button button-quiet" href=href>
                {t!("search-asked-add")}<span class="visually-hidden">" "{text}</span>
            </a>
        }
    });
    vec![
        view! {
            <a href=format!("/search?{query}")>{asked.text.clone()}</a>
            <span class="under">{t!(in asked.locale, "shell-language")}</span>
        }
        .into_any(),
        group(&asked.times.to_string()).into_any(),
        group(&asked.nothing.to_string()).into_any(),
        milliseconds(asked.mean).into_any(),
        milliseconds(asked.slowest).into_any(),
        view! {
            <div class="actions">
                {add}
                <a class="button button-quiet" href=format!("/operating/searches/why?{query}")>
                    {t!("search-why")}<span class="visually-hidden">" "{asked.text}</span>
                </a>
            </div>
        }
        .into_any(),
    ]
}

/// With one decimal.
fn milliseconds(time: Duration) -> String {
    let tenths = (time.as_micros() + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

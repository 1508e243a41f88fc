//! `/selling/open-requests`: the open RFQs a supplier sees and has not answered.

use crate::{
    company::words::link,
    failure::Failure,
    i18n::locale,
    market::booth::ask_link,
    page::Page,
    rfq::words,
    t,
    ui::{
        Button, ButtonKind, DataColumn, DataTable, Deadline, Empty, Field, LinkButton, PageHead, Pager,
        Panel, Select, SelectOption, Tab, Tabs,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use chrono::TimeDelta;
use domain::{
    market::MarketRef,
    page::{self, PageRequest},
    rfq::view::OpenRow,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use service::{
    market,
    rfq::open::{OpenWanted, open_requests},
};

const PATH: &str = "/selling/open-requests";
/// Within how many days a deadline may be asked to lie.
const WITHIN: [i64; 3] = [3, 7, 30];

/// Where in the list.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    market: String,
    /// Days.
    #[serde(skip_serializing_if = "String::is_empty")]
    within: String,
    /// `passed`, or what waits.
    #[serde(skip_serializing_if = "String::is_empty")]
    show: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
}

impl Place {
    fn href(&self) -> String {
        match serde_html_form::to_string(self).unwrap_or_default() {
            query if query.is_empty() => PATH.to_owned(),
            query => format!("{PATH}?{query}"),
        }
    }

    fn from(&self, after: String) -> String {
        Self {
            after,
            ..self.clone()
        }
        .href()
    }

    fn narrowed(&self) -> bool {
        !(self.q.trim().is_empty() && self.market.is_empty() && self.within.is_empty())
    }

    fn wanted(&self, markets: &[MarketRef]) -> OpenWanted {
        let market = markets.iter().find(|market| market.slug == self.market);
        let days = self.within.parse().ok().filter(|days| WITHIN.contains(days));
        OpenWanted {
            market: market.map(|market| market.id),
            text: self.q.clone(),
            within: days.map(TimeDelta::days),
            passed: self.show == "passed",
        }
    }
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let (ctx, actor) = (&visit.ctx, &visit.actor);
    let markets = market::booths(ctx, actor).await?;
    let wanted = PageRequest::new(None, Some(place.after.clone()));
    let rows = open_requests(ctx, actor, &place.wanted(&markets), wanted).await?;
    let waiting = visit.frame.waiting.selling_open;
    Ok(visit.page(|| page(&place, &markets, rows, waiting)))
}

fn page(place: &Place, markets: &[MarketRef], rows: page::Page<OpenRow>, waiting: u32) -> Page {
    let title = t!("rfq-open-requests");
    let previous = (!place.after.is_empty()).then(|| place.from(String::new()));
    let next = rows.next.map(|after| place.from(after));
    let list = match rows.items.is_empty() {
        true => nothing(place, markets).into_any(),
        false => table(rows.items).into_any(),
    };
    let body = view! {
        <PageHead title=title.clone() lede=t!("rfq-open-requests-lede")/>
        <div class="stack-tight">
            {tabs(place, waiting)}
            {filters(place, markets)}
            <Panel>{list}</Panel>
            <Pager previous next/>
        </div>
    };
    Page::new(title, body).at(Desk::Selling)
}

fn tabs(place: &Place, waiting: u32) -> impl IntoView + use<> {
    let tab = |show: &str, label: String, count: Option<u32>| Tab {
        href: Place {
            show: show.to_owned(),
            ..Place::default()
        }
        .href(),
        label,
        count,
        current: place.show == show,
    };
    let tabs = vec![
        tab("", t!("rfq-open-tab-waiting"), (waiting > 0).then_some(waiting)),
        tab("passed", t!("rfq-open-tab-passed"), None),
    ];
    view! { <Tabs label=t!("rfq-open-requests") tabs/> }
}

fn filters(place: &Place, markets: &[MarketRef]) -> impl IntoView + use<> {
    let option = |value: String, label: String| SelectOption { value, label };
    let all = option(String::new(), t!("shell-all-markets"));
    let each = markets
        .iter()
        .map(|market| option(market.slug.clone(), market.name.get(locale()).to_owned()));
    let chosen: Vec<_> = std::iter::once(all).chain(each).collect();
    let any = option(String::new(), t!("rfq-open-any-deadline"));
    let days = WITHIN.map(|days| option(days.to_string(), t!("rfq-open-within", days = days)));
    let within: Vec<_> = std::iter::once(any).chain(days).collect();
    let clear = place
        .narrowed()
        .then(|| view! { <LinkButton href=PATH kind=ButtonKind::Quiet>{t!("rfq-open-clear")}</LinkButton> });
    view! {
        <form class="form" method="get" action=PATH>
            <input type="hidden" name="show" value=place.show.clone()/>
            <div class="form-row">
                <Field name="q" id="open-words" label=t!("rfq-open-words") value=place.q.clone()/>
                <Select name="market" id="open-market" label=t!("rfq-open-markets") options=chosen value=place.market.clone()/>
                <Select name="within" label=t!("rfq-deadline") options=within value=place.within.clone()/>
            </div>
            <div class="actions"><Button kind=ButtonKind::Plain>{t!("rfq-open-filter")}</Button>{clear}</div>
        </form>
    }
}

fn nothing(place: &Place, markets: &[MarketRef]) -> impl IntoView + use<> {
    let ask = markets.is_empty().then(ask_link);
    let (title, text) = match (markets.is_empty(), place.narrowed() || place.show == "passed") {
        (true, _) => (t!("rfq-open-none"), t!("rfq-open-no-booth")),
        (_, true) => (t!("rfq-none-here"), t!("rfq-none-here-text")),
        _ => (t!("rfq-open-none"), t!("rfq-open-none-text")),
    };
    view! { <Empty title text>{ask}</Empty> }
}

/// Open RFQs as a supplier lists them.
pub(crate) fn table(rows: Vec<OpenRow>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("rfq-column-rfq")),
        DataColumn::words(t!("rfq-lines")),
        DataColumn::words(t!("rfq-column-buyer")),
        DataColumn::words(t!("rfq-open-why")),
        DataColumn::words(t!("rfq-column-until")),
    ];
    let rows = rows
        .into_iter()
        .map(|row| {
            let first = words::first_line(&row.first, row.lines);
            vec![
                view! { <a href=format!("/requests/{}", row.id)>{row.title}</a><span class="under">{row.number}</span> }
                    .into_any(),
                first.into_any(),
                link(&row.buyer),
                markets_of(&row.markets).into_any(),
                view! { <Deadline at=row.deadline/> }.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t!("rfq-open-requests") columns rows/> }
}

/// Names of markets, one after the other.
pub(super) fn markets_of(markets: &[MarketRef]) -> String {
    let names: Vec<_> = markets.iter().map(|market| market.name.get(locale())).collect();
    names.join(" · ")
}

//! What waits for a decision in the operator's markets, oldest first; many can be decided in one go.

use super::{
    decide_form::{self, Typed},
    many::chosen,
};
use crate::{
    catalog::words::shown,
    failure::Failure,
    i18n::{locale, moment::lasting, named},
    page::Page,
    t,
    ui::{
        Badge, DataColumn, DataTable, Empty, ErrorSummary, Moment, PageHead, Pager, Panel, Tab, Tabs, Tone,
    },
    visit::Visit,
    visitor::Desk,
};
use axum::{extract::Query, response::Response};
use chrono::TimeDelta;
use domain::{
    catalog::view::CaseRow,
    market::MarketRef,
    moderation::matter::Matter,
    page::{self, PageRequest},
    problem::FieldErrors,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use service::{market, moderation};

const PATH: &str = "/operating/queue";
/// Who has waited longer than this has waited long.
const LONG: TimeDelta = TimeDelta::days(3);

/// Where in the queue.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) show: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) market: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) after: String,
}

impl Place {
    /// The address of a place.
    pub(super) fn href(&self) -> String {
        match serde_html_form::to_string(self).unwrap_or_default() {
            query if query.is_empty() => PATH.to_owned(),
            query => format!("{PATH}?{query}"),
        }
    }

    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut other = Self {
            after: String::new(),
            ..self.clone()
        };
        change(&mut other);
        other.href()
    }

    fn wanted(&self, markets: &[MarketRef]) -> moderation::Wanted {
        let market = markets.iter().find(|market| market.slug == self.market);
        moderation::Wanted {
            matters: match self.show.as_str() {
                "new" => vec![Matter::New],
                "changed" => vec![Matter::Revision],
                "shown" => vec![Matter::Report, Matter::Sample],
                _ => Vec::new(),
            },
            market: market.map(|market| market.id),
            waiting: (self.show == "long").then_some(LONG),
        }
    }
}

/// What the page shows.
pub(super) struct Queue {
    place: Place,
    markets: Vec<MarketRef>,
    cases: page::Page<CaseRow>,
    pace: Option<TimeDelta>,
    waiting: u32,
}

impl Queue {
    /// As it is now.
    pub(super) async fn load(visit: &Visit, place: Place) -> Result<Self, Failure> {
        let (ctx, actor) = (&visit.ctx, &visit.actor);
        let markets = market::operated(ctx, actor).await?;
        let request = PageRequest::new(None, Some(place.after.clone()));
        Ok(Self {
            cases: moderation::queue(ctx, actor, &place.wanted(&markets), request).await?,
            pace: moderation::pace(ctx, actor).await?,
            waiting: visit.frame.waiting.operating_listings,
            markets,
            place,
        })
    }
}

pub(super) async fn show(visit: Visit, Query(place): Query<Place>) -> Result<Response, Failure> {
    let queue = Queue::load(&visit, place).await?;
    Ok(visit.page(|| page(&queue, &Typed::default(), &FieldErrors::default(), None)))
}

/// The page; `said` is what became of those that were decided in one go.
pub(super) fn page(queue: &Queue, typed: &Typed, errors: &FieldErrors, said: Option<AnyView>) -> Page {
    let first = queue.place.with(|_| ());
    let previous = (!queue.place.after.is_empty()).then_some(first);
    let next = queue.cases.next.clone();
    let next = next.map(|after| queue.place.with(|place| place.after = after));
    let pace = queue.pace.map(|time| {
        let time = lasting(locale(), time);
        view! { <p class="muted">{t!("moderation-pace", time = time)}</p> }
    });
    let body = view! {
        <PageHead title=t!("shell-review") lede=t!("moderation-lede", count = queue.waiting)/>
        {said}
        <ErrorSummary errors=errors.clone() label=decide_form::label/>
        {pace}
        <div class="stack-tight">
            {tabs(&queue.place)}
            {markets(queue)}
            {list(queue, typed, errors)}
            <Pager previous next/>
        </div>
    };
    Page::new(t!("shell-review"), body).at(Desk::Operating)
}

fn tabs(place: &Place) -> impl IntoView + use<> {
    let tab = |show: &str, label: String| Tab {
        href: place.with(|place| show.clone_into(&mut place.show)),
        label,
        count: None,
        current: place.show == show,
    };
    let tabs = vec![
        tab("", t!("moderation-show-all")),
        tab("new", t!("moderation-show-new")),
        tab("changed", t!("moderation-show-changed")),
        tab("shown", t!("moderation-show-shown")),
        tab("long", t!("moderation-show-long", days = LONG.num_days())),
    ];
    view! { <Tabs label=t!("shell-review") tabs/> }
}

/// The operator's markets, where there is more than one.
fn markets(queue: &Queue) -> Option<impl IntoView + use<>> {
    (queue.markets.len() > 1).then(|| {
        let link = |slug: &str, name: String| {
            let href = queue.place.with(|place| slug.clone_into(&mut place.market));
            let current = (queue.place.market == slug).then_some("true");
            view! { <li><a href=href aria-current=current>{name}</a></li> }
        };
        let all = link("", t!("moderation-markets-all"));
        let each = queue.markets.iter();
        let each = each
            .map(|market| link(&market.slug, market.name.get(locale()).to_owned()))
            .collect_view();
        view! { <nav class="tabs" aria-label=t!("moderation-market")><ul>{all}{each}</ul></nav> }
    })
}

fn list(queue: &Queue, typed: &Typed, errors: &FieldErrors) -> impl IntoView + use<> {
    if queue.cases.items.is_empty() {
        return view! {
            <Panel><Empty title=t!("moderation-none") text=t!("moderation-none-text")/></Panel>
        }
        .into_any();
    }
    let rows = queue.cases.items.iter().cloned();
    let rows = rows
        .map(|case| {
            let choice = choice(&case, typed);
            let mut cells = row(case);
            cells.push(choice.into_any());
            cells
        })
        .collect();
    let mut columns = columns();
    columns.push(DataColumn::words(t!("moderation-choose")));
    let place = queue.place.clone();
    let fields = decide_form::fields(None, typed, errors);
    view! {
        <form class="stack" method="post" action=PATH novalidate>
            <input type="hidden" name="show" value=place.show/>
            <input type="hidden" name="market" value=place.market/>
            <input type="hidden" name="after" value=place.after/>
            <Panel><DataTable caption=t!("shell-review") columns rows/></Panel>
            <Panel title=t!("moderation-decide-chosen")>
                <p>{t!("moderation-decide-chosen-text")}</p>
                <div class="form">{fields}</div>
            </Panel>
        </form>
    }
    .into_any()
}

/// The box that chooses a case, with when it was read.
fn choice(case: &CaseRow, typed: &Typed) -> impl IntoView + use<> {
    let value = chosen(case.id, case.opened_at);
    let checked = typed.case.contains(&value);
    let label = t!(
        "moderation-choose-one",
        title = case.title.get(locale()).to_owned()
    );
    view! { <input type="checkbox" name="case" value=value checked=checked aria-label=label/> }
}

/// Cases as the desk lists them.
pub(crate) fn table(cases: Vec<CaseRow>) -> impl IntoView {
    let rows = cases.into_iter().map(row).collect();
    view! { <DataTable caption=t!("shell-review") columns=columns() rows/> }
}

/// What a case is about, and whether its supplier asks for a second look.
pub(super) fn badges(matter: Matter, reports: u32, appealed: bool) -> impl IntoView + use<> {
    let (words, tone) = match matter {
        Matter::New => (t!("moderation-new"), Tone::Plain),
        Matter::Revision => (t!("moderation-revision"), Tone::Sea),
        Matter::Report => (t!("moderation-reported", count = reports), Tone::Rust),
        Matter::Sample => (t!("moderation-sample"), Tone::Plain),
    };
    let appealed = appealed.then(|| view! { " "<Badge tone=Tone::Brass>{t!("moderation-appealed")}</Badge> });
    view! { <Badge tone>{words}</Badge>{appealed} }
}

fn columns() -> Vec<DataColumn> {
    vec![
        DataColumn::words(t!("moderation-listing")),
        DataColumn::words(t!("catalog-supplier")),
        DataColumn::words(t!("moderation-market")),
        DataColumn::words(t!("moderation-kind")),
        DataColumn::words(t!("moderation-since")),
    ]
}

fn row(case: CaseRow) -> Vec<AnyView> {
    let kind = badges(case.matter, case.reports, case.appealed);
    let operator = case.operator.map(|name| {
        view! { <span class="under">{t!("moderation-claimed-by", name = named(&name))}</span> }
    });
    vec![
        view! { <a href=format!("/operating/cases/{}", case.id)>{shown(&case.title)}</a> }.into_any(),
        shown(&case.supplier.name),
        case.market.name.get(locale()).to_owned().into_any(),
        view! { {kind}{operator} }.into_any(),
        view! { <Moment at=case.opened_at/> }.into_any(),
    ]
}
